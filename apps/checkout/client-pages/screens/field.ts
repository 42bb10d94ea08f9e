import { isPicture, listed } from '@ruzhu/domain/applyments/form.ts'
import { FOREVER } from '@ruzhu/domain/applyments/rules/days.ts'
import type { FormField } from '@ruzhu/domain/descriptor.ts'
import type { Asked, FillingView } from '../answers.ts'
import type { Draft } from '../draft.ts'
import { type Html, html } from '../html.ts'
import { type Say, sayIn } from '../texts.ts'
import { type PictureTrays, pictureControl } from './picture.ts'

export type Drawn = { view: FillingView; draft: Draft; trays: PictureTrays; checked: ReadonlySet<string> }

/** A question with its label above, its help and what is wrong below. */
export function fieldOf(asked: Asked, drawn: Drawn): Html {
  const { view } = drawn
  const { field } = asked
  const t = sayIn(view.language)
  const id = idOf(field.path)
  const problem = shownProblem(asked, drawn)
  const grouped = field.kind === 'choices' || (field.kind === 'choice' && !isLong(field)) || isPicture(field)
  const label = html`${field.label[view.language]}${!field.required && html` <span class="optional">${t('optional')}</span>`}`
  const body = html`${reasonOf(t, asked, view)}${field.help && html`<p class="hint" id="${id}-help">${field.help[view.language]}</p>`}
${control(t, asked, drawn, id, problem !== undefined)}
<p class="problem ${problem?.level ?? ''}" id="${id}-problem">${problem?.message}</p>`
  return grouped
    ? html`<fieldset class="field" data-path="${field.path}" aria-describedby="${id}-problem"><legend>${label}</legend>${body}</fieldset>`
    : html`<div class="field" data-path="${field.path}"><label for="${id}">${label}</label>${body}</div>`
}

export function idOf(path: string): string {
  return `field-${path.replace(/\./g, '-')}`
}

/** Nobody is told off for what they have not come to yet. */
function shownProblem({ field, value, problem }: Asked, { checked }: Drawn) {
  return problem && (value !== undefined || checked.has(field.path)) ? problem : undefined
}

function reasonOf(t: Say, { field }: Asked, view: FillingView): Html | false {
  const reason = view.reasons[field.path]
  if (!reason || (!reason.plain && !reason.said)) return false
  return html`<div class="notice warning">${reason.plain && html`<p><strong>${reason.plain[view.language]}</strong></p>`}
${reason.said && html`<p class="hint">${t('fix.said', { said: reason.said })}</p>`}</div>`
}

function control(t: Say, asked: Asked, drawn: Drawn, id: string, invalid: boolean): Html {
  const { field } = asked
  if (field.fixed !== undefined) return html`<output id="${id}">${asked.value as string}</output>`
  if (isPicture(field)) return pictureControl(t, asked, drawn, id)
  if (field.kind === 'choices') return choices(asked, drawn, id, 'checkbox')
  if (field.kind === 'choice')
    return isLong(field) ? select(t, asked, drawn, id, invalid) : choices(asked, drawn, id, 'radio')
  return text(t, asked, drawn, id, invalid)
}

const LONG_LIST = 6
function isLong({ options = [] }: FormField): boolean {
  return options.length > LONG_LIST
}

function text(t: Say, asked: Asked, { draft }: Drawn, id: string, invalid: boolean): Html {
  const { field, value, takenOver } = asked
  const changed = field.path in draft.changes
  const sealed = field.sensitive === true && !changed
  const shown = takenOver || sealed ? '' : (listed(value)[0] ?? '')
  const state = html` id="${id}" name="${field.path}" autocomplete="off" aria-describedby="${id}-problem${field.help ? ` ${id}-help` : ''}"${
    invalid ? html` aria-invalid="true"` : ''
  }${field.required ? html` aria-required="true"` : ''}`
  const kept = sealed && !takenOver && value !== undefined
  const above = kept
    ? html`<p class="kept">${t('kept', { value: value as string })}</p><p class="hint">${t('kept.change')}</p>`
    : takenOver && html`<p class="hint">${t('same', { value: value as string })}</p>`
  if (field.kind === 'long_text') return html`${above}<textarea rows="3"${state}>${shown}</textarea>`
  const input = html`<input value="${shown === FOREVER ? '' : shown}"${state}${keyboard(field)}${
    field.example
      ? html` placeholder="${field.example}"`
      : field.kind.endsWith('day')
        ? html` placeholder="2026-11-22"`
        : ''
  }>`
  return field.kind === 'end_day' ? html`${above}${input}${forever(t, asked, id)}` : html`${above}${input}`
}

function forever(t: Say, { field, value }: Asked, id: string): Html {
  return html`<label class="choice"><input type="checkbox" name="${field.path}" value="${FOREVER}" id="${id}-forever"${
    value === FOREVER ? html` checked` : ''
  }><span>${t('forever')}</span></label>`
}

const NUMERIC = [
  'mobile_phone',
  'personal_card',
  'corporate_account',
  'bank_branch_id',
  'begin_day',
  'end_day',
  'mchid',
]

function keyboard({ rule, kind }: FormField): Html {
  if (NUMERIC.includes(rule ?? '') || kind.endsWith('day')) return html` inputmode="numeric"`
  if (rule === 'email') return html` inputmode="email" autocapitalize="off"`
  if (rule === 'service_phone') return html` inputmode="tel"`
  return html`${(rule === 'domain' || rule === 'id_card') && html` autocapitalize="off"`}`
}

function choices({ field, value }: Asked, { view }: Drawn, id: string, type: 'radio' | 'checkbox'): Html {
  const chosen = listed(value)
  return html`${(field.options ?? []).map(
    (option, i) =>
      html`<label class="choice"><input type="${type}" name="${field.path}" value="${option.value}" id="${id}-${i}"${
        chosen.includes(option.value) ? html` checked` : ''
      }><span>${option.label[view.language]}</span></label>`,
  )}`
}

function select(t: Say, { field, value }: Asked, { view }: Drawn, id: string, invalid: boolean): Html {
  const option = (one: string, label: string) =>
    html`<option value="${one}"${listed(value)[0] === one ? html` selected` : ''}>${label}</option>`
  return html`<select id="${id}" name="${field.path}" aria-describedby="${id}-problem"${invalid ? html` aria-invalid="true"` : ''}>
<option value="">${t('choose')}</option>${(field.options ?? []).map((one) => option(one.value, one.label[view.language]))}</select>`
}
