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
