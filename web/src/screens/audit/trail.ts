/** What was done, in words. Pure. */
import type { AuditRowFragment } from '../../generated/graphql.ts'
import { t } from '../../i18n/text.ts'
import commands from '../../i18n/zh-CN/audit.ts'

type Command = keyof typeof commands.command

/** The commands that the server records, by what they do; a new one is shown by its own name until it is named here. */
export const COMMANDS = Object.keys(commands.command) as Command[]
export const isCommand = (text: string | undefined): text is Command => text !== undefined && Object.hasOwn(commands.command, text)
export const commandText = (command: string): string => (isCommand(command) ? t(`audit.command.${command}`) : command)

export interface TrailRow {
  key: string
  at: Date
  who: string
  role: string
  what: string
  subject: string
  rows: number
  digest: string
  link?: number
}

export function trailRows(events: readonly AuditRowFragment[]): TrailRow[] {
  return events.map(({ id, at, actor, role, command, subject, rows, digest, link }) => ({
    key: id,
    at: new Date(at),
    who: actor,
    role: t(`records.role.${role}`),
    what: commandText(command),
    subject,
    rows,
    digest,
    link: link ?? undefined,
  }))
}
