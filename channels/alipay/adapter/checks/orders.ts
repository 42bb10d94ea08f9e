import type { CheckOrderSeen, CheckSeen, CheckTools } from '@ruzhu/domain/checks/asking.ts'
import type { GatewayRefusal } from '@ruzhu/domain/errors.ts'
import { appidFor } from '@ruzhu/domain/methods/apps.ts'
import type { Scene } from '@ruzhu/domain/payments/payments.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { both } from '@ruzhu/domain/text.ts'
import { clientFor, CHANNEL, type Provider } from '../provider.ts'

/** Which link a refused order shows to be broken. `payer`: everything before the payer was in order. */
type Blame = 'app' | 'product' | 'payer' | 'order'
type Seen =
  | { state: 'taken'; order: CheckOrderSeen }
  | { state: 'refused'; blame: Blame; refusal: GatewayRefusal }
  | { state: 'unknown'; why: string }

/** What only an order shows: one for each scene, which nobody is shown. */
export class OrderChecks {
  readonly #provider: Provider
  readonly #tools: CheckTools
  readonly #orders = new Map<Scene, Promise<Seen>>()

  constructor(provider: Provider, tools: CheckTools) {
    this.#provider = provider
    this.#tools = tools
  }

  async app(kind: string): Promise<CheckSeen> {
    const { scenes, apps } = this.#tools.method
    const appid = apps.find((app) => app.kind === kind)?.appid
    // only what opens in a mini program names it
    const scene = scenes.find((one) => one === 'mini_program' && appidFor(apps, one) === appid)
    return scene === undefined ? { state: 'skipped', reason: NOT_USED } : this.#link('app', scene)
  }

  product(scene: string): Promise<CheckSeen> {
    return this.#link('product', this.#scene(scene))
  }

  async order(name: string): Promise<CheckSeen> {
    const scene = this.#scene(name)
    if (scene === IN_WALLET) return { state: 'skipped', reason: ONLY_THE_WALLET }
    const seen = await this.#ordered(scene)
    if (seen.state === 'unknown') return seen
    if (seen.state === 'refused') {
      if (seen.blame === 'payer') return { state: 'pass', note: UP_TO_PAYER }
      return seen.blame === 'order'
        ? { state: 'fail', refusal: seen.refusal }
        : { state: 'skipped', reason: AN_EARLIER }
    }
    return { state: 'pass', ...(seen.order.close?.state !== 'closed' && { note: CLOSED_LATER }) }
  }

  async #link(link: 'app' | 'product', scene: Scene): Promise<CheckSeen> {
    if (scene === IN_WALLET) return { state: 'skipped', reason: ONLY_THE_WALLET }
    const seen = await this.#ordered(scene)
    if (seen.state === 'unknown') return seen
    if (seen.state === 'refused' && seen.blame === link) return { state: 'fail', refusal: seen.refusal }
    const isEarlier = seen.state === 'refused' && link === 'app' && seen.blame === 'product'
    return isEarlier ? { state: 'skipped', reason: AN_EARLIER } : { state: 'pass' }
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
      ...(scene === 'mini_program' && { payerOpenid: NOBODY }),
      ...(scene === 'bar_code' && { authCode: new Secret('auth_code', NO_CODE) }),
    })
    const { prepay } = order
    if (prepay.state === 'unknown') return { state: 'unknown', why: prepay.why }
    if (prepay.state !== 'ready') return refused(prepay.refusal)
    return prepay.pay.kind === 'redirect' ? this.#opened(prepay.pay.url, order) : { state: 'taken', order }
  }

  /** What a browser would be sent to: the cashier, or a page that says why not. Nothing begins before somebody pays there. */
  async #opened(url: string, order: CheckOrderSeen): Promise<Seen> {
    const client = await clientFor(this.#provider, this.#tools.method.subMchid)
    const page = await client?.visit(url)
    if (!page || 'lost' in page) return { state: 'unknown', why: page?.lost ?? 'nothing is granted' }
    if (page.status >= 300 && page.status < 400) return { state: 'taken', order }
    const text = new TextDecoder(/gbk/i.test(page.headers['content-type'] ?? '') ? 'gbk' : 'utf-8').decode(page.body)
    const code = REASON.exec(text)?.[1]
    if (code !== undefined) return refused({ channel: CHANNEL, status: page.status, code, message: code })
    return page.status === 200 && CASHIER.test(text)
      ? { state: 'taken', order }
      : { state: 'unknown', why: `the cashier’s page answered ${page.status}` }
  }
}

function refused(refusal: GatewayRefusal): Seen {
  return { state: 'refused', blame: blameOf(refusal.code), refusal }
}

/** https://opendocs.alipay.com/common/02km9f, and the codes of each product’s page */
function blameOf(code: string): Blame {
  if (/UNBOUND_APPLICATION|op_app_id/i.test(code)) return 'app'
  if (/(insufficient-(isv|user)-permissions|no-api|ACCESS_FORBIDDEN|PRODUCT)/i.test(code)) return 'product'
  if (/BUYER|openid|PAYMENT_AUTH_CODE|AUTH_CODE/i.test(code)) return 'payer'
  return 'order'
}

const IN_WALLET: Scene = 'app'
/** As its page for browsers puts it. */
const REASON = /错误代码[:：]?\s*([\w.-]+)/
const CASHIER = /cashier|收银台/i
/** In the form of a user id, and nobody’s. */
const NOBODY = '2088000000000000'
/** Begins as no payment code does. */
const NO_CODE = '100000000000000000'

const NOT_USED = both('这个支付方式的场景用不到它', 'No scene of this method uses it')
const ONLY_THE_WALLET = both(
  'App 支付的订单由支付宝 App 打开，服务器验证不了；用真实付款验证',
  'Only the wallet opens such an order; a real payment shows it',
)
const AN_EARLIER = both(
  '平台在更早的一项就拒绝了，先处理那一项',
  'The platform refused for an earlier link; mend that one first',
)
const UP_TO_PAYER = both(
  '没有真实付款人，平台查到付款人为止都通过',
  'There is no payer; everything up to the payer is in order',
)
const CLOSED_LATER = both('试单几分钟内自动关闭', 'The trial order is closed within minutes')
