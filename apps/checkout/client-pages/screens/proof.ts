import { type Html, html } from '../html.ts'
import { sayIn } from '../texts.ts'
import type { PageView, Proof } from '../view.ts'
import { codeScreen } from './code.ts'

/** The one question before a link opens. It says whose link it is, and nothing of whom it is about. */
export function proofScreen(view: PageView & Proof): Html {
  const { language, base, company, trouble, code } = view
  const t = sayIn(language)
  const problem = trouble && t(`proof.${trouble.why}`, { n: trouble.n ?? 0 })
  if (code) return codeScreen(t, { base, company, code, ...(problem !== undefined && { problem }) })
  return html`<h1>${t('proof.title')}</h1>
<p>${t('proof.why', { company })}</p>
${problem && html`<p class="notice error" id="problem" role="alert">${problem}</p>`}
${
  trouble?.why !== 'locked' &&
  html`<form method="post" action="${base}" enctype="multipart/form-data">
<p class="field"><label for="digits">${t('proof.label')}</label>
<input id="digits" name="digits" class="digits" inputmode="numeric" autocomplete="off" maxlength="8" required${
    problem ? html` aria-invalid="true" aria-describedby="problem"` : ''
  }></p>
<p class="bar"><button class="button primary">${t('proof.go')}</button></p></form>
<p class="hint">${t('proof.bound')}</p>`
}`
}
