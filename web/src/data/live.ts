import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { createClient, type Client } from 'graphql-ws'
import { shallowRef } from 'vue'
import { ENDPOINT, questionOf } from './transport.ts'

export interface Connection {
  state: 'idle' | 'connected' | 'lost'
  /** when this state began, by the browser's clock */
  since: number
  /** how often it has been tried since the line was cut */
  attempts: number
}

/** The state of the live line. `lost` keeps the time of the first failure until the line is back. */
export const connection = shallowRef<Connection>({ state: 'idle', since: Date.now(), attempts: 0 })
/** The last sign of life of the server, by the browser's clock; 0 before the first. */
export const heardAt = shallowRef(0)

/** A line is back within 30 s of the server, whatever the spread below makes of it. */
const LONGEST_WAIT_MS = 20_000
/** A line that goes dead without a word is known as cut after 7 s: a wall has promised to say so within 10. */
const PING_EVERY_MS = 4_000
const PONG_WITHIN_MS = 3_000
const RESTART_MS = 10_000
/** Codes with which a server says: your session is over. */
const SIGNED_OUT = [4401, 4403]

let client: Client | undefined
let onSignedOut = () => {}

function become(state: Connection['state'], since = Date.now()): void {
  if (connection.value.state !== state) connection.value = { state, since, attempts: 0 }
}
const hear = () => (heardAt.value = Date.now())

/** 1, 2, 4 … 20 s, each spread by half, so that a restarted server is not stormed. */
async function backOff(retries: number): Promise<void> {
  const wait = Math.min(1000 * 2 ** retries, LONGEST_WAIT_MS)
  await new Promise((resolve) => setTimeout(resolve, wait * (0.75 + Math.random() / 2)))
}

function open(): Client {
  let pong: ReturnType<typeof setTimeout> | undefined
  /** No answer to a ping: the line was dead since the last word, not since now. */
  let isDeaf = false
  const made = createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${ENDPOINT}`,
    lazy: false,
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: backOff,
    keepAlive: PING_EVERY_MS,
    onNonLazyError: () => {},
    on: {
      connecting: (again) => again && (connection.value = { ...connection.value, attempts: connection.value.attempts + 1 }),
      connected: () => become('connected'),
      message: hear,
      ping: (received) => {
        if (received) return
        pong = setTimeout(() => {
          isDeaf = true
          made.terminate()
        }, PONG_WITHIN_MS)
      },
      pong: (received) => received && clearTimeout(pong),
      closed: (event) => {
        clearTimeout(pong)
        if (client === made) become('lost', isDeaf ? heardAt.value : undefined)
        isDeaf = false
        if (SIGNED_OUT.includes((event as CloseEvent).code)) onSignedOut()
      },
    },
  })
  return made
}

/** Opens the line; it stays open until `stopLive`. */
export function startLive(signedOut: () => void): void {
  onSignedOut = signedOut
  client ??= open()
}

export function stopLive(): void {
  const old = client
  client = undefined
  void old?.dispose()
  become('idle')
}

/** Hears a subscription until the returned function is called; a subscription that ends is begun again. */
export function listen<Result>(
  document: TypedDocumentNode<Result, Record<string, never>>,
  hear: (news: Result) => void,
): () => void {
  let stopped = false
  let release = () => {}
  const again = () => {
    if (!stopped) setTimeout(begin, RESTART_MS)
  }
  function begin(): void {
    if (stopped || !client) return
    // The protocol asks for a string here; a built question travels as its hash beside it.
    const { query = '', ...hash } = questionOf(document)
    release = client.subscribe<Result>(
      { query, ...hash },
      { next: ({ data }) => data && hear(data), error: again, complete: again },
    )
  }
  begin()
  return () => {
    stopped = true
    release()
  }
}
