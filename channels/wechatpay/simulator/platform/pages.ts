import { beijingTime } from '@ruzhu/domain/time.ts'
import { publicKeyShare } from '../gateway-keys.ts'
import { ALL_PRODUCTS, type Merchant, type MerchantCertificate } from '../merchants.ts'
import type { State } from '../state.ts'
import { type AppidBinding, bindingsOf } from './appids.ts'
import { type Markup, html } from './markup.ts'
import { type PageName, type Place, button, pathOf, pagesOf, row, section, tag } from './page-frame.ts'
import { productName } from './page-texts.ts'

const LISTED_AT_MOST = 200
const API_REFUND = 'API_REFUND'

/** Where a person begins: all merchants, the newest first. */
export function merchantList(state: State, place: Place): Markup {
  const { say } = place
  const found = [...state.merchants.newestFirst()].slice(0, LISTED_AT_MOST)
  const rows = found.map((merchant) => {
    const path = pathOf({ ...place, merchant, page: pagesOf(merchant)[0] ?? 'products' })
    return row(html`<a href="${path}">${merchant.name}</a>`, html`${say(merchant.kind)} <code>${merchant.mchid}</code>`)
  })
  const none = html`<p>${say('none')} <code>POST /_sim/wechatpay/merchants</code></p>`
  return html`<h1>${say('merchants')}</h1>${section(say('platform'), rows.length === 0 ? none : html`<ul>${rows}</ul>`)}`
}

type Draw = (state: State, place: Place, merchant: Merchant) => Markup
export const DRAWN: Readonly<Record<PageName, Draw>> = { security, products, appids, development }

function security(state: State, place: Place, merchant: Merchant): Markup {
  const { say } = place
  const newest = merchant.certificates.at(-1)
  const v3 = merchant.apiV3Key === undefined ? 'v3KeyUnset' : 'keySet'
  return html`${section(say('v3Key'), html`<p>${say(v3)}</p>`, keyForm(place, 'set_v3_key'))}
${section(say('v2Key'), html`<p>${say(merchant.apiV2Key === undefined ? 'keyUnset' : 'keySet')}</p>`, keyForm(place, 'set_v2_key'))}
${section(
  say('certificate'),
  html`<p>${say('certificateWhy')}</p><ul>${merchant.certificates.toReversed().map((one) => certificate(place, one))}</ul>`,
  newest && shown('newest_certificate', say('newest'), newest.certificate),
  html`<form method="post"><input type="hidden" name="act" value="sign_csr"><label for="csr">${say('csr')}</label>
<textarea id="csr" name="csr" required spellcheck="false"></textarea><button>${say('submitCsr')}</button></form>`,
)}
${publicKey(state, place, merchant)}
${platformCertificates(place, merchant)}`
}

function keyForm({ say }: Place, act: string): Markup {
  return html`<form method="post"><input type="hidden" name="act" value="${act}"><label for="${act}">${say('keyField')}</label>
<input type="password" id="${act}" name="key" required autocomplete="off"><button>${say('setKey')}</button></form>`
}

function certificate(place: Place, { serialNo, expiresAt, replaced, revoked }: MerchantCertificate): Markup {
  const { say } = place
  const until = `${say('expires')} ${beijingTime(new Date(expiresAt)).slice(0, 10)}`
  const word = revoked ? 'revoked' : replaced ? 'replaced' : 'good'
  const acts = word === 'good' ? [button(place, 'revoke', 'revoke', { serial_no: serialNo })] : []
  return row(
    html`${say('serial')} <code>${serialNo}</code>`,
    html`${tag(word === 'good' ? 'good' : 'neutral', say(word))} ${until}`,
    ...acts,
  )
}

function publicKey(state: State, place: Place, merchant: Merchant): Markup {
  const { say } = place
  const { publicKey: key, keyMode } = merchant
  if (!key || keyMode === 'platform_certificate') {
    return section(
      say('publicKey'),
      html`<p>${say('publicKeyNone')}</p>`,
      button(place, 'make_public_key', 'makePublicKey'),
    )
  }
  const share = publicKeyShare(merchant, state.world.now())
  const moving = share !== undefined && html`<p>${say('switched')} ${tag('info', `${share * 100}%`)}</p>`
  const still = keyMode === 'both' && share === undefined
  return section(
    say('publicKey'),
    html`<p>${say('publicKeyId')} <code>${key.id}</code></p>`,
    shown('public_key', say('publicKeyText'), key.publicKey),
    keyMode === 'both' && html`<p class="quiet">${say('switchWhy')}</p>`,
    moving,
    still && button(place, 'switch_public_key', 'switchKey'),
  )
}

function platformCertificates({ say }: Place, { keyMode, platformCertificates: all }: Merchant): Markup {
  const rows = all.map(({ serialNo, expiresAt }) =>
    row(
      html`${say('serial')} <code>${serialNo}</code>`,
      html`${say('expires')} ${beijingTime(new Date(expiresAt)).slice(0, 10)}`,
    ),
  )
  const none = keyMode === 'public_key' || rows.length === 0
  const list = none ? html`<p>${say('platformCertificatesNone')}</p>` : html`<ul>${rows}</ul>`
  return section(say('platformCertificates'), list)
}

function shown(id: string, label: string, text: string): Markup {
  return html`<label for="${id}">${label}</label><textarea id="${id}" readonly spellcheck="false">${text}</textarea>`
}

function products(state: State, place: Place, merchant: Merchant): Markup {
  const { say } = place
  if (merchant.kind === 'sub') return section(say('mine'), granted(state, place, merchant, 'sub'))
  const all = merchant.kind === 'provider' ? [...ALL_PRODUCTS, 'MICRO_APPLYMENT'] : ALL_PRODUCTS
  const rows = all.map((product) => {
    const open = merchant.products.includes(product)
    const state = open ? tag('good', say('opened')) : tag('neutral', say('notOpened'))
    const act = button(place, open ? 'close' : 'open', open ? 'close' : 'open', { product })
    return row(html`${productName(product)}`, state, act)
  })
  const own = section(say('own'), html`<ul>${rows}</ul>`)
  if (merchant.kind !== 'provider') return own
  const subs = [...state.merchants.newestFirst()].filter(({ providers }) => providers.includes(merchant.mchid))
  const theirs = subs
    .slice(0, LISTED_AT_MOST)
    .map((sub) => html`<h3>${sub.name} <code>${sub.mchid}</code></h3>${granted(state, place, sub, 'provider')}`)
  return html`${own}${section(say('grants'), theirs.length === 0 ? html`<p>${say('grantsNone')}</p>` : html`${theirs}`)}`
}

/** What a sub-merchant lets its provider use, seen from either side: each has other buttons. */
function granted(state: State, place: Place, sub: Merchant, side: 'sub' | 'provider'): Markup {
  const { say } = place
  const offered = sub.providers.flatMap((mchid) => state.merchants.get(mchid)?.products ?? [])
  const all = [...new Set([...offered, ...sub.products])].filter((product) => product !== 'MICRO_APPLYMENT')
  const rows = all.map((product) => {
    const fields = side === 'sub' ? { product } : { product, sub_mchid: sub.mchid }
    const name = html`${productName(product)}`
    if (sub.products.includes(product)) {
      const acts = side === 'sub' ? [button(place, 'withdraw', 'withdraw', fields)] : []
      return row(name, tag('good', say('granted')), ...acts)
    }
    if (sub.granting?.includes(product)) return row(name, tag('info', say('granting')))
    if (sub.invited?.includes(product)) {
      const acts = side === 'sub' ? [button(place, 'authorise', 'authorise', fields)] : []
      return row(name, tag('info', say('invited')), ...acts)
    }
    const acts = side === 'provider' ? [button(place, 'invite', 'invite', fields)] : []
    return row(name, tag('neutral', say('notGranted')), ...acts)
  })
  return html`<ul>${rows}${refunds(place, sub, side)}</ul>`
}

/** API退款 comes with 进件, and may be taken back. */
function refunds(place: Place, { refundPermission }: Merchant, side: 'sub' | 'provider'): Markup {
  const { say } = place
  const state = refundPermission ? tag('good', say('granted')) : tag('neutral', say('notGranted'))
  const act = refundPermission ? 'withdraw' : 'authorise'
  const acts = side === 'sub' ? [button(place, `${act}_refunds`, act, { product: API_REFUND })] : []
  return row(html`${productName(API_REFUND)}`, state, ...acts)
}

function appids(state: State, place: Place, merchant: Merchant): Markup {
  const { say } = place
  const bound = merchant.appids.map((appid) => row(html`<code>${appid}</code>`, tag('good', say('bound'))))
  const open = bindingsOf(state, merchant.mchid).filter((one) => one.state !== 'bound')
  return html`${section(say('bound'), bound.length === 0 ? html`<p>${say('empty')}</p>` : html`<ul>${bound}</ul>`)}
${section(
  say('asked'),
  open.length === 0
    ? html`<p>${say('askedNone')}</p>`
    : html`<ul>${open.toReversed().map((one) => binding(place, one))}</ul>`,
)}
${section(
  say('ask'),
  html`<form method="post"><input type="hidden" name="act" value="ask"><label for="appid">${say('appid')}</label>
<input type="text" id="appid" name="appid" required maxlength="32" spellcheck="false">
<label class="check"><input type="checkbox" name="same_subject" value="yes" checked>${say('sameSubject')}</label><button>${say('ask')}</button></form>`,
)}`
}

function binding(place: Place, { appid, state, lapsesAt }: AppidBinding): Markup {
  const { say } = place
  const name = html`<code>${appid}</code>`
  if (state !== 'auditing' && state !== 'waiting') return row(name, tag('neutral', say(state)))
  const until = html`${tag('info', say(state))} ${say('lapses')} ${beijingTime(new Date(lapsesAt)).slice(0, 16).replace('T', ' ')}`
  const next = state === 'auditing' ? 'approve' : 'confirm'
  return row(name, until, button(place, next, next, { appid }), button(place, 'refuse', 'refuse', { appid }))
}

function development(_state: State, place: Place, merchant: Merchant): Markup {
  const { say } = place
  return html`${section(
    say('directories'),
    html`<p>${say('directoriesWhy')}</p>`,
    list(place, 'remove_directory', merchant.payDirectories),
    addForm(place, 'add_directory', say('directory')),
  )}
${section(
  say('domains'),
  html`<p>${say('domainsWhy')}</p>`,
  list(place, 'remove_domain', merchant.h5Domains),
  addForm(place, 'add_domain', say('domain')),
)}`
}

function list(place: Place, act: string, all: readonly string[] = []): Markup {
  if (all.length === 0) return html`<p class="quiet">${place.say('empty')}</p>`
  return html`<ul>${all.map((value) => row(html`<code>${value}</code>`, html``, button(place, act, 'remove', { value })))}</ul>`
}

function addForm({ say }: Place, act: string, label: string): Markup {
  return html`<form method="post"><input type="hidden" name="act" value="${act}"><label for="${act}">${label}</label>
<input type="text" id="${act}" name="value" required maxlength="255" spellcheck="false"><button>${say('add')}</button></form>`
}
