/** Requests over some connections that are kept open, as many as will go in a time. */
import { Agent, request } from 'node:http'
import { quantile } from './measure.ts'

export interface Target {
  url: string
  headers: Record<string, string>
  body: string
  cpu(): number | undefined
  /** Looks once at what comes back. @throws when it is not what was asked for */
  check(answer: string): void
}

export interface Load {
  perSecond: number
  p99: number
  /** Milliseconds of processor of the server's process for one request: hardly moved by what else the machine does. */
  cpu: number | undefined
}

export async function load({ url, headers, body, cpu, check }: Target, connections: number, seconds: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  const [began, used] = [performance.now(), cpu()]
  const until = began + seconds * 1000
  const one = async () => {
    while (performance.now() < until) {
      const from = performance.now()
      const answer = await post(agent, url, headers, body)
      if (!times.length) check(answer)
      times.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: connections }, one))
  const took = performance.now() - began
  agent.destroy()
  return { perSecond: (times.length * 1000) / took, p99: quantile(times, 0.99), cpu: used === undefined ? undefined : ((cpu()! - used) * 1000) / times.length }
}

export function post(agent: Agent | undefined, url: string, headers: Record<string, string>, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method: 'POST', headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve(Buffer.concat(parts).toString())).on('error', reject)
    })
    sent.on('error', reject).end(body)
  })
}
