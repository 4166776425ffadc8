import type { Translated } from '../translated.ts'
import type zh from '../zh-CN/returns.ts'

export default {
  title: 'Returns',
} satisfies Translated<typeof zh>
