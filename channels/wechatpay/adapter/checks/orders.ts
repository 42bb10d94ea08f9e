import type { CheckOrderSeen, CheckSeen, CheckTools } from '@ruzhu/domain/checks/asking.ts'
import type { GatewayRefusal } from '@ruzhu/domain/errors.ts'
import { appidFor } from '@ruzhu/domain/methods/apps.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import type { Scene } from '@ruzhu/domain/payments/payments.ts'
import { both } from '@ruzhu/domain/text.ts'
import { type Blame, blameOf } from './blame.ts'

type Seen =
  | { state: 'taken'; order: CheckOrderSeen }
  | { state: 'refused'; blame: Blame; refusal: GatewayRefusal; order: CheckOrderSeen }
  | { state: 'unknown'; why: string }

/** Looks like a payer’s code, and is nobody’s. */
const NO_CODE = '100000000000000000'

/**
 * What only an order shows. One is made for each scene, and what it is refused for tells which link is broken: those that
 * the gateway looks at before are whole.
 */
export class OrderChecks {
  readonly #tools: CheckTools
  readonly #orders = new Map<Scene, Promise<Seen>>()

  constructor(tools: CheckTools) {
    this.#tools = tools
  }

  /** The AppID that stands in the account. With keys of its own a client is paid in its apps, and orders may not name it. */
  async ownApp(): Promise<CheckSeen> {
    const scene = this.#sceneOfOwnApp()
    return scene === undefined ? { state: 'skipped', reason: NOT_USED } : this.#link('appid', scene)
  }

  usesOwnApp(): boolean {
    return this.#sceneOfOwnApp() !== undefined
  }

  #sceneOfOwnApp(): Scene | undefined {
    const { scenes, apps, mode } = this.#tools.method
    return scenes.find((one) => mode === 'provider' || appidFor(apps, one) === undefined)
  }

  /** In direct mode the app stands in the place of the account's, and is refused in the same words. */
  async app(kind: string): Promise<CheckSeen> {
    const { scenes, apps, mode } = this.#tools.method
    const appid = apps.find((app) => app.kind === kind)?.appid
    const scene = scenes.find((one) => appidFor(apps, one) === appid)
    if (scene === undefined) return { state: 'skipped', reason: NOT_USED }
    return this.#link(mode === 'direct' ? 'appid' : 'app', scene)
  }

  product(scene: string): Promise<CheckSeen> {
    return this.#link('product', this.#scene(scene))
  }

  async order(scene: string): Promise<CheckSeen> {
    const seen = await this.#ordered(this.#scene(scene))
    if (seen.state === 'unknown') return seen
    if (seen.state === 'refused') {
      if (seen.blame === 'payer') return { state: 'pass', note: UP_TO_PAYER }
      return seen.blame === 'order'
        ? { state: 'fail', refusal: seen.refusal }
        : { state: 'skipped', reason: AN_EARLIER }
    }
    return { state: 'pass', ...(seen.order.close?.state !== 'closed' && { note: CLOSED_LATER }) }
  }

  /** Of an order that was made and not paid; of one that never was, where none could be. */
  async anyNumber(): Promise<string> {
    const seen = await Promise.all(this.#orders.values())
    return seen.find((one) => one.state === 'taken')?.order.outTradeNo ?? 'ruzhu_probe'
  }

  async #link(link: Blame, scene: Scene): Promise<CheckSeen> {
    const seen = await this.#ordered(scene)
    if (seen.state === 'unknown') return seen
    if (seen.state === 'taken' || LOOKED_AT.indexOf(seen.blame) > LOOKED_AT.indexOf(link)) return { state: 'pass' }
    if (seen.blame === link) return { state: 'fail', refusal: seen.refusal }
    return { state: 'skipped', reason: AN_EARLIER }
  }

  #scene(scene: string): Scene {
    const found = this.#tools.method.scenes.find((one) => one === scene)
    if (!found) throw new RangeError(`the method has no scene ${scene}`)
    return found
  }

  #ordered(scene: Scene): Promise<Seen> {
    const before = this.#orders.get(scene)
    if (before) return before
    const seen = this.#order(scene)
    this.#orders.set(scene, seen)
    return seen
  }

  async #order(scene: Scene): Promise<Seen> {
    const order = await this.#tools.order(scene, {
      ...(KNOWS_PAYER.has(scene) && { payerOpenid: NOBODY }),
      ...(scene === 'h5' && { payerClientIp: '127.0.0.1' }),
      ...(scene === 'bar_code' && { authCode: new Secret('auth_code', NO_CODE) }),
    })
    const { prepay } = order
    if (prepay.state === 'unknown') return { state: 'unknown', why: prepay.why }
    if (prepay.state === 'ready') return { state: 'taken', order }
    return { state: 'refused', blame: blameOf(prepay.refusal), refusal: prepay.refusal, order }
  }
}

/** In the order in which the gateway looks at them. */
const LOOKED_AT: readonly Blame[] = ['grant', 'appid', 'app', 'product', 'payer', 'order']
const KNOWS_PAYER: ReadonlySet<Scene> = new Set<Scene>(['jsapi', 'mini_program'])
/** In the form of an openid, and nobody's. */
const NOBODY = 'oRUZHUCHECK00000000000000000'

const NOT_USED = both('这个支付方式的场景用不到它', 'No scene of this method uses it')
export const AN_EARLIER = both(
  '平台在更早的一项就拒绝了，先处理那一项',
  'The platform refused for an earlier link; mend that one first',
)
const UP_TO_PAYER = both(
  '没有真实付款人，平台查到付款人为止都通过',
  'There is no payer; everything up to the payer is in order',
)
const CLOSED_LATER = both('试单几分钟内自动关闭', 'The trial order is closed within minutes')
