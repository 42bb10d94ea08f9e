import { type FillingView, partStates, type PartState, placesLeft } from '../answers.ts'
import type { Draft } from '../draft.ts'
import { type Html, html } from '../html.ts'
import { type Say, sayIn } from '../texts.ts'
import { askLine } from './parts.ts'

/** Every group with how far it is, and the one button at the end. */
export function allScreen(view: FillingView, draft: Draft): Html {
  const t = sayIn(view.language)
  const states = partStates(view, draft)
  const done = states.filter((state) => isDone(state)).length
  const left = placesLeft(states)
  return html`<p class="client">${view.client}</p>
<h1>${t('all.title')}</h1>
<p><progress max="${states.length}" value="${done}" aria-label="${t('all.progress', { done, total: states.length })}"></progress>
<span class="hint">${t('all.progress', { done, total: states.length })}</span></p>
<ul class="groups">${states.map((state) => group(t, view, state))}</ul>
${askLine(t, view.ask)}
<p class="bar">${
    left > 0
      ? html`<span class="button primary off">${t('all.left', { n: left })}</span>`
      : html`<a class="button primary" href="${view.base}/review">${t('all.send')}</a>`
  }</p>`
}

function group(t: Say, view: FillingView, state: PartState): Html {
  const tone = toneOf(view, state)
  const words = { done: state.done, total: state.asked.length, n: state.wrong }
  return html`<li><a class="group" href="${view.base}/part/${state.part.key}">
<span class="group-label">${state.part.label[view.language]}</span>
<span class="tag ${tone}">${t(`state.${tone}`, words)}</span></a></li>`
}

function toneOf({ mending }: FillingView, state: PartState): 'todo' | 'doing' | 'done' | 'fix' {
  if (isDone(state)) return 'done'
  if (state.wrong > 0) return 'fix'
  return mending || state.done > 0 ? 'doing' : 'todo'
}

export function isDone({ asked }: PartState): boolean {
  return asked.every(({ problem }) => problem?.level !== 'must')
}
