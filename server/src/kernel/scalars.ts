/** The four scalars of the API. What they cannot read they refuse in a sentence. */
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import { grainOf } from '@jingxian/schema/vocabulary/period'

function textScalar(name: string, description: string, read: (text: string) => string | Date, write = String as (value: unknown) => unknown) {
  const parse = (value: unknown) => {
    if (typeof value !== 'string') throw new GraphQLError(`${name} 须写成字符串，例如 ${description.match(/`(.+?)`/)?.[1] ?? '""'}。`)
    return read(value)
  }
  return new GraphQLScalarType({
    name,
    description,
    serialize: write,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  })
}

function matching(shape: RegExp, what: string) {
  return (text: string) => {
    if (!shape.test(text)) throw new GraphQLError(`“${text.slice(0, 40)}”不是${what}。`)
    return text
  }
}

export const DecimalScalar = textScalar(
  'Decimal',
  '十进制数，字符串，最多 16 位整数、4 位小数，例如 `"1234.5600"`。金额从不用浮点数。',
  matching(/^-?\d{1,16}(\.\d{1,4})?$/, '十进制数（最多 16 位整数、4 位小数，不带千位分隔符）'),
)

export const DayScalar = textScalar('Date', '日期，例如 `"2025-10-28"`，按北京时间。', (text) => {
  const day = matching(/^\d{4}-\d{2}-\d{2}$/, '日期（应写作 2025-10-28）')(text)
  if (new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) !== day) throw new GraphQLError(`“${day}”不是日历上的一天。`)
  return day
})

export const TimeScalar = textScalar(
  'DateTime',
  '时刻，ISO 8601 带时区，例如 `"2025-11-18T09:00:00+08:00"`。',
  (text) => {
    const time = new Date(text)
    const shaped = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(Z|[+-]\d{2}:\d{2})$/.test(text)
    if (!shaped || Number.isNaN(time.getTime())) throw new GraphQLError(`“${text.slice(0, 40)}”不是带时区的时刻。`)
    return time
  },
  (value) => (value instanceof Date ? value : new Date(String(value))).toISOString(),
)

/** Calendars and series outside these years are typing errors; the arithmetic of months needs four digits. */
const [EARLIEST, LATEST] = [1990, 2100]

export const PeriodScalar = textScalar('PeriodKey', '期间：月 `"2025-06"`、季 `"2025-Q2"`、半年 `"2025-H1"`、年 `"2025"`。', (text) => {
  if (!grainOf(text)) throw new GraphQLError(`“${text.slice(0, 20)}”不是期间：应写作 2025-06、2025-Q2、2025-H1 或 2025。`)
  const year = Number(text.slice(0, 4))
  if (year < EARLIEST || year > LATEST) throw new GraphQLError(`期间“${text}”不在 ${EARLIEST} 年到 ${LATEST} 年之间：请核对年份。`)
  return text
})
