// Runs programs, and sees to it that a signal reaches each of them once, however often it reaches us.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'

export const isWindows = process.platform === 'win32'

/**
 * Ctrl-C reaches us from the terminal and again from npm, which passes on what the terminal had told everybody.
 * What follows within this time is such an echo; later, somebody is asking a second time.
 */
const ECHO_MS = 2000

const running = new Set()
let asked

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => passOn(signal))

// `kill` on npm reaches only the shell that npm put between itself and us: the shell dies and tells nobody.
if (process.env.npm_lifecycle_event && !isWindows) watchParent(process.ppid)

function watchParent(parent) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    passOn('SIGTERM')
  }, 250)
  watch.unref()
}

export function wasAsked() {
  return asked !== undefined
}

function passOn(signal) {
  const now = Date.now()
  if (asked && now - asked.at < ECHO_MS) return
  asked = { signal, at: now }
  // Nothing is left to be told: between two steps, we are the only ones who have to go.
  if (!running.size) process.exit(codeOf(signal))
  for (const child of running) tell(child, signal === 'SIGHUP' ? 'SIGTERM' : signal)
}

/** The child leads a group of its own, out of the terminal's reach, so this is the only way it hears anything. */
export function tell(child, signal) {
  try {
    if (isWindows) child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // It ended in between.
  }
}

/** Runs a program to its end. Quiet ones are heard only when they fail; one that is `told` hears what is sent to it. */
export function run(command, args, { cwd, env, quiet = false, final = false, told = false, onStart } = {}) {
  return new Promise((resolve) => {
    const words = isWindows
      ? [command, ...args].map((word) => (/[\s&|<>^]/.test(word) ? `"${word}"` : word))
      : args
    const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit']
    const options = { cwd, env, stdio: told ? [...stdio, 'ipc'] : stdio }
    const child = isWindows
      ? spawn(words.join(' '), { ...options, shell: true })
      : spawn(command, words, { ...options, detached: true })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => (output += text))
    const end = (code, signal) => {
      running.delete(child)
      // Somebody wants us gone: no further step. The server itself is asked how it went.
      if (asked && !final) process.exit(codeOf(asked.signal))
      resolve({ code: code ?? codeOf(signal), output })
    }
    running.add(child)
    onStart?.(child)
    child.once('error', (error) => {
      output += error.message
      end(127)
    })
    child.once('close', end)
  })
}

function codeOf(signal) {
  return 128 + (constants.signals[signal] ?? 0)
}
