import { isList, listed } from '@ruzhu/domain/applyments/form.ts'
import type { Asked } from '../answers.ts'
import { type Html, html } from '../html.ts'
import type { Say } from '../texts.ts'
import type { Drawn } from './field.ts'

/** A picture on its way from this phone. */
export type Tray = {
  key: number
  path: string
  url?: string
  state: 'shrinking' | 'waiting' | 'sending' | 'failed' | 'refused'
  percent: number
  why?: string
}
export type PictureTrays = {
  under: readonly Tray[]
  /** What this page itself has uploaded may be shown from its own memory. */
  own: ReadonlyMap<string, { url: string; warnings: readonly string[] }>
}
export const NO_TRAYS: PictureTrays = { under: [], own: new Map() }

/** Pictures that are there, pictures on their way, and two buttons: the camera first. */
export function pictureControl(t: Say, asked: Asked, drawn: Drawn, id: string): Html {
  const { view, trays } = drawn
  const { field, value } = asked
  const ids = listed(value)
  const full = ids.length >= (isList(field) ? (field.maxItems ?? 1) : Infinity)
  const before = view.before[field.path] ?? []
  const changed = before.length > 0 && JSON.stringify(before) !== JSON.stringify(ids)
  const old =
    before.length > 0 &&
    changed &&
    html`<p class="hint">${t('picture.before')}</p><div class="pictures">${before.map((one) => shown(t, asked, drawn, one, 0, false))}</div><p class="hint">${t('picture.now')}</p>`
  return html`${old}<div class="pictures">${ids.map((one, i) => shown(t, asked, drawn, one, i, true))}
${trays.under.filter(({ path }) => path === field.path).map((tray) => underWay(t, tray))}</div>
${
  !full &&
  html`<div class="rich takers">
<label class="button ${ids.length > 0 ? '' : 'primary'}">${t(ids.length > 0 && !isList(field) ? 'again' : 'camera')}<input class="unseen" type="file" accept="image/*" capture="environment" data-picture="${field.path}" id="${id}"></label>
<label class="button">${t('album')}<input class="unseen" type="file" accept="image/*"${isList(field) ? html` multiple` : ''} data-picture="${field.path}" id="${id}-album"></label></div>
<p class="plain"><label for="${id}-plain">${t('picture.plain')}</label><input type="file" name="${field.path}" accept="image/jpeg,image/png,image/bmp" id="${id}-plain"></p>`
}`
}

function shown(
  t: Say,
  { field }: Asked,
  { view, trays }: Drawn,
  material: string,
  index: number,
  removable: boolean,
): Html {
  const own = trays.own.get(material)
  const label = t('picture.n', { n: index + 1, label: field.label[view.language] })
  const hidden = !own && view.hidden.includes(field.path)
  const picture = hidden
    ? html`<span class="picture-hidden">${t('picture.hidden')}</span>`
    : html`<img src="${own ? own.url : `${view.base}/pictures/${material}`}" alt="${label}" loading="lazy">`
  return html`<figure class="picture">${picture}
${own?.warnings.map((words) => html`<figcaption class="problem should">${words}</figcaption>`)}
${removable && isList(field) && html`<button type="button" class="button small rich" data-remove="${field.path}" data-material="${material}" aria-label="${t('remove')} · ${label}">${t('remove')}</button>`}</figure>`
}

function underWay(t: Say, tray: Tray): Html {
  const words =
    tray.state === 'refused'
      ? tray.why
      : tray.state === 'failed'
        ? t('picture.failed', { why: tray.why ?? '' })
        : t(`picture.${tray.state}`, { n: tray.percent })
  const stuck = tray.state === 'failed' || tray.state === 'refused'
  return html`<figure class="picture under-way" data-tray="${tray.key}">${tray.url && html`<img src="${tray.url}" alt="">`}
<figcaption${stuck ? html` class="problem must" role="alert"` : ''}>${words}</figcaption>
${tray.state === 'failed' && html`<button type="button" class="button small" data-retry="${tray.key}">${t('picture.retry')}</button>`}
${stuck && html`<button type="button" class="button small" data-dismiss="${tray.key}">${t('remove')}</button>`}</figure>`
}
