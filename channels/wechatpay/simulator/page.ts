import type { HeaderList, RawAnswer } from '../../contract/simulator.ts'
import { type Markup, html } from './platform/markup.ts'

/** No text of anybody's is in it. */
const STYLE: Markup = {
  markup: `
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;max-width:22rem;margin:0 auto;padding:3rem 1.5rem;text-align:center}
header{background:repeating-linear-gradient(45deg,#555 0 1rem,#5c5c5c 1rem 2rem);color:#fff;padding:.5rem;border-radius:.5rem}
p,h1{text-wrap:balance}
h1{font-size:1.25rem;margin:1.5rem 0 .25rem;overflow-wrap:anywhere}
strong{display:block;font-size:2.5rem;margin:1rem}
label{display:block;text-align:left;margin:1.5rem 0}
input{font:inherit;box-sizing:border-box;width:100%;padding:.625rem .75rem;border:1px solid GrayText;border-radius:.5rem}
button{font:inherit;color:inherit;background:none;display:block;width:100%;padding:.75rem;margin:.75rem 0;border:1px solid GrayText;border-radius:.5rem}
button:first-of-type{background:#0a7a3d;color:#fff;border-color:#0a7a3d}
`,
}

/** A page of our own look, for the people who meet the gateway in a browser. */
export function page(status: number, title: string, content: Markup, headers: HeaderList = []): RawAnswer {
  const { markup } = html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>${title}</title><style>${STYLE}</style></head>
<body><header>模拟器 · 没有真实资金<br>Simulator · no real money</header><main>${content}</main></body></html>`
  return answer(status, [['Content-Type', 'text/html; charset=utf-8'], ...headers], markup)
}

export function goTo(address: string, headers: HeaderList = []): RawAnswer {
  return answer(302, [['Location', address], ...headers], '')
}

function answer(status: number, headers: HeaderList, body: string): RawAnswer {
  return { status, headers, body, verdict: { accepted: status < 400 } }
}
