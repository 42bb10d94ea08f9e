import { expect, test } from 'vitest'
import { decided, openDraft, rebased, shownForm, stored, toSend, typed } from './draft.ts'

const opened = openDraft({ version: 3, form: { name: '老陈', phone: '020-88880000' } })

test('what is typed shows at once and waits to be saved', () => {
  const draft = typed(opened, 'name', '老陈牛腩粉')
  expect(shownForm(draft)).toEqual({ name: '老陈牛腩粉', phone: '020-88880000' })
  expect(toSend(draft)).toEqual({ name: '老陈牛腩粉' })
})

test('typing back what is saved leaves nothing to save', () => {
  expect(toSend(typed(typed(opened, 'name', '老'), 'name', '老陈'))).toEqual({})
})

test('emptying a field sends null, and an empty list counts as empty', () => {
  expect(toSend(typed(opened, 'name', ''))).toEqual({ name: null })
  expect(toSend(typed(opened, 'name', []))).toEqual({ name: null })
  expect(shownForm(typed(opened, 'name', ''))).toEqual({ phone: '020-88880000' })
})

test('what was typed while a save was on its way is saved by the next one', () => {
  const sent = toSend(typed(opened, 'name', '老陈牛'))
  const meanwhile = typed(typed(opened, 'name', '老陈牛腩'), 'email', 'a@b.cn')
  const after = stored(meanwhile, sent, { version: 4, form: { name: '老陈牛', phone: '020-88880000' } })
  expect(after.version).toBe(4)
  expect(toSend(after)).toEqual({ name: '老陈牛腩', email: 'a@b.cn' })
})

test('a change of somebody else to another field is taken over, and mine is sent on their version', () => {
  const after = rebased(typed(opened, 'name', '老陈粉'), { version: 9, form: { name: '老陈', phone: '95555' } })
  expect(after).toMatchObject({ version: 9, conflicts: [] })
  expect(shownForm(after)).toEqual({ name: '老陈粉', phone: '95555' })
  expect(toSend(after)).toEqual({ name: '老陈粉' })
})

test('where both changed one field a person decides, and until then it is not sent', () => {
  const after = rebased(typed(opened, 'name', '我的'), { version: 9, form: { name: '对方的' } })
  expect(after.conflicts).toEqual([{ path: 'name', theirs: '对方的' }])
  expect(toSend(after)).toEqual({})
  expect(toSend(decided(after, 'name', 'mine'))).toEqual({ name: '我的' })
  expect(shownForm(decided(after, 'name', 'theirs'))).toEqual({ name: '对方的' })
})

test('both changing a field to the same is no conflict', () => {
  expect(rebased(typed(opened, 'name', '一样'), { version: 9, form: { name: '一样' } }).conflicts).toEqual([])
})
