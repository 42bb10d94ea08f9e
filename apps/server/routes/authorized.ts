import { acceptReturn, type ReturnOutcome } from '@ruzhu/domain/grants/accept-return.ts'
import type { Sentence } from '@ruzhu/domain/text.ts'
import { Type } from 'typebox'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { Closed, Id } from '../schemas.ts'

const Return = operation({
  operationId: 'returnFromAuthorization',
  tags: ['gateway'],
  summary: 'Where a merchant comes back to after it agreed at the platform',
  description: '商家在平台同意授权后，浏览器回到的页面。',
  access: 'public',
  params: Closed({ id: Id('sp') }),
  querystring: Type.Record(Type.String(), Type.Unknown()),
  produces: ['text/html'],
})

/** A person whom we do not know, in a browser that we do not know: told in a sentence what became of it. */
export function authorizedRoutes(app: App, parts: Parts): void {
  app.get('/authorized/:id', { schema: Return }, async ({ params, query }, reply) => {
    const outcome = await acceptReturn(parts.deps, params.id, once(query))
    const { status } = PAGES[outcome]
    return reply
      .status(status)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(pageOf(PAGES[outcome]))
  })
}

/** What is named twice says nothing. */
function once(query: Readonly<Record<string, unknown>>): Record<string, string> {
  const entries = Object.entries(query)
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

type Page = { status: number; good?: true; title: Sentence; next: Sentence }

const ASK_FOR_A_LINK: Sentence = {
  'zh-CN': '请联系给你链接的服务商，要一个新的授权链接。',
  en: 'Ask the service provider who gave you the link for a new one.',
}

const PAGES: Readonly<Record<ReturnOutcome, Page>> = {
  granted: {
    status: 200,
    good: true,
    title: { 'zh-CN': '授权成功', en: 'Authorised' },
    next: {
      'zh-CN': '服务商现在可以为你收款和退款。这个页面可以关闭了；以后随时可以在平台上取消授权。',
      en: 'The service provider can now take payments and refund them for you. You may close this page, and withdraw the authorisation at the platform at any time.',
    },
  },
  asking: {
    status: 200,
    good: true,
    title: { 'zh-CN': '已收到你的授权', en: 'We have your authorisation' },
    next: {
      'zh-CN': '平台还没有确认，我们会自动继续查询，不用再操作。这个页面可以关闭了。',
      en: 'The platform has not confirmed it yet. We go on asking by ourselves; you may close this page.',
    },
  },
  declined: {
    status: 200,
    title: { 'zh-CN': '没有授权', en: 'Not authorised' },
    next: {
      'zh-CN': '你没有同意授权，什么都没有改变。要授权时，再打开一次收到的链接。',
      en: 'You did not agree, and nothing has changed. To authorise, open the link that you were given once more.',
    },
  },
  used: {
    status: 410,
    title: { 'zh-CN': '这个链接已经用过', en: 'This link was used' },
    next: {
      'zh-CN': '每个授权链接只能用一次。如果授权还没有完成，请联系给你链接的服务商。',
      en: 'An authorisation link works once. If you have not finished, ask the service provider who gave it to you.',
    },
  },
  expired: {
    status: 410,
    title: { 'zh-CN': '这个链接已过期', en: 'This link has expired' },
    next: ASK_FOR_A_LINK,
  },
  cancelled: {
    status: 410,
    title: { 'zh-CN': '这个链接已作废', en: 'This link was cancelled' },
    next: ASK_FOR_A_LINK,
  },
  foreign: {
    status: 400,
    title: { 'zh-CN': '授权给了另一个应用', en: 'Another application was authorised' },
    next: {
      'zh-CN': '你授权的应用不是我们的，没有记下来。请用服务商给你的链接再授权一次。',
      en: 'The application that you authorised is not ours, so nothing was recorded. Authorise again by the link that you were given.',
    },
  },
  failed: {
    status: 422,
    title: { 'zh-CN': '授权没有完成', en: 'The authorisation did not succeed' },
    next: ASK_FOR_A_LINK,
  },
  other_client: {
    status: 409,
    title: { 'zh-CN': '这个账号已属于另一个客户', en: 'This account belongs to another client' },
    next: {
      'zh-CN': '请换成要收款的那家公司的账号登录后再授权；需要时请服务商重新发链接。',
      en: 'Sign in with the account of the company that is to be paid, and authorise again by a new link from the service provider.',
    },
  },
  unknown: {
    status: 404,
    title: { 'zh-CN': '没有这个授权链接', en: 'There is no such authorisation link' },
    next: ASK_FOR_A_LINK,
  },
}

// Everybody reads it: Chinese first, then English; it follows the light or dark of the phone.
const STYLE =
  ':root{color-scheme:light dark}' +
  'body{font:16px/1.6 system-ui,sans-serif;margin:0;min-height:100vh;display:grid;place-items:center;' +
  'background:light-dark(#f6f6f4,#161615);color:light-dark(#222,#e8e8e6)}' +
  'main{box-sizing:border-box;width:min(100vw,30rem);padding:2rem 1.5rem}' +
  'h1{font-size:1.5rem;line-height:1.3;margin:0 0 .5rem}' +
  'h1.good{color:light-dark(#1a6b3c,#7fd1a0)}' +
  'p{margin:0}[lang=en]{margin-top:2rem;padding-top:1.5rem;border-top:1px solid light-dark(#ddd,#3a3a38)}' +
  'h2{font-size:1.125rem;margin:0 0 .25rem}'

function pageOf({ good, title, next }: Page): string {
  const head =
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">' +
    `<meta name="robots" content="noindex"><title>${title['zh-CN']} · ${title.en}</title><style>${STYLE}</style>`
  const chinese = `<h1${good ? ' class="good"' : ''}>${title['zh-CN']}</h1><p>${next['zh-CN']}</p>`
  const english = `<section lang="en"><h2>${title.en}</h2><p>${next.en}</p></section>`
  return `<!doctype html><html lang="zh-CN"><head>${head}</head><body><main>${chinese}${english}</main></body></html>`
}
