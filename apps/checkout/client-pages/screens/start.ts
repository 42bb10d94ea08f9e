import { isPicture } from '@ruzhu/domain/applyments/form.ts'
import { type FillingView, partStates } from '../answers.ts'
import type { Draft } from '../draft.ts'
import { type Html, html } from '../html.ts'
import { sayIn } from '../texts.ts'
import { dayOf } from '../times.ts'
import { askLine, onPhone } from './parts.ts'

const PREPARED_AT_MOST = 6

/** Who asks, for what, who will see it, what to have at hand, and how long it takes. */
export function startScreen(view: FillingView, draft: Draft, address: string): Html {
  const { language, base, company, client, platform, ask, mending, expiresAt, consent } = view
  const t = sayIn(language)
  const names = { company, platform: platform[language] }
  const begun = view.begun || Object.keys(draft.changes).length > 0
  const prepared = prepare(view, draft)
  return html`<p class="client">${client}</p>
<h1>${t(mending ? 'start.mend_title' : 'start.title', names)}</h1>
<p>${t('start.minutes', { n: minutes(view, draft) })}</p>
${
  prepared.length > 0 &&
  html`<section class="card"><h2>${t('start.prepare')}</h2><ul class="prepare">${prepared.map((label) => html`<li>${label}</li>`)}</ul></section>`
}
<section class="card plain-words">
<p>${t('start.purpose', names)}</p><p>${t('start.who', names)}</p>
<p>${t('start.until', { day: dayOf(expiresAt) })}</p>
<details><summary>${t('start.notice')}</summary><p>${consent.text}</p></details></section>
${askLine(t, ask)}
${onPhone(t, address, ask)}
<p class="bar"><a class="button primary" href="${base}/all">${t(begun ? 'start.continue' : 'start.begin')}</a></p>`
}

/** Documents that have to be photographed and are not there yet. */
function prepare(view: FillingView, draft: Draft): readonly string[] {
  const labels = partStates(view, draft)
    .flatMap(({ asked }) => asked)
    .filter(({ field, value }) => isPicture(field) && field.required && value === undefined)
    .map(({ field }) => field.label[view.language])
  return labels.filter((label, i) => labels.indexOf(label) === i).slice(0, PREPARED_AT_MOST)
}

/** A line is typed in a quarter of a minute, a picture taken in three quarters. */
function minutes(view: FillingView, draft: Draft): number {
  const asked = partStates(view, draft).flatMap((state) => state.asked)
  const pictures = asked.filter(({ field }) => isPicture(field)).length
  return Math.max(1, Math.round(pictures * 0.75 + (asked.length - pictures) * 0.25))
}
