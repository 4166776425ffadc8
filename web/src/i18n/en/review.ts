import type { Translated } from '../translated.ts'
import type zh from '../zh-CN/review.ts'

export default {
  title: 'Review',
} satisfies Translated<typeof zh>
