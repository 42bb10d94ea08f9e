import { expect, test } from 'vitest'
import type { ToDo } from '../api/types.ts'
import { counted, nextExpected, sections } from './todo.ts'

const NOW = new Date('2026-11-22T02:00:00Z')

function row(name: string, step: Partial<ToDo['next_step']>): ToDo {
  const title = { key: 'next.live', 'zh-CN': name, en: name }
  return {
    client: { id: `cl_${name}`, name },
    channel: 'somepay',
    next_step: {
      key: 'sign.scan',
      subject: { type: 'client', id: name },
      title,
      waiting_for: 'platform',
      since: NOW.toISOString(),
      overdue: false,
      urgent: false,
      blocked: false,
      secondary: [],
      blocking: [],
      ...step,
    },
  }
}

const ours = row('ours', { waiting_for: 'operator', overdue: true })
const rejected = row('rejected', { waiting_for: 'operator', key: 'review.rejected', blocked: true })
const late = row('late', { waiting_for: 'superAdmin', overdue: true })
const today = row('today', { waiting_for: 'client', due_at: '2026-11-22T15:59:00Z' }) // 23:59 in Beijing
const tomorrow = row('tomorrow', { waiting_for: 'client', due_at: '2026-11-22T16:01:00Z' })
const platform = row('platform', {})
const live = row('live', { waiting_for: 'none' })
const all = [live, platform, tomorrow, today, late, rejected, ours]

test('each client stands once: with us, too long, today in Beijing, or with others; who is live stands nowhere', () => {
  const named = sections(all, undefined, NOW).map(([name, rows]) => [name, rows.map(({ client }) => client.name)])
  expect(named).toEqual([
    ['mine', ['rejected', 'ours']],
    ['overdue', ['late']],
    ['today', ['today']],
    ['waiting', ['platform', 'tomorrow']],
  ])
})

test('a counter filters the sections', () => {
  expect(counted(all, 'client')).toHaveLength(3)
  expect(sections(all, 'rejected', NOW)).toEqual([['mine', [rejected]]])
  expect(sections(all, 'platform', NOW)).toEqual([['waiting', [platform]]])
})

test('where nothing is ours, the next is expected when it usually ends, or when nine of ten have', () => {
  const usual_duration = { p50_hours: 24, p90_hours: 48, sample_size: 0 }
  const begun = (name: string, since: string) => row(name, { since, usual_duration })
  const soon = begun('soon', '2026-11-20T12:00:00Z') // half of them would have ended by now
  const later = begun('later', '2026-11-22T01:00:00Z')
  const overdue = begun('long ago', '2026-11-01T00:00:00Z')
  const expected = nextExpected([overdue, later, soon, ours, live], NOW)
  expect([expected?.row.client.name, expected?.at.toISOString()]).toEqual(['soon', '2026-11-22T12:00:00.000Z'])
  expect(nextExpected([overdue, ours, platform], NOW)).toBeUndefined()
})
