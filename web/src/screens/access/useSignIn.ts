import { computed, ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { signIn } from '../../data/session.ts'
import type { Problem } from '../../data/problems.ts'
import { t } from '../../i18n/text.ts'

/** The sign-in form: what was typed, what is missing, what the server answered, where to go afterwards. */
export function useSignIn() {
  const route = useRoute()
  const router = useRouter()
  const account = ref('')
  const password = ref('')
  const busy = ref(false)
  const tried = ref(false)
  const problem = ref<Problem>()

  const missing = computed(() => ({
    account: tried.value && !account.value.trim() ? t('access.needAccount') : undefined,
    password: tried.value && !password.value ? t('access.needPassword') : undefined,
  }))
  /** Only a path of our own: an address in the link must not lead elsewhere. */
  const next = computed(() => {
    const wanted = route.query.next
    return typeof wanted === 'string' && /^\/(?![/\\])/.test(wanted) ? wanted : '/'
  })

  /** The wall is another page of ours, not a route of the desk. */
  async function leaveTo(path: string): Promise<void> {
    if (path.startsWith('/wall')) location.assign(path)
    else await router.replace(path)
  }

  async function submit(): Promise<boolean> {
    tried.value = true
    if (busy.value || missing.value.account || missing.value.password) return false
    busy.value = true
    problem.value = await signIn(account.value.trim(), password.value)
    busy.value = false
    if (problem.value) return false
    await leaveTo(next.value)
    return true
  }
  return { account, password, busy, problem, missing, submit, ended: computed(() => route.query.ended === 'yes') }
}
