import type { Deps } from '../deps.ts'
import type { Fix } from '../errors.ts'
import type { PaymentMethod } from '../methods/methods.ts'
import { both, type Sentence } from '../text.ts'
import { later, MINUTE_MS, SECOND_MS } from '../time.ts'
import type { CheckSeen } from './asking.ts'
import { damageOf } from './letter-damage.ts'
import type { CheckOffer } from './offers.ts'

/** Whether what a platform sends reaches us as it was sent. The same on every channel: it is our own address. */
export const CALLBACK_CHECKS: readonly CheckOffer[] = [
  {
    name: 'callback',
    title: { 'zh-CN': '平台的通知能原样送到', en: 'Notifications reach us unchanged' },
    after: [],
  },
]

/** What a notification of a platform looks like, down to its odd bytes; nothing in it is true. */
export type Letter = { headers: readonly (readonly [name: string, value: string])[]; body: string }
/** The same as it arrived. Header names as they stood on the wire. */
export type Arrived = { headers: readonly (readonly [name: string, value: string])[]; bytes: Uint8Array }

/**
 * What became of a letter. `elsewhere`: somebody answered, and it was not us; `inside`: it arrived, but the name stands for
 * an address that nobody outside can reach.
 */
export type KnockSeen =
  | { state: 'arrived'; arrived: Arrived; durationMs: number; inside?: string }
  | { state: 'redirected'; status: number; to: string }
  | { state: 'elsewhere'; status: number }
  | { state: 'untrusted'; code: string }
  | { state: 'lost'; why: string }

/** Posts a letter to an address of our own, and to no other; what comes back tells how it arrived. Follows nothing. */
export type Knock = (url: string, letter: Letter) => Promise<KnockSeen>

/** Sends a letter over the network to where notifications of this method arrive, through whatever stands before us. */
export async function checkCallback(
  deps: Deps,
  knock: Knock,
  method: PaymentMethod,
  letter: Letter,
): Promise<CheckSeen> {
  const { store, publicUrl } = deps
  const probe = { id: deps.newId('kn'), methodId: method.id, createdAt: deps.now() }
  await store.transaction(async (tx) => {
    await tx.checks.forgetProbesBefore(later(probe.createdAt, -PROBE_LIVES_MS))
    await tx.checks.insertProbe(probe)
  })
  return judge(await knock(`${publicUrl}/n/${probe.id}`, letter), letter)
}

export const PROBE_LIVES_MS = MINUTE_MS
/** A gateway waits five seconds, and tells again whoever it did not hear in time. */
const TOO_SLOW_MS = 5 * SECOND_MS
const SLOW_MS = 2 * SECOND_MS

function judge(seen: KnockSeen, letter: Letter): CheckSeen {
  switch (seen.state) {
    case 'lost':
      return { state: 'unknown', why: seen.why }
    case 'untrusted':
      return untrusted(seen.code)
    case 'redirected':
      return fail(
        both(
          `被重定向到 ${seen.to}（HTTP ${seen.status}），平台不会跟随`,
          `redirected to ${seen.to} (HTTP ${seen.status}), which platforms do not follow`,
        ),
        '让代理直接转发 /n/ 下的请求，不要跳转；公开地址（RUZHU_PUBLIC_URL）填最终的 https 地址。',
        'Let the proxy pass requests below /n/ on instead of redirecting; RUZHU_PUBLIC_URL is the final https address.',
      )
    case 'elsewhere':
      return fail(
        both(`没有送到通知入口，应答 HTTP ${seen.status}`, `did not reach our entrance: HTTP ${seen.status}`),
        '检查代理或防火墙对 /n/ 路径的转发和拦截：POST 要原样转给本服务，不加登录、不改路径。',
        'See how proxy or firewall treat /n/: a POST has to be passed on as it is, without a sign-in or another path.',
      )
    default:
      return arrivedSeen(seen, letter)
  }
}

function arrivedSeen(seen: Extract<KnockSeen, { state: 'arrived' }>, letter: Letter): CheckSeen {
  const { damages, notes } = damageOf(letter, seen.arrived)
  const [first] = damages
  if (first) return { state: 'fail', reason: join(damages.map(({ said }) => said)), fix: first.fix }
  const seconds = (seen.durationMs / 1000).toFixed(1)
  const took = both(`往返 ${seconds} 秒`, `${seconds} s there and back`)
  if (seen.durationMs > TOO_SLOW_MS) {
    return fail(
      took,
      '平台只等 5 秒。查代理或这台服务器为什么慢。',
      'Platforms wait five seconds. See what makes proxy or server slow.',
    )
  }
  if (seen.inside !== undefined) {
    const inside = both(
      `域名在这里解析到内网地址 ${seen.inside}，外网能否访问要另外确认`,
      `the name resolves to ${seen.inside} here, which is internal: see whether it is reached from outside`,
    )
    return { state: 'warn', reason: inside }
  }
  if (seen.durationMs > SLOW_MS) return { state: 'warn', reason: took }
  return { state: 'pass', note: join([...notes, took]) }
}

/** How TLS libraries name it. A chain without its middle is mended by some who connect, and not by all. */
function untrusted(code: string): CheckSeen {
  const isIncomplete = /UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT/.test(code)
  if (isIncomplete) {
    return {
      state: 'warn',
      reason: both('证书链不完整（缺中间证书）', 'the certificate chain is incomplete (an intermediate is missing)'),
      fix: [
        step(
          '在代理上配置完整的证书链（fullchain.pem），不要只放域名证书。',
          'Configure the full chain (fullchain.pem) at the proxy, not the leaf alone.',
        ),
      ],
    }
  }
  const [, said = both(`证书不受信任（${code}）`, `the certificate is not trusted (${code})`)] =
    TLS_FAULTS.find(([pattern]) => pattern.test(code)) ?? []
  return fail(
    said,
    '换上受信任机构签发、域名相符、没有过期的证书。',
    'Use a certificate of a trusted authority, for this name, in force.',
  )
}

const TLS_FAULTS: readonly (readonly [RegExp, Sentence])[] = [
  [/CERT_HAS_EXPIRED/, both('TLS 证书已过期', 'the TLS certificate has expired')],
  [/ALTNAME/, both('TLS 证书不是这个域名的', 'the TLS certificate is for another name')],
  [/SELF_SIGNED/, both('TLS 证书是自签名的', 'the TLS certificate is self-signed')],
]

function fail(reason: Sentence, chinese: string, english: string): CheckSeen {
  return { state: 'fail', reason, fix: [step(chinese, english)] }
}

function step(chinese: string, english: string): Fix {
  return { owner: 'operator', do: both(chinese, english) }
}

function join(sentences: readonly Sentence[]): Sentence {
  return both(sentences.map((one) => one['zh-CN']).join('；'), sentences.map(({ en }) => en).join('; '))
}
