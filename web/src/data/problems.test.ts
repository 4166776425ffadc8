import { ApolloError } from '@apollo/client/core'
import { GraphQLError } from 'graphql'
import { describe, expect, it } from 'vitest'
import { fieldErrors, panelKindOf, problemOf, Unreachable } from './problems.ts'

const refused = (message: string, extensions: Record<string, unknown>) =>
  problemOf(new ApolloError({ graphQLErrors: [new GraphQLError(message, { extensions })] }))

describe('problems', () => {
  it('keep what the server says and where', () => {
    const problem = refused('金额须大于零。', { code: 'INVALID', rule: 3, field: 'amount', remedy: '改为正数' })
    expect(problem).toMatchObject({ code: 'INVALID', text: '金额须大于零。', rule: 3, field: 'amount' })
    expect(panelKindOf(problem.code)).toBe('failed')
  })
  it('hide what has no known code, but keep its number', () => {
    const problem = refused('relation "x" does not exist', { code: 'INTERNAL_SERVER_ERROR', number: '7F2C' })
    expect(problem).toMatchObject({ code: 'UNAVAILABLE', number: '7F2C' })
    expect(problem.text).not.toContain('relation')
  })
  it('say what is not the reader’s to see without the names of the API', () => {
    const text = (message: string, code: string) => refused(message, { code }).text
    expect(text('groupBy 的「县区」涉及其他单位的明细；请在 filter 的最外层写 county: ["210106"]。', 'FORBIDDEN')).toBe('这里要用到其他单位的明细。对其他单位只提供全市合计；可以看本单位的，或回到全省。')
    expect(text('这个查询约需 9000 点，超过上限：请缩短期间、减少维度或加上筛选。', 'LIMIT')).toContain('缩短期间')
    expect(text('periods.from “2025” 晚于 periods.to “2024”：请对调。', 'INVALID')).not.toMatch(/[A-Za-z]/)
  })
  it('keep of a value that GraphQL could not read the sentence of ours, and its field', () => {
    const unread = refused('Variable "$input" got invalid value "1,5" at "input.amount"; “1,5”不是十进制数。', { code: 'INVALID' })
    expect(unread).toMatchObject({ text: '“1,5”不是十进制数。', field: 'amount' })
    expect(refused('Variable "$input" got invalid value "甲; 乙" at "input.x"; Expected type "Int" to be valid.', { code: 'INVALID' }).text).not.toMatch(/[A-Za-z]/)
    expect(refused('Cannot query field "x" on type "Y".', { code: 'INVALID' }).text).not.toMatch(/[A-Za-z]/)
  })
  it('tell a broken line from a refusal', () => {
    expect(problemOf(new ApolloError({ networkError: new Unreachable('502') })).code).toBe('OFFLINE')
    expect(panelKindOf('FORBIDDEN')).toBe('refused')
  })
  it('write every remark at its field, the first of two at the same', () => {
    const remarks = [
      { field: 'name', message: '项目名称为空。', remedy: '填写项目全称。' },
      { field: 'shares', message: '合计 90%。', remedy: '调整。' },
      { field: 'name', message: '另一处。' },
    ]
    expect(fieldErrors(refused('规则 5：…', { code: 'INVALID', field: 'name', remarks }))).toEqual({ name: '项目名称为空。填写项目全称。', shares: '合计 90%。调整。' })
    expect(fieldErrors(refused('落地区不对。', { code: 'FORBIDDEN', field: 'county' }))).toEqual({ county: '落地区不对。' })
    expect(fieldErrors(undefined)).toEqual({})
  })
})
