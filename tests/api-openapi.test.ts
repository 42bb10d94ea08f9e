import { Compile } from 'typebox/compile'
import { expect, test } from 'vitest'
import { described } from './api/described.ts'
import { operationsOf } from '@ruzhu/server/docs/operations.ts'
import { TAGS } from '@ruzhu/server/operation.ts'
import { PERMISSIONS } from '@ruzhu/domain/access/may.ts'

const { document } = await described()
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
)

test('it is OpenAPI 3.1 with everything that a reader needs', () => {
  expect(document).toMatchObject({ openapi: '3.1.0', info: { title: expect.any(String), version: expect.any(String) } })
  expect(document.tags.map(({ name }) => name)).toEqual(Object.keys(TAGS))
  for (const { path, method, summary, description, tags, responses } of operations) {
    expect(summary, `${method} ${path}`).toMatch(/^[A-Z].*[^.]$/)
    expect(description, `${method} ${path}`).toMatch(/。$/)
    expect(tags, `${method} ${path}`).toHaveLength(1)
    expect(Object.keys(responses).some((status) => status.startsWith('2'))).toBe(true)
    for (const answer of Object.values(responses)) expect(answer.description).not.toBe('')
  }
})

test('each operation has a name of its own', () => {
  const names = operations.map(({ operationId }) => operationId)
  expect(names.every((name) => /^[a-z][A-Za-z]+$/.test(name))).toBe(true)
  expect(new Set(names).size).toBe(names.length)
})

test('the parameters of an address are those that are described, and required', () => {
  for (const { path, parameters } of operations) {
    const described = parameters.filter((parameter) => parameter.in === 'path')
    expect(described.map(({ name }) => name)).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
    expect(described.every(({ required }) => required)).toBe(true)
  }
})

test('every reference leads somewhere, and every schema is one', () => {
  const text = JSON.stringify(document)
  for (const [, name = ''] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) {
    expect(document.components.schemas, name).toHaveProperty(name)
  }
  expect(text.includes('"$id"')).toBe(false)
  for (const schema of Object.values(document.components.schemas)) expect(() => Compile(schema)).not.toThrow()
})

test('who may call is said of each, in the words of the role table', () => {
  for (const { path, method, 'x-access': access } of operations) {
    expect(['public', 'known', ...Object.keys(PERMISSIONS)], `${method} ${path}`).toContain(access)
  }
})

test('the reference can read all of it', () => {
  expect(operationsOf(document)).toHaveLength(operations.length)
})
