/** The host of a URL, or of a text that begins like one; undefined for anything else. */
const hostOf = (text: string): string | undefined => {
  try {
    const { hostname, protocol } = new URL(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`)
    return /^https?:$/.test(protocol) ? hostname : undefined
  } catch {
    return undefined
  }
}

/** Labels of letters, digits and hyphens, the last of which is no number: an IP address is no domain. */
const isDomain = (host: string): boolean =>
  host.length <= 253 && /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z](?:[a-z\d-]{0,61}[a-z\d])?$/.test(host)

/**
 * The internet domain in a domain name, a URL or the part of an e-mail address after the @: in lower case, without `www.`, in ASCII
 * (`xn--…`). Undefined if there is none.
 */
export const readDomain = (text: string): string | undefined => {
  const host = hostOf(text.trim().replace(/^@/, ''))
    ?.replace(/\.$/, '')
    .replace(/^www\.(?=[^.]+\.)/, '')
  return host !== undefined && isDomain(host) ? host : undefined
}

/** A web address of http or https, `https://` before one without; undefined if it is none. */
export const readWebsite = (text: string): string | undefined => {
  const given = text.trim()
  if (readDomain(given) === undefined || /\s/.test(given)) return undefined
  return /^https?:\/\//i.test(given) ? given : `https://${given}`
}
