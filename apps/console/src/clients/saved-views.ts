import { CLIENT_STATES, type ClientSearch, SHOWN } from './shown.ts'

/** A list that somebody looks at often, under a name of their own. */
export type SavedView = { name: string; search: ClientSearch }

const KEY = 'ruzhu.client_views'
export const VIEWS_LIMIT = 20

/** Kept in this browser, as the other preferences are: they say how a person works, not what is true. */
export function savedViews(): readonly SavedView[] {
  try {
    const stored: unknown = JSON.parse(globalThis.localStorage?.getItem(KEY) ?? '[]')
    return Array.isArray(stored) ? stored.flatMap(viewOf).slice(0, VIEWS_LIMIT) : []
  } catch {
    return [] // not ours: somebody else wrote there
  }
}

/** The same name again is the same view, changed. */
export function saveView(view: SavedView): readonly SavedView[] {
  return keep([view, ...savedViews().filter(({ name }) => name !== view.name)].slice(0, VIEWS_LIMIT))
}

export function dropView(name: string): readonly SavedView[] {
  return keep(savedViews().filter((view) => view.name !== name))
}

function keep(views: readonly SavedView[]): readonly SavedView[] {
  globalThis.localStorage?.setItem(KEY, JSON.stringify(views))
  return views
}

function viewOf(value: unknown): SavedView[] {
  if (typeof value !== 'object' || value === null || !('name' in value) || typeof value.name !== 'string') return []
  const search: Record<string, unknown> =
    'search' in value && typeof value.search === 'object' && value.search !== null ? { ...value.search } : {}
  const show = SHOWN.find((one) => one === search.show)
  const state = CLIENT_STATES.find((one) => one === search.state)
  return [
    {
      name: value.name.slice(0, 40),
      search: {
        ...(typeof search.text === 'string' && { text: search.text }),
        ...(typeof search.channel === 'string' && { channel: search.channel }),
        ...(show && { show }),
        ...(state && { state }),
      },
    },
  ]
}
