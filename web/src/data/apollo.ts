import { ApolloClient, ApolloLink, InMemoryCache, setLogVerbosity } from '@apollo/client/core'
import { shallowRef } from 'vue'
import { httpLink } from './transport.ts'

// The composables still call what Apollo 4 will drop; that is no news for the console of a user.
setLogVerbosity('error')

/** Counts the answers that said: you are not signed in. The session watches it. */
export const signedOutAnswers = shallowRef(0)

const noticeSignedOut = new ApolloLink((operation, forward) =>
  forward(operation).map((answer) => {
    if (answer.errors?.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED')) signedOutAnswers.value++
    return answer
  }),
)

/**
 * The cache holds the catalogue and who is signed in. Figures are never cached (useFigures): they belong to the
 * question that was asked, not to an object, and screens run for weeks.
 */
export const client = new ApolloClient({
  link: noticeSignedOut.concat(httpLink),
  cache: new InMemoryCache({
    typePolicies: {
      Metric: { keyFields: ['key', 'version'] },
    },
  }),
  assumeImmutableResults: true,
})
