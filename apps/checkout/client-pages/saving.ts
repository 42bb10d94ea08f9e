import type { FieldPath, FieldValue } from '@ruzhu/domain/applyments/applyments.ts'
import { maskValue } from '@ruzhu/domain/applyments/mask.ts'
import { type FillingView, fieldOf } from './answers.ts'
import { readView, saveDraft } from './calls.ts'
import { type Changes, type Draft, rebased, stored, toSend } from './draft.ts'
import { keepUnsaved } from './kept.ts'

const SAVE_AFTER_MS = 800
const RETRY_MS = [2_000, 4_000, 8_000, 15_000, 30_000]

export type SavingState =
  | { state: 'saved' }
  | { state: 'typing' }
  | { state: 'saving' }
  | { state: 'offline' }
  | { state: 'failed'; seconds: number; words: string }

type Held = {
  view: () => FillingView
  draft: () => Draft
  change: (next: Draft) => void
  shown: (state: SavingState) => void
  /** The link is not open here any more: what it is now has to be asked for. */
  lost: () => void
}

/** Saves what was typed: soon after the last key, one save at a time, again and again while the network is away. */
export class Saving {
  readonly #held: Held
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<boolean> | undefined
  #failures = 0
  /** Sent, and no answer came: it may be what the server holds now. */
  #unheard: Changes = {}

  constructor(held: Held) {
    this.#held = held
    window.addEventListener('online', () => void this.flush())
    document.addEventListener('visibilitychange', () => document.hidden && void this.flush())
    window.addEventListener('pagehide', () => void this.flush())
  }

  typed(): void {
    keepUnsaved(this.#held.view(), this.#held.draft().changes)
    this.#held.shown({ state: 'typing' })
    this.#in(SAVE_AFTER_MS)
  }

  /** Saves now; true once nothing is left that may be sent. */
  flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    this.#running = (this.#running ?? Promise.resolve(true)).then(() => this.#save())
    return this.#running
  }

  async #save(tries = 0): Promise<boolean> {
    const { view, draft, change, shown, lost } = this.#held
    const sent = toSend(draft())
    if (Object.keys(sent).length === 0) {
      if (tries === 0 && this.#failures === 0) return draft().conflicts.length === 0
      return this.#saved()
    }
    shown({ state: 'saving' })
    const answer = await saveDraft(view(), draft().version, sent)
    if (answer.state === 'done') {
      this.#unheard = {}
      change(stored(draft(), sent, answer.body))
      return this.#saved()
    }
    if (answer.state === 'unreached') {
      this.#unheard = { ...this.#unheard, ...sent }
      return this.#later({ state: 'offline' })
    }
    if (answer.code === 'CONFLICT' && tries < 3) {
      const latest = await readView(view())
      if (latest.state === 'done' && latest.body.is === 'filling') {
        change(rebased(draft(), latest.body.draft, this.#shownAs))
        return this.#save(tries + 1)
      }
      if (latest.state === 'done') lost()
      return this.#later({ state: 'offline' })
    }
    if (answer.code.startsWith('LINK_')) {
      lost()
      return false
    }
    return this.#later({ state: 'failed', seconds: 0, words: answer.words })
  }

  /** Personal data comes back with its middle hidden. */
  readonly #shownAs = (path: FieldPath, mine: FieldValue | null): FieldValue | null => {
    const field = fieldOf(this.#held.view(), path)
    const mayBeOurs = field?.sensitive && typeof mine === 'string' && this.#unheard[path] === mine
    return mayBeOurs ? maskValue(field, mine) : mine
  }

  #saved(): boolean {
    this.#failures = 0
    const { view, draft, shown } = this.#held
    keepUnsaved(view(), draft().changes)
    shown({ state: 'saved' })
    return true
  }

  #later(state: SavingState): boolean {
    const ms = RETRY_MS[Math.min(this.#failures++, RETRY_MS.length - 1)] ?? SAVE_AFTER_MS
    this.#held.shown(state.state === 'failed' ? { ...state, seconds: ms / 1000 } : state)
    this.#in(ms)
    return false
  }

  #in(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), ms)
  }
}
