import type { SubjectType } from '@ruzhu/domain/descriptor.ts'
import type { BeijingDay } from '@ruzhu/domain/time.ts'
import { expect, test } from 'vitest'
import type { Objection } from '../api/types.ts'
import { isOpen, stepStates } from './step-states.ts'

const label = { 'zh-CN': '字段', en: 'Field' }
const SUBJECT: SubjectType = {
  type: 'SUBJECT_TYPE_ENTERPRISE',
  label,
  steps: [
    {
      key: 'business',
      label,
      fields: [
        { path: 'short_name', label, kind: 'text', required: true },
        { path: 'service_phone', label, kind: 'text', required: true, rule: 'service_phone' },
        { path: 'domain', label, kind: 'text', required: true, when: { path: 'short_name', oneOf: ['网店'] } },
      ],
    },
    { key: 'admin', label, fields: [{ path: 'email', label, kind: 'text', required: true, rule: 'email' }] },
  ],
}
const TODAY = '2026-11-22' as BeijingDay
const objection: Objection = {
  field: 'short_name',
  field_name: '商户简称',
  reject_reason: '与经营内容不符',
  path: 'short_name',
  value_sent: '老陈',
  changed: false,
}

test('what is empty is missing, what breaks its rule is wrong, what is not asked for is neither', () => {
  expect(stepStates(SUBJECT, { service_phone: '1' }, [], TODAY)).toEqual([
    { key: 'business', asked: 2, wrong: 1, missing: 1 },
    { key: 'admin', asked: 1, wrong: 0, missing: 1 },
  ])
  expect(stepStates(SUBJECT, { short_name: '网店', service_phone: '95555', email: 'a@b.cn' }, [], TODAY)).toEqual([
    { key: 'business', asked: 3, wrong: 0, missing: 1 },
    { key: 'admin', asked: 1, wrong: 0, missing: 0 },
  ])
})

test('a step whose questions hang on an answer not given yet has none', () => {
  const open = { path: 'short_name', oneOf: ['网店'] }
  const site = { path: 'site', label, kind: 'text', required: true, when: open } as const
  const subject = { ...SUBJECT, steps: [...SUBJECT.steps, { key: 'site', label, fields: [site] }] }
  expect(stepStates(subject, {}, [], TODAY)[2]).toEqual({ key: 'site', asked: 0, wrong: 0, missing: 0 })
  expect(stepStates(subject, { short_name: '网店' }, [], TODAY)[2]).toMatchObject({ asked: 1, missing: 1 })
})

test('an objection counts until its field reads differently, or somebody confirms it', () => {
  const form = { short_name: '老陈', service_phone: '95555', email: 'a@b.cn' }
  expect(stepStates(SUBJECT, form, [objection], TODAY)[0]).toMatchObject({ wrong: 1 })
  expect(stepStates(SUBJECT, { ...form, short_name: '老陈牛腩粉' }, [objection], TODAY)[0]).toMatchObject({ wrong: 0 })
  expect(isOpen({ ...objection, kept: { note: '已问过', by: '林晓', at: '2026-11-22T02:00:00Z' } }, form)).toBe(false)
})

test('a comment without a field stays open until somebody says what was done', () => {
  const { path: _path, value_sent: _sent, ...elsewhere } = objection
  expect(isOpen(elsewhere, {})).toBe(true)
})
