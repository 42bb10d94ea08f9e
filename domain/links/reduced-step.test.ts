import { expect, test } from 'vitest'
import type { NextStep } from '../journeys/next-step.ts'
import { text } from '../text.ts'
import { reducedStep } from './reduced-step.ts'

const AT = new Date('2026-11-22T02:32:08.000Z')
const step: NextStep = {
  key: 'submit.review',
  subject: { type: 'applyment', id: 'ap_1' },
  title: text('next.submit.review'),
  why: text('next.submit.review'),
  waitingFor: 'operator',
  actor: { name: '林晓', isMe: false },
  since: AT,
  overdue: true,
  secondary: [],
  blocking: [],
}
const app = { 'zh-CN': '微信', en: 'WeChat' }
const message = text('handover.sign', { name: '陈*华', client: 'x', platform: 'y', app: 'z', url: 'https://sign' })
const sign = { kind: 'sign', url: 'https://sign', who: '陈*华', app, message } as const

test('while somebody of ours has to act, nothing else is told', () => {
  expect(reducedStep(step)).toEqual({ turn: 'ours' })
  expect(reducedStep({ ...step, key: 'review.rejected', blocked: true })).toEqual({ turn: 'stopped' })
})
test('the platform’s turn comes with the code that can be scanned meanwhile', () => {
  expect(reducedStep({ ...step, waitingFor: 'platform' })).toEqual({ turn: 'platform' })
  expect(reducedStep({ ...step, waitingFor: 'platform', handover: sign })).toMatchObject({ url: 'https://sign' })
})
test('their own turn says who scans what, with what, by when the platform wants it', () => {
  const theirs = { ...step, waitingFor: 'superAdmin', handover: sign, dueAt: AT } as const
  expect(reducedStep({ ...theirs, dueKind: 'platform' })).toEqual({
    turn: 'yours',
    kind: 'sign',
    who: '陈*华',
    app,
    url: 'https://sign',
    dueAt: AT,
  })
  expect(reducedStep({ ...theirs, dueKind: 'ours' })).not.toHaveProperty('dueAt')
})
test('a transfer is theirs, by the page of the platform that says where to', () => {
  const transfer = { ...step, waitingFor: 'superAdmin', handover: { ...sign, kind: 'transfer' } } as const
  expect(reducedStep(transfer)).toMatchObject({ turn: 'yours', kind: 'transfer', url: 'https://sign' })
})
test('a link to another page of materials is handed over by us, never by this one', () => {
  const materials = { kind: 'materials', url: 'https://a', who: '陈*华', message } as const
  expect(reducedStep({ ...step, waitingFor: 'client', handover: materials })).toEqual({ turn: 'ours' })
})
test('done is done', () => {
  expect(reducedStep({ ...step, waitingFor: 'none' })).toEqual({ turn: 'done' })
})
