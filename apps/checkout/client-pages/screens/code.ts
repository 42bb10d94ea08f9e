import { type Html, html } from '../html.ts'
import type { Say } from '../texts.ts'
import type { ProofCode } from '../view.ts'
import { callButton } from './parts.ts'

type Asking = { base: string; company: string; code: ProofCode; problem?: string }

/** A code by text message. Nothing is sent before somebody asks: pages are fetched by previews of chats as well. */
export function codeScreen(t: Say, asking: Asking): Html {
  const { code, problem } = asking
  const { phone, asked, ask } = code
  return html`<h1>${t('proof.title')}</h1>
${saying(t, asking)}
${problem && html`<p class="notice error" id="problem" role="alert">${problem}</p>`}
${asked && typing(t, asking)}
${!code.full && again(t, asking)}
${ask && html`<p>${t('code.help', { name: ask.name })}</p>${callButton(t, ask)}`}
<p class="hint">${t('code.not_mine', { phone })}</p>
<p class="hint">${t('proof.bound')}</p>`
}

function saying(t: Say, { company, code: { asked, phone } }: Asking): Html {
  if (asked === 'unknown') return html`<p class="notice warning">${t('code.unknown', { phone })}</p>`
  return html`<p>${asked ? t('code.sent', { phone }) : t('code.why', { company, phone })}</p>`
}

function typing(t: Say, { base, problem }: Asking): Html {
  return html`<form method="post" action="${base}" enctype="multipart/form-data">
<p class="field"><label for="code">${t('code.label')}</label>
<input id="code" name="code" class="digits" inputmode="numeric" autocomplete="one-time-code" maxlength="8" required autofocus${
    problem ? html` aria-invalid="true" aria-describedby="problem"` : ''
  }></p>
<p class="bar"><button class="button primary">${t('proof.go')}</button></p></form>`
}

/** The seconds are counted by the script; without one the button is there, and whoever presses it too early is told how long. */
function again(t: Say, { base, code: { asked, againInS } }: Asking): Html {
  const words = asked || againInS !== undefined ? t('code.again') : t('code.send')
  const waits = againInS !== undefined && html` data-again="${String(againInS)}"`
  return html`<form method="post" action="${base}" enctype="multipart/form-data"><input type="hidden" name="ask" value="1">
<p class="${asked ? 'again' : 'bar'}"><button class="button${asked ? '' : ' primary'}"${waits}>${words}</button></p></form>`
}
