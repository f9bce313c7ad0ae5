import { BlockList, isIP } from 'node:net'

const blockList = (family: 'ipv4' | 'ipv6', networks: readonly string[]): BlockList => {
  const list = new BlockList()
  for (const network of networks) {
    const [address, bits] = network.split('/')
    list.addSubnet(address!, Number(bits), family)
  }
  return list
}

/** What the IANA registry of special-purpose addresses does not call globally reachable, multicast, and relays to either. */
const specialV4 = blockList('ipv4', [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
])
/** Of IPv6 only what is assigned to networks of the internet may be reached, so that mapped and translated addresses are refused, too. */
const globalV6 = blockList('ipv6', ['2000::/3'])
const specialV6 = blockList('ipv6', ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'])

const loopbackV4 = blockList('ipv4', ['127.0.0.0/8'])
const loopbackV6 = blockList('ipv6', ['::1/128'])

/** Whether an address belongs to the public internet. */
export const isPublic = (address: string): boolean => {
  const version = isIP(address)
  if (version === 4) return !specialV4.check(address, 'ipv4')
  return version === 6 && globalV6.check(address, 'ipv6') && !specialV6.check(address, 'ipv6')
}

/** Whether an address is that of this machine to itself; not one that is mapped to IPv6. */
export const isLoopback = (address: string): boolean => {
  const version = isIP(address)
  if (version === 4) return loopbackV4.check(address, 'ipv4')
  return version === 6 && !address.includes('.') && loopbackV6.check(address, 'ipv6')
}
