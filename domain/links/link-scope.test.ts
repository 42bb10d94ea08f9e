import { describe, expect, test } from 'vitest'
import type { FormField, SubjectType } from '../descriptor.ts'
import { askedParts, askedPaths, fieldsOfParts, neededSteps } from './link-scope.ts'

const both = (text: string) => ({ 'zh-CN': text, en: text })
const field = (path: string, changes: Partial<FormField> = {}): FormField => ({
  path,
  label: both(path),
  kind: 'text',
  required: true,
  ...changes,
})
const FORM: SubjectType = {
  type: 'SHOP',
  label: both('店'),
  steps: [
    {
      key: 'subject',
      label: both('主体'),
      parts: [
        { key: 'licence', label: both('营业执照'), from: 'name' },
        { key: 'person', label: both('身份证'), from: 'document' },
      ],
      fields: [
        field('name'),
        field('number'),
        field('document', { kind: 'choice' }),
        field('id', { when: { path: 'document', oneOf: ['card'] } }),
        field('id', { when: { path: 'document', oneOf: ['passport'] } }),
      ],
    },
    { key: 'rates', label: both('费率'), ours: true, fields: [field('rate'), field('kind', { kind: 'choice' })] },
    {
      key: 'bank',
      label: both('账户'),
      fields: [field('holder', { sameAs: 'name' }), field('proof', { when: { path: 'kind', oneOf: ['x'] } })],
    },
  ],
}
const shown = (only?: string[]) =>
  askedParts(only ? { fields: only.map((path) => ({ path })) } : {}, FORM).map(
    ({ key, fields }) => `${key}: ${fields.map(({ path }) => path).join(' ')}`,
  )

describe('what a link asks for', () => {
  test('is all that the client answers, in screens, without what is ours to fill in', () => {
    expect(shown()).toEqual(['licence: name number', 'person: document id id', 'bank: holder proof'])
  })
  test('or the named fields alone, ours among them where they were named', () => {
    expect(shown(['id', 'rate'])).toEqual(['person: id id', 'rates: rate'])
    expect([...askedPaths({ fields: [{ path: 'id' }] }, FORM)]).toEqual(['id'])
    expect(shown(['no such field'])).toEqual([])
  })
  test('or whole screens, by their keys', () => {
    expect(fieldsOfParts(['person'], FORM)).toEqual(['document', 'id'])
    expect(fieldsOfParts(['rates', 'nothing'], FORM)).toEqual([])
  })
})

const needed = (...paths: string[]) =>
  neededSteps(new Set(paths), FORM).flatMap(({ fields }) => fields.map(({ path }) => path))

test('a page knows of other fields only what its own hang on', () => {
  expect(needed('id')).toEqual(['document', 'id', 'id'])
  expect(needed('proof', 'holder')).toEqual(['name', 'kind', 'holder', 'proof'])
  expect(needed('number')).toEqual(['number'])
})
