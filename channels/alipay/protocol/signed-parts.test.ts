import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import parts from '../vectors/signed-parts.json' with { type: 'json' }
import { Unreadable } from './reading.ts'
import { ownValues } from './signed-parts.ts'

test.each(parts.filter((part) => part.signed !== undefined))('$id: $title', ({ node, body, signed }) => {
  expect(ownValues(Buffer.from(body), 'utf-8').get(node)?.toString()).toBe(signed)
})

test.each(parts.filter((part) => part.rejected))('$id: $title', ({ body }) => {
  expect(() => ownValues(Buffer.from(body), 'utf-8')).toThrow(Unreadable)
})

test('a short signature does not move the end of the node', () => {
  const body = Buffer.from('{"x_response":{"a":1,"b":2},"sign":"signStr"}')
  expect(ownValues(body, 'utf-8').get('x_response')?.toString()).toBe('{"a":1,"b":2}')
})

test('in GBK the second byte of a character may be that of a brace or a backslash', () => {
  const subject = Buffer.from([0x95, 0x5c, 0x81, 0x7d, 0x81, 0x7b, 0x9e, 0x7d])
  const node = Buffer.concat([Buffer.from('{"subject":"'), subject, Buffer.from('"}')])
  const body = Buffer.concat([Buffer.from('{"x_response":'), node, Buffer.from(',"sign":"s"}')])
  expect(ownValues(body, 'gbk').get('x_response')).toEqual(node)
  expect(ownValues(body, 'gbk').get('sign')?.toString()).toBe('"s"')
})

describe('what is no object', () => {
  test.each([
    '',
    '   ',
    'null',
    '[]',
    '"x"',
    '<html>',
    '{',
    '{"a"',
    '{"a":',
    '{"a":}',
    '{"a":1',
    '{"a":1,}',
    '{a:1}',
    '{"a":1}}',
    '{"a":"x}',
    '{"a":[1}',
    '{"a":1 "b":2}',
    '{,}',
  ])('%j is refused', (body) => {
    expect(() => ownValues(Buffer.from(body), 'utf-8')).toThrow(Unreadable)
  })
})

test('every value of every object is found as it was written', () => {
  const json = fc.dictionary(
    fc.string({ minLength: 1 }).filter((name) => JSON.stringify(name) === `"${name}"`),
    fc.jsonValue(),
  )
  fc.assert(
    fc.property(json, fc.constantFrom(undefined, 1, '\t'), (object, indent) => {
      const values = ownValues(Buffer.from(JSON.stringify(object, null, indent)), 'utf-8')
      const read = [...values].map(([name, value]) => [
        Buffer.from(name, 'latin1').toString(),
        JSON.parse(value.toString()),
      ])
      expect(Object.fromEntries(read)).toEqual(JSON.parse(JSON.stringify(object)))
    }),
  )
})

test('deep nesting ends without a stack', () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  expect(ownValues(Buffer.from(`{"a":${deep}}`), 'utf-8').get('a')?.length).toBe(400_000)
})
