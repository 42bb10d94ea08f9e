import { type Html, html } from '../html.ts'
import { qrPicture } from '../qr.ts'
import type { Say } from '../texts.ts'
import type { Ask } from '../view.ts'

/** Whom to ask, with a button to call where there is a number. */
export function askLine(t: Say, { name, phone }: Ask): Html {
  const number = phone && html` <a class="call" href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a>`
  return html`<p class="ask">${t('ask', { name })}${number}</p>`
}

export function callButton(t: Say, { name, phone }: Ask): Html | false {
  if (!phone) return false
  return html`<p><a class="button" href="tel:${phone.replace(/[^\d+]/g, '')}">${t('ask.call', { name })}</a></p>`
}

/** On a desk: the same address as a code, for the phone. */
export function onPhone(t: Say, address: string, { name }: Ask): Html {
  return html`<aside class="on-phone">
<h2>${t('on_phone')}</h2>${qrPicture(address, t('on_phone'))}<p class="hint">${t('on_phone.hint', { name })}</p></aside>`
}

export function hiddenInput(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`
}
