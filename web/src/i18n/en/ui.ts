import type zh from '../zh-CN/ui.ts'

const ui: Record<keyof typeof zh, string> = {
  close: 'Close',
  clear: 'Back to default',
  retry: 'Try again',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'The browser refused to copy; please select the text.',
  filters: 'Filters',
  search: 'Search',
  nothingFound: 'Nothing matches',
  loading: 'Loading',
  quoteNumber: 'Reference {number}',
  previousYear: 'Previous year',
  nextYear: 'Next year',
  up: 'up',
  down: 'down',
  moveUp: 'up {places}',
  moveDown: 'down {places}',
  moveSame: 'unchanged',
  moveNew: 'new',
  moveUnknown: 'no earlier position',
  lampGreen: 'on schedule',
  lampYellow: 'amber',
  lampRed: 'red',
  lampNone: 'no target',
}

export default ui
