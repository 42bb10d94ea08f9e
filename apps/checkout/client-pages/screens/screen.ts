import { type Draft, openDraft } from '../draft.ts'
import { type Html, html, jsonIn } from '../html.ts'
import { sayIn } from '../texts.ts'
import type { PageView, Place } from '../view.ts'
import { allScreen } from './all.ts'
import { followingScreen } from './following.ts'
import { partScreen } from './part.ts'
import { NO_TRAYS, type PictureTrays } from './picture.ts'
import { proofScreen } from './proof.ts'
import { reviewScreen } from './review.ts'
import { shutScreen } from './shut.ts'
import { startScreen } from './start.ts'

export type InHand = {
  draft: Draft
  trays: PictureTrays
  /** Fields that somebody has left, or been told of: what is wrong with them is shown. */
  checked: ReadonlySet<string>
  /** The whole address, for the code that leads a phone here. */
  address: string
  trouble?: string
}

/** The screen of a view at a place; the same on the server and in the browser. */
export function screenOf(view: PageView, place: Place, inHand: InHand): Html {
  switch (view.is) {
    case 'shut':
      return shutScreen(view)
    case 'proof':
      return proofScreen(view)
    case 'following':
      return followingScreen(view)
    case 'filling': {
      const { draft, address, trouble } = inHand
      if (place === 'review') return reviewScreen(view, draft, trouble)
      if (place === 'all') return allScreen(view, draft)
      const part = place.startsWith('part/') && partScreen(place.slice('part/'.length), { view, ...inHand })
      return part || startScreen(view, draft, address)
    }
  }
}

export type Assets = { script?: string; style?: string }

/** The whole document: it reads and works before any script, and without one. */
export function documentOf(view: PageView, place: Place, assets: Assets, address: string, trouble?: string): string {
  const { language, base } = view
  const t = sayIn(language)
  const draft = view.is === 'filling' ? openDraft(view.draft) : NO_DRAFT
  const inHand = {
    draft,
    trays: NO_TRAYS,
    checked: new Set<string>(),
    address,
    ...(trouble !== undefined && { trouble }),
  }
  const other = language === 'en' ? 'zh-CN' : 'en'
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<meta name="color-scheme" content="light dark"><meta name="format-detection" content="telephone=no">
<meta name="robots" content="noindex,nofollow"><link rel="icon" href="data:,"><title>${TITLE[language]}</title>
${assets.style && html`<link rel="stylesheet" href="${assets.style}">`}</head>
<body class="${view.is}"><a class="skip" href="#main">${t('skip')}</a>
<header><span class="status" id="status" role="status"></span>
<a class="language" href="${base}${place === '' ? '' : `/${place}`}?lang=${other}" lang="${other}" data-language>${t('other_language')}</a></header>
<main id="main" tabindex="-1">${screenOf(view, place, inHand)}</main>
<script type="application/json" id="view">${jsonIn(view)}</script>
${assets.script && html`<script type="module" src="${assets.script}"></script>`}</body></html>`.text
}

const TITLE = { 'zh-CN': '资料填写', en: 'Materials' }
const NO_DRAFT: Draft = { version: 0, form: {}, marks: {}, findings: [], savedAt: '', changes: {}, conflicts: [] }
