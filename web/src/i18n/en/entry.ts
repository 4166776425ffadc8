import type { Translated } from '../translated.ts'
import type zh from '../zh-CN/entry.ts'

export default {
  title: 'Entry',
} satisfies Translated<typeof zh>
