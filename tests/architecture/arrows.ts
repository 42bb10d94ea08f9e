import type { Place, Target } from './places.ts'

/** Who may import whom. A file must satisfy every rule that applies to it. */
export type Arrow = {
  rule: string
  appliesTo(from: Place): boolean
  allows(to: Target, from: Place, typeOnly: boolean): boolean
}

export const ARROWS: readonly Arrow[] = [
  {
    rule: 'what stands in testing/ is for tests only',
    appliesTo: (from) => !from.test && from.layer !== 'outside',
    allows: (to) => to.kind !== 'file' || !to.place.test,
  },
  {
    rule: 'the domain imports nothing but itself, not even node:, since it also runs in the browser',
    appliesTo: (from) => from.layer === 'domain' && !from.test,
    allows: (to) => isIn(to, 'domain'),
  },
  {
    rule: 'the domain is tested with values only, not with storage, channels or apps',
    appliesTo: (from) => from.layer === 'domain' && from.test,
    allows: (to) => to.kind !== 'file' || isIn(to, 'domain'),
  },
  {
    rule: 'credentials import the domain and libraries only, not even node:, since they also run in the browser',
    appliesTo: (from) => from.layer === 'credentials' && !from.test,
    allows: (to) => to.kind === 'package' || isIn(to, 'domain', 'credentials'),
  },
  {
    rule: 'of the apps the console, the command line and the server look into credentials; no channel and no storage does',
    appliesTo: (from) => !from.test && from.layer !== 'outside' && from.layer !== 'credentials',
    allows: (to, from) => !isIn(to, 'credentials') || LOOK_INTO_CREDENTIALS.has(from.app ?? ''),
  },
  {
    rule: 'storage imports the domain and libraries only',
    appliesTo: (from) => from.layer === 'storage',
    allows: (to) => to.kind !== 'file' || isIn(to, 'domain', 'storage'),
  },
  {
    rule: 'channels import the domain and libraries, never storage or apps',
    appliesTo: (from) => from.layer === 'channels',
    allows: (to) => to.kind !== 'file' || isIn(to, 'domain', 'channels'),
  },
  {
    rule: 'a channel never imports another channel',
    appliesTo: (from) => from.channel !== undefined,
    allows: (to, from) => to.kind !== 'file' || to.place.channel === undefined || to.place.channel === from.channel,
  },
  {
    rule: 'a protocol stands alone and can be published by itself',
    appliesTo: (from) => from.part === 'protocol' && !from.test,
    allows: (to, from) => to.kind !== 'file' || (to.place.part === 'protocol' && to.place.channel === from.channel),
  },
  {
    rule: 'an adapter never imports a simulator',
    appliesTo: (from) => from.part === 'adapter' && !from.test,
    allows: (to) => to.kind !== 'file' || to.place.part !== 'simulator',
  },
  {
    rule: 'a simulator checks with code of its own: of the client code it may use wire types only',
    appliesTo: (from) => !from.test && (from.part === 'simulator' || from.app === 'simulator'),
    allows: (to, _from, typeOnly) =>
      to.kind !== 'file' || (to.place.part !== 'adapter' && (to.place.part !== 'protocol' || typeOnly)),
  },
  {
    rule: 'the console shares the domain, the credentials and the API types, nothing else',
    appliesTo: (from) => from.app === 'console' && !from.test,
    allows: (to) => to.kind !== 'file' || isIn(to, 'domain', 'credentials') || isApp(to, 'console', 'api-types'),
  },
  {
    rule: 'the demo shop knows the public API only',
    appliesTo: (from) => from.app === 'demo-shop' && !from.test,
    allows: (to) => to.kind !== 'file' || isApp(to, 'demo-shop', 'api-types'),
  },
]

const LOOK_INTO_CREDENTIALS = new Set(['console', 'cli', 'server'])

function isIn(to: Target, ...layers: readonly Place['layer'][]): boolean {
  return to.kind === 'file' && layers.includes(to.place.layer)
}

function isApp(to: Target, ...apps: readonly string[]): boolean {
  return to.kind === 'file' && to.place.app !== undefined && apps.includes(to.place.app)
}
