import type { App, Merchant } from './merchants.ts'
import type { State } from './state.ts'

export type SubOrder = {
  mchid?: string
  name?: string
  shortName?: string
  products: readonly string[]
  appids: readonly string[]
}

export function newSubMerchant(state: State, spMchid: string, order: SubOrder): Merchant {
  const { mchid = newMchid(state, 'sub'), shortName, products, appids } = order
  const sub: Merchant = {
    mchid,
    kind: 'sub',
    name: order.name ?? `模拟特约商户${mchid.slice(-4)}`,
    ...(shortName !== undefined && { shortName }),
    appids,
    products,
    refundPermission: true,
    keyMode: 'public_key',
    certificates: [],
    platformCertificates: [],
    providers: [spMchid],
  }
  state.merchants.put(mchid, sub)
  return sub
}

export function newMchid({ world }: State, kind: Merchant['kind']): string {
  const beginning = { direct: '16', provider: '19', sub: '17' }[kind]
  return `${beginning}${world.ids.digits(`${kind}_mchid`, 8)}`
}

export function newApp(state: State): App {
  const app = { appid: `wx${state.world.ids.hex('appid', 16)}`, secret: state.world.random(16).toString('hex') }
  state.apps.put(app.appid, app)
  return app
}

/** An appid of somebody else's, made known when it is first named. */
export function knownApp(state: State, appid: string): App {
  const known = state.apps.get(appid)
  if (known) return known
  const app = { appid, secret: state.world.random(16).toString('hex') }
  state.apps.put(appid, app)
  return app
}
