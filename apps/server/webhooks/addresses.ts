import { lookup as resolve } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Networks a webhook may never reach: they belong to this machine, its neighbours, or nobody. RFC 6890 and its registry. */
const NOWHERE: readonly [network: string, prefix: number, family: 'ipv4' | 'ipv6'][] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'], // where clouds keep the machine's own credentials
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  ['::', 128, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'], // these carry an IPv4 address inside
  ['64:ff9b:1::', 48, 'ipv6'],
  ['100::', 64, 'ipv6'],
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
]
/** Of companies and their machines. */
const PRIVATE: typeof NOWHERE = [
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['fc00::', 7, 'ipv6'],
]
const LOOPBACK: typeof NOWHERE = [
  ['127.0.0.0', 8, 'ipv4'],
  ['::1', 128, 'ipv6'],
]

/** @property inside  the company's own network as well, for what only its administrators name */
export type AddressRule = { loopback: boolean; inside?: boolean }

/** Whether a webhook may go to this address. An IPv4 address in IPv6 clothes is judged as what it is. */
export function mayReach(address: string, { loopback, inside = false }: AddressRule): boolean {
  const bare = address.replace(/^\[|\]$/g, '')
  const family = isIP(bare) === 6 ? 'ipv6' : 'ipv4'
  if (isIP(bare) === 0 || nowhere.check(bare, family)) return false
  return (inside || !neighbours.check(bare, family)) && (loopback || !own.check(bare, family))
}

const nowhere = blockList(NOWHERE)
const neighbours = blockList(PRIVATE)
const own = blockList(LOOPBACK)

function blockList(networks: typeof NOWHERE): BlockList {
  const list = new BlockList()
  for (const [network, prefix, family] of networks) list.addSubnet(network, prefix, family)
  return list
}

export class AddressRefused extends Error {
  override readonly name = 'AddressRefused'
}

/**
 * Resolves a name for one connection and refuses it when any of its addresses is internal. The connection is made to the
 * very addresses that were judged, so a name cannot change its mind in between.
 */
export function guardedLookup(rule: AddressRule): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const refused = addresses?.some(({ address }) => !mayReach(address, rule))
      const [first] = addresses ?? []
      if (error) callback(error, '')
      else if (refused || !first) callback(new AddressRefused(`${hostname} has an internal address`), '')
      else if (options.all) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  }
}
