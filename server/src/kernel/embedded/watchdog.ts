import { spawn, type ChildProcess } from 'node:child_process'
import type { Socket } from 'node:net'
import { startOptions, type Runner } from './runner.ts'

// Its input is a pipe that we hold open and that the machine closes when we die, however we die. It then ends the
// postmaster: fast at first, at once after 20 s. It asks postmaster.pid each time, so a reused number is left alone.
const SCRIPT = `
trap '' HUP INT QUIT TERM
while read -r line; do postmaster=$line; done
[ -n "$postmaster" ] || exit 0
tries=0
while kill -0 "$postmaster" && [ $tries -lt 150 ]; do
  signal=INT; [ $tries -lt 100 ] || signal=QUIT
  read -r owner < "$0/postmaster.pid" && [ "$owner" = "$postmaster" ] && kill -s $signal "$postmaster"
  tries=$((tries + 1)); sleep 0.2
done
`

/** Sees to it that the postmaster does not outlive this process. There is no such shell on Windows: there it may. */
export function watchOver(postmaster: ChildProcess, pgData: string, runner: Runner): void {
  if (process.platform === 'win32' || postmaster.pid === undefined) return
  const watchdog = spawn('/bin/sh', ['-c', SCRIPT, pgData], {
    ...startOptions(runner),
    // Its own session: Ctrl-C in our terminal must reach neither it nor the postmaster.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watchdog.on('error', () => undefined)
  watchdog.stdin.on('error', () => undefined)
  watchdog.stdin.write(`${postmaster.pid}\n`)
  ;(watchdog.stdin as Socket).unref()
  watchdog.unref()
  postmaster.once('exit', () => watchdog.kill('SIGKILL'))
}
