import { computed, shallowRef, watch } from 'vue'
import { SessionDocument, SignInDocument, SignOutDocument, type Right, type SessionAccountFragment } from '../generated/graphql.ts'
import { act } from './act.ts'
import { client, signedOutAnswers } from './apollo.ts'
import { startLive, stopLive } from './live.ts'
import { problemOf, type Problem } from './problems.ts'

/** Who is signed in: undefined before the server was asked, null for nobody. */
export const me = shallowRef<SessionAccountFragment | null>()
/** Why the server could not be asked. */
export const sessionProblem = shallowRef<Problem>()
/** The session was ended by the server, not by the person. */
export const hasExpired = shallowRef(false)
export const isSignedIn = computed(() => Boolean(me.value))

/** Does the account have this right? The server decides; screens only ask. */
export function may(right: Right | undefined): boolean {
  return right === undefined || (me.value?.rights.includes(right) ?? false)
}

function enter(account: SessionAccountFragment | null): void {
  hasExpired.value = !account && Boolean(me.value)
  me.value = account
  sessionProblem.value = undefined
  if (account) startLive(() => void loadSession())
  else stopLive()
}

/** Asks the server who is signed in. */
export async function loadSession(): Promise<void> {
  try {
    const { data } = await client.query({ query: SessionDocument, fetchPolicy: 'network-only' })
    enter(data.me ?? null)
  } catch (error) {
    sessionProblem.value = problemOf(error)
  }
}

export async function signIn(account: string, password: string): Promise<Problem | undefined> {
  const { done, problem } = await act(SignInDocument, { account, password })
  if (problem) return problem
  await client.clearStore()
  enter(done.signIn)
}

export async function signOut(): Promise<void> {
  await act(SignOutDocument, {})
  enter(null)
  hasExpired.value = false
  await client.clearStore()
}

// The session ended on the server's side: the router then shows the sign-in page.
watch(signedOutAnswers, () => {
  if (me.value) enter(null)
})
