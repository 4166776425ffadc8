import { describe, expect, it } from 'vitest'
import { RepeatedStatements } from './repeated-statements.ts'

describe('statements that come again', () => {
  const again = (repeated: RepeatedStatements, statement: string) => [1, 2, 3].map(() => repeated.textOf(statement, 'here'))[2]

  it('are prepared when they are one short read', () => {
    expect(again(new RepeatedStatements(), '\n  select 1')).toBe('execute repeated_1')
    expect(again(new RepeatedStatements(), 'with a as (select 1) select * from a')).toBe('execute repeated_1')
    for (const statement of [`select '${'a'.repeat(5_000)}'`, 'select 1; select 2', 'fetch all from c', 'commit', `insert into a values (1)`]) {
      expect(again(new RepeatedStatements(), statement)).toBe(statement)
    }
  })

  it('are a hundred at most, then all are let go', () => {
    const repeated = new RepeatedStatements()
    again(repeated, 'select 0')
    for (let n = 1; n <= 100; n++) repeated.textOf(`select ${n}`, 'here')
    expect(repeated.textOf('select 0', 'here')).toBe('select 0')
    expect(repeated.textOf('select 0', 'here')).toBe('deallocate all; prepare repeated_2 as select 0; execute repeated_2')
  })
})
