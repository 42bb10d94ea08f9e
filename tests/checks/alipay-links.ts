import { text } from '@ruzhu/cli/demo/api.ts'
import type { Around } from './wechat-links.ts'
import { healed, putAside } from './wechat-links.ts'
import type { Link } from './link.ts'

/** How a merchant is reached: by what it granted to our application, or by one of its own with keys or with certificates. */
export type AlipayMode = 'provider' | 'key' | 'certificate'

const ALL = [
  'JSAPI_PAY',
  'QUICK_WAP_WAY',
  'FAST_INSTANT_TRADE_PAY',
  'QR_CODE_OFFLINE',
  'FACE_TO_FACE_PAYMENT',
  'QUICK_MSECURITY_PAY',
]

/** Every link of Alipay, each with how it breaks alone; looked at by the tests, and told in docs/checks.md. */
export function alipayLinks(mode: AlipayMode, { house, world, ahead }: Around): readonly Link[] {
  const app = (id: string, body: object) => house().simulatorApi.patch(`/_sim/alipay/apps/${id}`, body)
  const ours = (body: object) => app(world().account, body)
  const theirs = (body: object) => app(world().merchant, body)
  const own = (change: Parameters<typeof putAside>[2]) => putAside(house(), world().accountId, change)
  const noContract =
    (...products: string[]) =>
    async () => {
      await theirs({ products: ALL.filter((one) => !products.includes(one)) })
      return () => theirs({ products: ALL })
    }

  const all: (Link & { modes?: readonly AlipayMode[] })[] = [
    {
      what: 'a private key that was cut',
      check: 'format',
      break: () => own({ secrets: { private_key: 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ' } }),
    },
    {
      what: 'the private key of another',
      check: 'key_pair',
      modes: ['certificate'],
      break: async () => own({ secrets: { private_key: text(await anotherApp(house()), 'app_private_key') } }),
    },
    {
      what: 'the certificate of another',
      check: 'certificate_owner',
      modes: ['certificate'],
      break: async () => {
        const other = await anotherApp(house())
        const secrets = { private_key: text(other, 'app_private_key') }
        return own({ settings: { app_certificate: text(other, 'app_cert') }, secrets })
      },
    },
    {
      what: 'a certificate that has expired',
      check: 'validity',
      modes: ['certificate'],
      break: async () => {
        const made = await ours({ rotate: 'app_cert', valid_days: -1 })
        const settings = { app_certificate: text(made, 'app_cert') }
        return own({ settings, secrets: { private_key: text(made, 'app_private_key') } })
      },
    },
    {
      what: 'a clock that is six minutes behind',
      check: 'clock',
      break: async () => {
        ahead(-6 * 60_000)
        return async () => ahead(0)
      },
    },
    {
      what: 'an application that is taken offline',
      check: 'online',
      break: async () => {
        await ours({ online: false })
        return () => ours({ online: true })
      },
    },
    {
      what: 'a key that was taken away at the platform',
      check: 'signature',
      modes: ['provider', 'key'],
      break: async () => {
        await ours({ app_public_key: null })
        return async () => own({ secrets: { private_key: text(await ours({ rotate: 'app_key' }), 'app_private_key') } })
      },
    },
    {
      what: 'answers that do not fit the key we hold',
      check: 'answer',
      break: async () => {
        const fault = { match: { path: '/gateway.do' }, effect: 'bad_signature' }
        const { id } = await house().simulatorApi.post('/_sim/faults', fault)
        return () => healed(house(), id)
      },
    },
    {
      what: 'a certificate of Alipay’s that cannot be fetched',
      check: 'platform_key',
      modes: ['certificate'],
      break: async () => {
        await ours({ rotate: 'alipay_cert' })
        const code = 'isv.alipay-cert-not-exist'
        const fault = { match: { path: 'alipay.open.app.alipaycert.download' }, effect: 'error', code, message: code }
        const { id } = await house().simulatorApi.post('/_sim/faults', fault)
        return async () => {
          await healed(house(), id)
          await own({}) // opened anew, it is fetched at once and not after a while
        }
      },
    },
    {
      what: 'an IP whitelist without this server',
      check: 'ip_whitelist',
      code: 'isv.illegal-client-ip',
      break: async () => {
        await ours({ ip_whitelist: ['203.0.113.7'] })
        return () => ours({ ip_whitelist: [] })
      },
    },
    {
      what: 'a mini program that is not bound',
      check: 'app/mini_program',
      code: 'ACQ.UNBOUND_APPLICATION',
      modes: ['provider'],
      break: async () => {
        await theirs({ op_app_ids: [] })
        return () => theirs({ op_app_ids: [world().appid] })
      },
    },
    {
      what: 'no contract for codes',
      check: 'product/native',
      break: noContract('QR_CODE_OFFLINE', 'FACE_TO_FACE_PAYMENT'),
    },
    { what: 'no contract for websites', check: 'product/page', break: noContract('FAST_INSTANT_TRADE_PAY') },
    {
      what: 'no contract for mini programs',
      check: 'product/mini_program',
      modes: ['provider'],
      break: noContract('JSAPI_PAY', 'FACE_TO_FACE_PAYMENT'),
    },
    {
      what: 'a limit that stands against an order',
      check: 'order/native',
      code: 'ACQ.TOTAL_FEE_EXCEED',
      break: async () => {
        const error = { effect: 'error', code: 'ACQ.TOTAL_FEE_EXCEED', message: '订单总金额不在允许范围内' }
        const { id } = await house().simulatorApi.post('/_sim/faults', {
          match: { path: 'alipay.trade.precreate' },
          ...error,
        })
        return () => healed(house(), id)
      },
    },
  ]
  return all.filter(({ modes }) => modes?.includes(mode) ?? true)
}

function anotherApp({ simulatorApi }: ReturnType<Around['house']>) {
  return simulatorApi.post('/_sim/alipay/apps', { kind: 'merchant', sign_mode: 'certificate' })
}
