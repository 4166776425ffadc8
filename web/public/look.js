// Sets the chosen look before the first paint; ui/preferences.ts keeps these keys.
;(function () {
  try {
    var root = document.documentElement
    root.dataset.theme = localStorage.getItem('jingxian.theme') || 'light'
    root.dataset.rise = localStorage.getItem('jingxian.rise') || 'red'
  } catch (blocked) {}
})()
