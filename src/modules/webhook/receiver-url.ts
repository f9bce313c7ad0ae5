import { isIP } from 'node:net'
import { RapportError } from '../../core/errors.ts'
import { isLoopback, isPublic } from './address.ts'

const maxUrl = 2_000

/** The host of a URL as names and addresses are written: without the brackets of IPv6. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1')

/** Whether a request may be sent to an address. */
export const mayReach = (address: string, loopback: boolean): boolean =>
  isPublic(address) || (loopback && isLoopback(address))

/** Whether a host can only be this machine: by its address, or a name that no resolver is asked for. */
const isOwnHost = (host: string): boolean => isLoopback(host) || host === 'localhost' || host.endsWith('.localhost')

/**
 * The URL in its normal form. Throws INVALID_INPUT unless it is one of https to a host that is not an address of a private network; http and
 * addresses of this machine where `loopback` allows them.
 */
export const receiverUrl = (text: string, field: string, loopback: boolean): string => {
  const refuse = (problem: string) =>
    new RapportError(
      'INVALID_INPUT',
      `expected ${field} to be an https URL of the public internet, such as https://hooks.example.org/rapport; ${problem}`,
      { path: ['input', field] },
    )
  if (text.length > maxUrl) throw refuse(`it has ${text.length} characters, at most ${maxUrl} are possible`)
  if (!URL.canParse(text)) throw refuse('it is no URL')
  const url = new URL(text)
  const host = hostOf(url)
  if (url.username !== '' || url.password !== '')
    throw refuse('it has a user or a password, which logs would show: the signature says who sends')
  if (url.hash !== '') throw refuse('it has a fragment, which is never sent')
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback && isOwnHost(host)))
    throw refuse(`it begins with ${url.protocol.slice(0, 20)}//`)
  if (isIP(host) > 0 ? !mayReach(host, loopback) : isOwnHost(host) && !loopback)
    throw refuse(`${host} is not an address of the public internet`)
  return url.href
}
