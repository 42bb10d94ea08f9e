import { describe, expect, test } from 'vitest'
import { decided, openDraft, rebased, shownForm, stored, toSend, typed } from './draft.ts'
import type { DraftView } from './view.ts'

const saved = (version: number, form: DraftView['form'], marks: DraftView['marks'] = {}): DraftView => ({
  version,
  form,
  marks: {
    ...Object.fromEntries(Object.entries(form).map(([path, value]) => [path, JSON.stringify(value)])),
    ...marks,
  },
  findings: [],
  savedAt: '2026-11-22T02:32:08.000Z',
})

const hideMiddle = (_: string, value: unknown) => String(value).replace(/(?<=^.{4}).*(?=.{4}$)/, '**********')

describe('a draft', () => {
  test('holds what was typed until it is saved, and what was typed meanwhile beyond that', () => {
    const draft = typed(openDraft(saved(1, { a: '1' })), 'b', '2')
    const later = typed(draft, 'a', '3')
    const after = stored(later, toSend(draft), saved(2, { a: '1', b: '2' }))
    expect(after).toMatchObject({ version: 2, changes: { a: '3' } })
    expect(shownForm(after)).toEqual({ a: '3', b: '2' })
  })

  test('is unchanged by what stands there already; a hidden value stays where nothing is typed', () => {
    const draft = openDraft(saved(1, { a: '1', id: '4401**********002X' }))
    expect(typed(typed(draft, 'a', '2'), 'a', '1').changes).toEqual({})
    expect(typed(draft, 'a', '').changes).toEqual({ a: null })
    expect(typed(draft, 'id', '', true).changes).toEqual({})
    expect(typed(draft, 'id', '44010519491231002X', true).changes).toEqual({ id: '44010519491231002X' })
  })
})

describe('two people at one form', () => {
  test('keep what only one of them changed', () => {
    const mine = typed(openDraft(saved(1, { a: '1', b: '1' })), 'a', 'mine')
    const after = rebased(mine, saved(2, { a: '1', b: 'theirs' }))
    expect(after.conflicts).toEqual([])
    expect(shownForm(after)).toEqual({ a: 'mine', b: 'theirs' })
    expect(toSend(after)).toEqual({ a: 'mine' })
  })

  test('are asked where both changed one field, and nothing of it is sent before', () => {
    const mine = typed(typed(openDraft(saved(1, { a: '1' })), 'a', 'mine'), 'c', 'new')
    const after = rebased(mine, saved(2, { a: 'theirs' }))
    expect(after.conflicts).toEqual([{ path: 'a', theirs: 'theirs' }])
    expect(toSend(after)).toEqual({ c: 'new' })
    expect(toSend(decided(after, 'a', 'mine'))).toEqual({ a: 'mine', c: 'new' })
    expect(toSend(decided(after, 'a', 'theirs'))).toEqual({ c: 'new' })
  })

  test('a hidden value that changed is known by its mark, where its ends look the same', () => {
    const hidden = { id: '4401**********002X' }
    const mine = typed(openDraft(saved(1, hidden, { id: 'm1' })), 'id', '440105194912310012', true)
    expect(rebased(mine, saved(2, hidden, { id: 'm1' })).conflicts).toEqual([])
    expect(rebased(mine, saved(2, hidden, { id: 'm2' })).conflicts).toHaveLength(1)
  })

  test('a hidden value that is our own, stored without an answer, is asked about no more', () => {
    const mine = typed(openDraft(saved(1, {})), 'id', '44010519491231002X', true)
    const latest = saved(2, { id: '4401**********002X' })
    expect(rebased(mine, latest).conflicts).toHaveLength(1)
    expect(rebased(mine, latest, hideMiddle)).toMatchObject({ conflicts: [], changes: { id: '44010519491231002X' } })
  })
})
