import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { createClient, type Client } from 'graphql-ws'
import { shallowRef } from 'vue'
import { ENDPOINT, questionOf } from './transport.ts'

export interface Connection {
  state: 'idle' | 'connected' | 'lost'
  /** when this state began, by the browser's clock */
  since: number
}

/** The state of the live line. `lost` keeps the time of the first failure until the line is back. */
export const connection = shallowRef<Connection>({ state: 'idle', since: Date.now() })

const LONGEST_WAIT_MS = 30_000
const PONG_WITHIN_MS = 5_000
const RESTART_MS = 10_000
/** Codes with which a server says: your session is over. */
const SIGNED_OUT = [4401, 4403]

let client: Client | undefined
let onSignedOut = () => {}

function become(state: Connection['state']): void {
  if (connection.value.state !== state) connection.value = { state, since: Date.now() }
}

/** 1, 2, 4 … 30 s, each spread by half, so that a restarted server is not stormed. */
async function backOff(retries: number): Promise<void> {
  const wait = Math.min(1000 * 2 ** retries, LONGEST_WAIT_MS)
  await new Promise((resolve) => setTimeout(resolve, wait * (0.75 + Math.random() / 2)))
}

function open(): Client {
  let pong: ReturnType<typeof setTimeout> | undefined
  const made = createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${ENDPOINT}`,
    lazy: false,
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: backOff,
    keepAlive: 10_000,
    onNonLazyError: () => {},
    on: {
      connected: () => become('connected'),
      ping: (received) => {
        if (!received) pong = setTimeout(() => made.terminate(), PONG_WITHIN_MS)
      },
      pong: (received) => received && clearTimeout(pong),
      closed: (event) => {
        clearTimeout(pong)
        if (client === made) become('lost')
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
