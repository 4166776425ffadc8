import type { Translated } from '../translated.ts'
import type zh from '../zh-CN/projects.ts'

export default {
  title: 'Projects',
} satisfies Translated<typeof zh>
