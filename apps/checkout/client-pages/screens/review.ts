import { isPicture, listed } from '@ruzhu/domain/applyments/form.ts'
import { type Asked, type FillingView, partStates, placesLeft } from '../answers.ts'
import type { Draft } from '../draft.ts'
import { type Html, html } from '../html.ts'
import { type Say, sayIn } from '../texts.ts'
import { hiddenInput } from './parts.ts'

/** All answers once more, what is agreed to, and a name. */
export function reviewScreen(view: FillingView, draft: Draft, trouble?: string): Html {
  const t = sayIn(view.language)
  const states = partStates(view, draft)
  const left = placesLeft(states)
  const { consent, base, company } = view
  return html`<p class="back"><a href="${base}/all">‹ ${t('part.back')}</a></p>
<h1>${t('review.title')}</h1>
${states
  .filter(({ asked }) => asked.some(isListed))
  .map(
    ({ part, asked }) => html`<section class="card"><div class="card-head"><h2>${part.label[view.language]}</h2>
<a class="edit" href="${base}/part/${part.key}">${t('review.edit')}<span class="unseen"> · ${part.label[view.language]}</span></a></div>
<dl>${asked.filter(isListed).map((one) => line(t, view, one))}</dl></section>`,
  )}
<form method="post" action="${base}/review" enctype="multipart/form-data" data-send novalidate>
${hiddenInput('form_token', view.formToken)}${hiddenInput('consent', consent.version)}
<section class="card"><h2>${t('review.consent', { version: consent.version })}</h2><p>${consent.text}</p></section>
<p class="field"><label for="name">${t('review.name')}</label><input id="name" name="name" autocomplete="name" maxlength="64" aria-describedby="send-problem"></p>
<p class="problem must" id="send-problem" role="alert">${trouble}</p>
<p class="bar">${
    left > 0
      ? html`<a class="button primary" href="${base}/all">${t('all.left', { n: left })}</a>`
      : html`<button class="button primary">${t('review.send', { company })}</button>`
  }</p></form>`
}

function isListed({ field, value }: Asked): boolean {
  return value !== undefined || field.required
}

function line(t: Say, view: FillingView, { field, value, problem }: Asked): Html {
  return html`<dt>${field.label[view.language]}</dt><dd>${shownValue(t, view, field, value)}${
    problem && html`<span class="problem ${problem.level}">${problem.message}</span>`
  }</dd>`
}

export function shownValue(t: Say, view: FillingView, field: Asked['field'], value: Asked['value']): string {
  if (value === undefined) return t('review.unanswered')
  if (isPicture(field)) return t('review.pictures', { n: listed(value).length })
  const label = (one: string) => field.options?.find((option) => option.value === one)?.label[view.language] ?? one
  return listed(value).map(label).join('、')
}
