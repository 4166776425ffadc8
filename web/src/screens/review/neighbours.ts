interface Row {
  id: string
}

/** The one above or below in the queue; at its ends the last there is. Nothing chosen leads to the first. */
export function neighbourOf(rows: readonly Row[], id: string | undefined, step: 1 | -1): string | undefined {
  const at = rows.findIndex((row) => row.id === id)
  if (at < 0) return rows[0]?.id
  return rows[Math.min(Math.max(at + step, 0), rows.length - 1)]?.id
}

/** Who comes up when this one is decided and leaves: the one below, else the one above. */
export function successorOf(rows: readonly Row[], id: string): string | undefined {
  const at = rows.findIndex((row) => row.id === id)
  if (at < 0) return undefined
  return (rows[at + 1] ?? rows[at - 1])?.id
}
