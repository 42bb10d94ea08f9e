import type { FieldPath, FieldValue } from '@ruzhu/domain/applyments/applyments.ts'
import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { api, query, queryClient } from '../api/client.ts'
import { asProblem } from '../api/problem.ts'
import type { Applyment } from '../api/types.ts'
import { type Changes, type Draft, decided, openDraft, rebased, stored, toSend, typed } from './draft.ts'

const SAVE_AFTER_MS = 800
const RETRY_AFTER_MS = 5_000

export type Saving = { state: 'saved'; at?: string } | { state: 'saving' } | { state: 'failed'; problem: unknown }

export type DraftInHand = {
  draft: Draft
  saving: Saving
  type: (path: FieldPath, value: FieldValue | undefined) => void
  decide: (path: FieldPath, whose: 'mine' | 'theirs') => void
  /** Saves now what is not saved; true once nothing is left. */
  flush: () => Promise<boolean>
}

/** The draft of the application whose pages are open. */
export const DraftContext = createContext<DraftInHand | undefined>(undefined)

export function useDraft(): DraftInHand {
  const inHand = useContext(DraftContext)
  if (!inHand) throw new Error('There is no application around this page')
  return inHand
}

export function applymentQuery(id: string) {
  return query.queryOptions('get', '/v1/applyments/{id}', { params: { path: { id } } })
}

/** Keeps the draft and saves it 800 ms after the last key, one request at a time. */
export function useDraftOf(applyment: Applyment): DraftInHand {
  const [draft, setDraft] = useState(() => openDraft(applyment))
  const [saving, setSaving] = useState<Saving>({ state: 'saved' })
  const latest = useRef(draft)
  const running = useRef<Promise<boolean>>(undefined)

  const change = useCallback((next: (draft: Draft) => Draft) => {
    latest.current = next(latest.current)
    setDraft(latest.current)
  }, [])

  const save = useCallback(async (): Promise<boolean> => {
    const sent = toSend(latest.current)
    if (Object.keys(sent).length === 0) return latest.current.conflicts.length === 0
    setSaving({ state: 'saving' })
    const answer = await send(applyment.id, latest.current.version, sent)
    if (answer.state === 'saved') {
      change((now) => stored(now, sent, answer.applyment))
      queryClient.setQueryData(applymentQuery(applyment.id).queryKey, answer.applyment)
      setSaving({ state: 'saved', at: answer.applyment.updated_at })
      return true
    }
    if (answer.state === 'overtaken') change((now) => rebased(now, answer.applyment))
    setSaving({ state: 'failed', problem: answer.problem })
    return false
  }, [applyment.id, change])

  /** One after the other; a save that was overtaken is repeated once on the newer version. */
  const flush = useCallback((): Promise<boolean> => {
    running.current = (running.current ?? Promise.resolve(true)).then(save).then((saved) => saved || save())
    return running.current
  }, [save])

  useAutosave(draft, saving, flush)
  return {
    draft,
    saving,
    flush,
    type: (path, value) => change((now) => typed(now, path, value)),
    decide: (path, whose) => change((now) => decided(now, path, whose)),
  }
}

function useAutosave(draft: Draft, saving: Saving, flush: () => Promise<boolean>): void {
  const failed = saving.state === 'failed'
  useEffect(() => {
    if (Object.keys(toSend(draft)).length === 0) return
    const timer = setTimeout(() => void flush(), failed ? RETRY_AFTER_MS : SAVE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [draft, failed, flush])
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (Object.keys(draft.changes).length > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [draft])
}

type Answered =
  | { state: 'saved'; applyment: Applyment }
  | { state: 'overtaken'; applyment: Applyment; problem: unknown }
  | { state: 'failed'; problem: unknown }

async function send(id: string, version: number, form: Changes): Promise<Answered> {
  const params = { path: { id } }
  const body = {
    version,
    form: Object.fromEntries(Object.entries(form).map(([path, value]) => [path, listOrText(value)])),
  }
  const { data, error } = await api.PATCH('/v1/applyments/{id}', { params, body })
  if (data) return { state: 'saved', applyment: data }
  if (asProblem(error).code !== 'CONFLICT') return { state: 'failed', problem: error }
  const now = await api.GET('/v1/applyments/{id}', { params })
  if (!now.data) return { state: 'failed', problem: now.error }
  return { state: 'overtaken', applyment: now.data, problem: error }
}

function listOrText(value: FieldValue | null): string | string[] | null {
  return value === null || typeof value === 'string' ? value : [...value]
}
