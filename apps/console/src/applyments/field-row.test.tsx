// @vitest-environment jsdom
import type { Answer } from '@ruzhu/domain/applyments/form.ts'
import type { FormField } from '@ruzhu/domain/descriptor.ts'
import { must } from '@ruzhu/domain/applyments/rules/verdict.ts'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { prefer } from '../theme/preferences.ts'
import '../texts/i18n.ts'
import { FieldRow } from './field-row.tsx'

beforeAll(() => prefer({ language: 'zh-CN' }))
afterEach(cleanup)

const label = { 'zh-CN': '统一社会信用代码', en: 'Credit code' }
const step = { key: 'subject', label, fields: [] }
const field = (rest: Partial<FormField> = {}): FormField => ({
  path: 'a.b',
  label,
  kind: 'text',
  required: true,
  ...rest,
})

function show(answer: Partial<Answer> & { field: FormField }, rest: Partial<Parameters<typeof FieldRow>[0]> = {}) {
  const onChange = vi.fn()
  const onLeave = vi.fn()
  render(
    <FieldRow
      answer={{ step, value: undefined, takenOver: false, ...answer }}
      clientId="cl_1"
      problem={undefined}
      objection={undefined}
      onChange={onChange}
      onLeave={onLeave}
      {...rest}
    />,
  )
  return { onChange, onLeave }
}

test('a slip that we can tell is mended by its button, and looked at again', () => {
  const problem = { rule: 'credit_code', ...must('rule.credit_code.slip', { fixed: '91440105MA5DEM012B' }) }
  const { onChange, onLeave } = show({ field: field(), value: '914401O5MA5DEM012B' }, { problem })
  const input = screen.getByLabelText('统一社会信用代码')
  expect(input.getAttribute('aria-invalid')).toBe('true')
  expect(document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
    '没有字母 O 和 I',
  )
  fireEvent.click(screen.getByRole('button', { name: '改成 91440105MA5DEM012B' }))
  expect(onChange).toHaveBeenCalledWith('91440105MA5DEM012B')
  expect(onLeave).toHaveBeenCalledWith('91440105MA5DEM012B')
})

test('blanks around a value are taken off when its field is left', () => {
  const { onLeave } = show({ field: field(), value: ' 91440105MA5DEM012B ' })
  fireEvent.blur(screen.getByLabelText('统一社会信用代码'))
  expect(onLeave).toHaveBeenCalledWith('91440105MA5DEM012B')
})

test('a day is kept in its one form, however it was typed', () => {
  const { onChange } = show({ field: field({ kind: 'day' }), value: '2026年1月2日' })
  fireEvent.blur(screen.getByLabelText('统一社会信用代码'))
  expect(onChange).toHaveBeenCalledWith('2026-01-02')
})

test('long-term takes the place of the last day, and gives it back', () => {
  const { onChange } = show({ field: field({ kind: 'end_day' }), value: '长期' })
  expect(screen.queryByRole('textbox')).toBeNull()
  fireEvent.click(screen.getByRole('checkbox', { name: '长期' }))
  expect(onChange).toHaveBeenCalledWith(undefined)
})

test('the reviewer’s words stand at the field until it reads differently', () => {
  const objection = {
    field: 'b',
    field_name: '简称',
    reject_reason: '不符',
    path: 'a.b',
    value_sent: '老陈',
    changed: false,
  }
  show({ field: field(), value: '老陈' }, { objection })
  expect(screen.getByText('审核意见：「不符」')).toBeTruthy()
  cleanup()
  show({ field: field(), value: '老陈牛腩粉' }, { objection })
  expect(screen.queryByText('审核意见：「不符」')).toBeNull()
})
