/** Browsers say where a request comes from; only our own pages may change things or open sockets. */
import { isLoopback, type Config } from '../kernel/config.ts'

/** No Origin: not a browser, so no cookie rides along unseen. On loopback its three names are one. */
export function isOurOrigin(config: Config, origin: string | undefined): boolean {
  if (!origin) return true
  if (origin === config.origin) return true
  try {
    const [given, own] = [new URL(origin), new URL(config.origin)]
    const here = (url: URL) => isLoopback(url.hostname.replace(/^\[|\]$/g, ''))
    return given.protocol === own.protocol && here(given) && here(own) && (given.port === own.port || config.PORT === 0)
  } catch {
    return false
  }
}
