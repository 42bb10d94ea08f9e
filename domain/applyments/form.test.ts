import { describe, expect, test } from 'vitest'
import type { FormField, SubjectType } from '../descriptor.ts'
import { completeForm, formToSend, initialForm, readForm } from './form.ts'

const said = { 'zh-CN': '问', en: 'Asked' }
function field(path: string, more: Partial<FormField> = {}): FormField {
  return { path, label: said, kind: 'text', required: true, ...more }
}
const FORM: SubjectType = {
  type: 'COMPANY',
  label: said,
  steps: [
    {
      key: 'one',
      label: said,
      fields: [
        field('name', { means: 'merchant_name' }),
        field('_how', { kind: 'choice', initial: 'plain', options: [] }),
        field('deep', { when: { path: '_how', oneOf: ['deep', 'deeper'] }, initial: 'x' }),
        field('deeper', { when: { path: 'deep', oneOf: ['x'] } }),
      ],
    },
    {
      key: 'two',
      label: said,
      fields: [
        field('who', { when: { path: '_how', oneOf: ['plain'] }, sameAs: 'name' }),
        field('who', { when: { path: '_how', oneOf: ['deep'] } }),
        field('account', { sameAs: 'who' }),
        field('scenes', { kind: 'choices' }),
        field('shop', { when: { path: 'scenes', oneOf: ['SHOP'] } }),
      ],
    },
  ],
}
const paths = (form: Record<string, string | string[]>) => readForm(FORM, form).map((answer) => answer.field.path)

describe('what is asked for', () => {
  test('a field appears while its condition holds, and the field that the condition names is itself asked for', () => {
    expect(paths({ _how: 'plain', deep: 'x' })).toEqual(['name', '_how', 'who', 'account', 'scenes'])
    expect(paths({ _how: 'deep', deep: 'x' })).toEqual(['name', '_how', 'deep', 'deeper', 'who', 'account', 'scenes'])
    expect(paths({ _how: 'deeper', deep: 'y' })).not.toContain('deeper')
  })

  test('of several choices one is enough', () => {
    expect(paths({ scenes: ['WEB', 'SHOP'] })).toContain('shop')
    expect(paths({ scenes: [] })).not.toContain('shop')
  })
})

describe('what is the same is asked once', () => {
  test('a value is taken over, also along a chain, while nothing is typed', () => {
    expect(completeForm(FORM, { _how: 'plain', name: '南风' })).toMatchObject({ who: '南风', account: '南风' })
  })

  test('typed text stays, and is taken over in its turn', () => {
    expect(completeForm(FORM, { _how: 'plain', name: '南风', who: '北风' })).toMatchObject({
      who: '北风',
      account: '北风',
    })
  })

  test('under the other condition of the same path nothing is taken over', () => {
    expect(completeForm(FORM, { _how: 'deep', name: '南风' })).not.toHaveProperty('who')
  })
})

test('what counts has nothing that is not asked for, and what is sent none of our own questions', () => {
  const form = completeForm(FORM, { _how: 'plain', name: '南风', deep: 'x', shop: 'left over', scenes: [] })
  expect(form).toEqual({ _how: 'plain', name: '南风', who: '南风', account: '南风' })
  expect(formToSend(form)).toEqual({ name: '南风', who: '南风', account: '南风' })
})

test('a new form begins with what is known and what is usual', () => {
  expect(initialForm(FORM, { merchant_name: '南风' })).toEqual({ name: '南风', _how: 'plain', deep: 'x' })
})
