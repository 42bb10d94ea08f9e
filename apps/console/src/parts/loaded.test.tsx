// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { prefer } from '../theme/preferences.ts'
import '../texts/i18n.ts'
import { Loaded } from './loaded.tsx'

beforeAll(() => prefer({ language: 'zh-CN' }))
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const READ_AT = Date.parse('2026-11-22T02:32:08.000Z')
const REFUSED = { title: '没有找到', status: 404, code: 'NOT_FOUND', request_id: 'rq_1' }
const reading = { data: undefined, error: null, isFetching: true, dataUpdatedAt: 0, refetch: vi.fn() }
const show = (of: Parameters<typeof Loaded<string>>[0]['of']) =>
  render(<Loaded of={of}>{(data) => <p>{data}</p>}</Loaded>)

test('being read: nothing for 200 ms, then a skeleton', async () => {
  const { container } = show(reading)
  expect(screen.getByText('正在读取')).toBeTruthy()
  expect(container.querySelector('.skeleton')).toBeNull()
  await act(() => vi.advanceTimersByTimeAsync(201))
  expect(container.querySelector('.skeleton')).toBeTruthy()
})

test('gone wrong: what happened, the request id, and another try', () => {
  const refetch = vi.fn()
  show({ ...reading, error: REFUSED, isFetching: false, refetch })
  expect(screen.getByText('没有找到')).toBeTruthy()
  expect(screen.getByText('rq_1')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: /重 ?试/ }))
  expect(refetch).toHaveBeenCalledOnce()
})

test('there, but not fresh: the old data stays, and says of when it is', () => {
  show({ ...reading, data: '¥38.00', error: REFUSED, isFetching: false, dataUpdatedAt: READ_AT })
  expect(screen.getByText('¥38.00')).toBeTruthy()
  expect(screen.getByText('更新失败，显示的是 10:32:08 的数据')).toBeTruthy()
})

test('there: only itself', () => {
  const { container } = show({ ...reading, data: '¥38.00', isFetching: false, dataUpdatedAt: READ_AT })
  expect(container.textContent).toBe('¥38.00')
})
