export type Place = '/todo' | '/clients' | '/payments' | '/dev'
export type Pressed = { act: 'search' | 'keys' | 'copy' | 'filter' | 'down' | 'up' } | { act: 'go'; to: Place }

type Press = Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey' | 'timeStamp' | 'target'>

const PLACES: Readonly<Record<string, Place>> = { t: '/todo', c: '/clients', p: '/payments', d: '/dev' }
const SINGLE: Readonly<Record<string, Pressed>> = {
  '/': { act: 'filter' },
  '?': { act: 'keys' },
  c: { act: 'copy' },
  j: { act: 'down' },
  k: { act: 'up' },
}
const PAIR_MS = 1500

/** What a key means here; single letters mean nothing while somebody types, or where they are switched off. */
export function keyOf(
  press: Press,
  before: { key: string; at: number } | undefined,
  single: boolean,
): Pressed | undefined {
  const { key, metaKey, ctrlKey, altKey } = press
  if ((metaKey || ctrlKey) && key.toLowerCase() === 'k') return { act: 'search' }
  if (!single || metaKey || ctrlKey || altKey || isTyping(press.target)) return undefined
  if (before?.key === 'g' && press.timeStamp - before.at < PAIR_MS) {
    const to = PLACES[key]
    return to && { act: 'go', to }
  }
  return SINGLE[key]
}

function isTyping(target: EventTarget | null): boolean {
  if (typeof HTMLElement === 'undefined' || !(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.closest('input, textarea, select, [role=combobox], [role=dialog]') !== null
}
