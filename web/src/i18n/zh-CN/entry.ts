export default {
  title: '填报',
}
