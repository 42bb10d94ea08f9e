import { type Html, html } from '../html.ts'
import { qrPicture } from '../qr.ts'
import { type Say, sayIn } from '../texts.ts'
import { dayAndTime, dayOf } from '../times.ts'
import type { Following, PageView } from '../view.ts'
import { askLine } from './parts.ts'

type FollowingView = PageView & Following

/** What was sent, whose turn it is, and the code where it is theirs. */
export function followingScreen(view: FollowingView): Html {
  const { language, company, client, platform, ask, sentAt, step } = view
  const t = sayIn(language)
  const days = daysOf(view)
  const names = { company, platform: platform[language], who: step.who ?? '', app: step.app?.[language] ?? '' }
  return html`<p class="client">${client}</p>
${
  sentAt === undefined
    ? html`<h1>${t('follow.title')}</h1>`
    : html`<h1 class="good">${t('sent.title', names)}</h1><p>${t('sent.at', { time: dayAndTime(sentAt), name: ask.name })}</p>`
}
<section class="card turn ${step.turn}" aria-live="polite"><h2>${title(t, view, names)}</h2>${why(t, view, names)}${code(t, view, names)}</section>
${
  sentAt !== undefined &&
  step.turn === 'ours' &&
  html`<section class="card"><h2>${t('sent.next')}</h2><ol><li>${t('sent.1', names)}</li><li>${days === undefined ? t('sent.2', names) : t('sent.2.days', { ...names, days })}</li><li>${t('sent.3', names)}</li></ol></section>`
}
${step.turn !== 'done' && view.toldAt !== undefined && html`<p class="hint">${t('sent.told', { phone: view.toldAt })}</p>`}
${step.turn !== 'done' && html`<p class="hint">${t('sent.bookmark')}</p>`}
${askLine(t, ask)}
${
  view.answers.length > 0 &&
  html`<details class="card"><summary>${t('answers')}</summary>${view.answers.map(
    ({ label, fields }) =>
      html`<h3>${label}</h3><dl>${fields.map((field) => html`<dt>${field.label[language]}</dt><dd>${field.value}</dd>`)}</dl>`,
  )}</details>`
}`
}

type Names = Readonly<Record<'company' | 'platform' | 'who' | 'app', string>>

function title(t: Say, { step }: FollowingView, names: Names): string {
  return step.turn === 'yours' ? t(`turn.yours.${step.kind ?? 'sign'}`, names) : t(`turn.${step.turn}`, names)
}

function why(t: Say, view: FollowingView, names: Names): Html | false {
  const { step } = view
  if (step.turn === 'yours')
    return step.kind === 'transfer' && html`<p>${t('transfer.how', { ...names, client: view.client })}</p>`
  const scan = step.turn === 'platform' && step.url && html`<p>${t('turn.platform.scan', names)}</p>`
  const days = step.turn === 'platform' ? daysOf(view) : undefined
  return html`<p>${days !== undefined && html`${t('turn.platform.days', { days })} `}${t(`turn.${step.turn}.why`, names)}</p>${scan}`
}

function daysOf({ reviewDays }: FollowingView): string | undefined {
  if (!reviewDays) return undefined
  const { from, to } = reviewDays
  return from === to ? String(to) : `${from}–${to}`
}

/** On the very phone that has to scan, a code cannot be scanned: the address first. */
function code(t: Say, { step }: FollowingView, names: Names): Html | false {
  const { url, codeUrl, dueAt } = step
  if (url === undefined) return false
  return html`${dueAt && html`<p class="due">${t('scan.due', { ...names, day: dayOf(dueAt) })}</p>`}
<p><a class="button primary" href="${url}" rel="noreferrer">${t('scan.open', names)}</a></p>
<p class="hint">${t('scan.same', names)}</p>
${qrPicture(codeUrl ?? url, t('scan.code'))}
<p class="hint">${t('scan.other', names)}</p>`
}
