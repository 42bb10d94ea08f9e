import type { Merchant } from '../merchants.ts'
import { type Markup, html } from './markup.ts'
import { LANGUAGES, type Language, type Say, type TextKey } from './page-texts.ts'

export const PLATFORM = '/_sim/wechatpay/platform'
export const PAGES = ['security', 'products', 'appids', 'development'] as const
export type PageName = (typeof PAGES)[number]

/** What a page is drawn for. */
export type Place = {
  readonly language: Language
  readonly say: Say
  readonly merchant?: Merchant
  readonly page?: PageName
  readonly done?: boolean
  readonly failed?: string | undefined
}

/** A sub-merchant has no keys, and so no page for them. */
export function pagesOf({ kind }: Merchant): readonly PageName[] {
  return kind === 'sub' ? PAGES.filter((page) => page !== 'security') : PAGES
}

export function pathOf({ language, merchant, page }: Place): string {
  const merchants = `${PLATFORM}/${language}`
  return merchant && page ? `${merchants}/${merchant.mchid}/${page}` : merchants
}

export function framed(place: Place, content: Markup): string {
  const { language, say, merchant, page, done, failed } = place
  const title = page ? `${say(page)} · ${say('platform')}` : say('platform')
  return html`<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>${title}</title><style>${STYLE}</style></head>
<body><header><p class="banner">${say('banner')}</p><div class="bar"><a href="${PLATFORM}/${language}">${say('platform')}</a><nav aria-label="${language === 'zh' ? '语言' : 'Language'}">${languages(place)}</nav></div></header>
<main>${merchant && page && heading(place, merchant)}
${done && html`<p class="note good" role="status">${say('done')}</p>`}
${failed !== undefined && html`<p class="note bad" role="alert">${say('failed')}${failed}</p>`}
${content}</main></body></html>`.markup
}

function languages(place: Place): Markup[] {
  const names = { zh: '中文', en: 'English' }
  return LANGUAGES.map((language) =>
    language === place.language
      ? html`<span aria-current="true">${names[language]}</span>`
      : html`<a href="${pathOf({ ...place, language })}" lang="${language}">${names[language]}</a>`,
  )
}

function heading(place: Place, merchant: Merchant): Markup {
  const { say } = place
  const tabs = pagesOf(merchant).map((page) =>
    page === place.page
      ? html`<a href="${pathOf({ ...place, page })}" aria-current="page">${say(page)}</a>`
      : html`<a href="${pathOf({ ...place, page })}">${say(page)}</a>`,
  )
  return html`<h1>${merchant.name}</h1><p class="quiet">${say(merchant.kind)} · <code>${merchant.mchid}</code></p>
<nav class="tabs" aria-label="${merchant.name}">${tabs}</nav>`
}

export function section(title: string, ...content: (Markup | false | undefined)[]): Markup {
  return html`<section><h2>${title}</h2>${content.filter((one) => one !== false && one !== undefined)}</section>`
}

/** One thing that may be done, as a button with what it is done to. */
export function button(place: Place, act: string, label: TextKey, fields: Record<string, string> = {}): Markup {
  const { say } = place
  const hidden = Object.entries({ act, ...fields }).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  const about = Object.values(fields).join(' ')
  const name = about === '' ? say(label) : `${say(label)} ${about}`
  return html`<form method="post">${hidden}<button aria-label="${name}">${say(label)}</button></form>`
}

export function row(name: Markup, state: Markup, ...acts: Markup[]): Markup {
  return html`<li><span class="name">${name}</span><span class="state">${state}</span><span class="acts">${acts}</span></li>`
}

export function tag(tone: 'good' | 'bad' | 'info' | 'neutral', text: string): Markup {
  return html`<span class="tag ${tone}">${text}</span>`
}

// not escaped: what stands in a style sheet is not HTML
const STYLE: Markup = {
  markup: `
:root{color-scheme:light dark;--page:#f5f6f8;--box:#fff;--text:#1a1f26;--quiet:#59626f;--line:#cfd6df;--link:#1456d9;--on:#fff;
--good:#176639;--good-b:#e6f4ea;--bad:#b3201c;--bad-b:#fdeceb;--info:#0f47b5;--info-b:#e8f0fe;--neutral:#3d4654;--neutral-b:#eef1f5}
@media(prefers-color-scheme:dark){:root{--page:#0e0f11;--box:#141414;--text:#e6e9ee;--quiet:#a8b0bd;--line:#3b444f;--link:#7db0ff;--on:#0b1a33;
--good:#7fd79d;--good-b:#12281a;--bad:#ff9c97;--bad-b:#331615;--info:#8db8ff;--info-b:#14233d;--neutral:#c9d1db;--neutral-b:#23292f}}
*{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--text);font:14px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
.banner{margin:0;padding:4px 16px;text-align:center;color:#1a1f26;background:repeating-linear-gradient(45deg,#f3d29b 0 12px,#f8e2bd 12px 24px)}
header{background:var(--box);border-bottom:1px solid var(--line)}.bar{display:flex;justify-content:space-between;gap:16px;padding:12px 16px}
.bar>a{font-weight:600;color:var(--text);text-decoration:none}header nav{display:flex;gap:12px}
main{max-width:880px;margin:0 auto;padding:16px}h1{font-size:22px;line-height:1.3;margin:8px 0 0}h2{font-size:16px;margin:0 0 8px}
a{color:var(--link)}.quiet{color:var(--quiet);margin:4px 0 12px}code,textarea,.mono{font-family:ui-monospace,Consolas,monospace;font-size:13px;overflow-wrap:anywhere}
.tabs{display:flex;gap:4px 20px;flex-wrap:wrap;border-bottom:1px solid var(--line);margin-bottom:16px}
.tabs a{padding:8px 0;text-decoration:none;border-bottom:2px solid transparent}.tabs a[aria-current]{color:var(--text);border-color:var(--link);font-weight:600}
section{background:var(--box);border:1px solid var(--line);border-radius:8px;padding:16px;margin-bottom:16px}
section p{margin:0 0 8px}ul{list-style:none;margin:0;padding:0}li{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:center;padding:8px 0;border-top:1px solid var(--line)}
li:first-child{border-top:0}.name{flex:1 1 140px;min-width:0}.acts{display:flex;gap:8px;flex-wrap:wrap;margin-left:auto}.acts:empty{display:none}h3{font-size:14px;margin:12px 0 0}
.tag{display:inline-block;padding:0 8px;border-radius:4px;border:1px solid currentColor}
.good{color:var(--good);background:var(--good-b)}.bad{color:var(--bad);background:var(--bad-b)}.info{color:var(--info);background:var(--info-b)}.neutral{color:var(--neutral);background:var(--neutral-b)}
.note{padding:8px 12px;border-radius:6px;border:1px solid currentColor;margin:0 0 16px;overflow-wrap:anywhere}
label{display:block;margin:8px 0 4px}input[type=text],input[type=password],textarea{width:100%;padding:6px 8px;border:1px solid var(--quiet);border-radius:6px;background:var(--box);color:var(--text);font-size:14px}
textarea{min-height:132px;resize:vertical}input[type=checkbox]{margin:0 8px 0 0}label.check{display:flex;align-items:center}
button{font:inherit;padding:4px 14px;border-radius:6px;border:1px solid var(--link);background:var(--link);color:var(--on);cursor:pointer}
.acts button{background:transparent;color:var(--link)}form>button{margin-top:12px}.acts form>button{margin:0}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
`,
}
