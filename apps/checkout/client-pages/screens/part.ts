import { listed } from '@ruzhu/domain/applyments/form.ts'
import { fieldOf as askedField, partStates } from '../answers.ts'
import type { Draft } from '../draft.ts'
import { type Html, html } from '../html.ts'
import { type Say, sayIn } from '../texts.ts'
import type { Filling } from '../view.ts'
import { type Drawn, fieldOf } from './field.ts'
import { hiddenInput } from './parts.ts'

/** One group of questions. Without a script it is a form that is saved by its button. */
export function partScreen(key: string, drawn: Drawn): Html | undefined {
  const { view, draft } = drawn
  const t = sayIn(view.language)
  const states = partStates(view, draft)
  const index = states.findIndex(({ part }) => part.key === key)
  const state = states[index]
  if (!state) return undefined
  const next = states[index + 1]?.part
  return html`<p class="back"><a href="${view.base}/all">‹ ${t('part.back')}</a></p>
<h1>${state.part.label[view.language]}</h1>
${view.trouble && html`<p class="notice error" role="alert">${t('trouble', { what: view.trouble })}</p>`}
<div class="conflicts">${conflicts(t, view, draft)}</div>
<form method="post" action="${view.base}/part/${key}" enctype="multipart/form-data" data-part="${key}" novalidate>
${hiddenInput('form_token', view.formToken)}
${state.asked.map((asked) => fieldOf(asked, drawn))}
<p class="plain"><button class="button primary">${t('part.save')}</button></p>
<p class="bar rich"><a class="button primary" href="${view.base}/${next ? `part/${next.key}` : 'all'}">${
    next ? t('part.next', { label: next.label[view.language] }) : t('part.last')
  }</a></p></form>`
}

function conflicts(t: Say, view: Filling & Drawn['view'], draft: Draft): readonly Html[] {
  return draft.conflicts.map(({ path, theirs }) => {
    const field = askedField(view, path)
    const words = (value: Parameters<typeof listed>[0] | null) => listed(value ?? undefined).join('、') || t('empty')
    return html`<div class="notice warning" role="alert"><p>${t('conflict', { label: field?.label[view.language] ?? path, company: view.company })}</p>
<p class="pair"><button type="button" class="button" data-decide="mine" data-conflict="${path}">${t('conflict.mine', { value: words(draft.changes[path]) })}</button>
<button type="button" class="button" data-decide="theirs" data-conflict="${path}">${t('conflict.theirs', { value: words(theirs) })}</button></p></div>`
  })
}
