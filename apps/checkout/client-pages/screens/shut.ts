import { type Html, html } from '../html.ts'
import { sayIn } from '../texts.ts'
import type { PageView, Shut } from '../view.ts'
import { callButton } from './parts.ts'

/** A link that does not open, and what to do about it. */
export function shutScreen({ language, why, ask }: PageView & Shut): Html {
  const t = sayIn(language)
  if ((why === 'expired' || why === 'revoked') && ask) {
    return html`<h1>${t(`shut.${why}`, { name: ask.name })}</h1><p>${t('shut.kept')}</p>${callButton(t, ask)}`
  }
  const reason = why === 'elsewhere' || why === 'busy' ? why : 'gone'
  return html`<h1>${t(`shut.${reason}`)}</h1><p>${t(`shut.${reason}.why`)}</p>`
}
