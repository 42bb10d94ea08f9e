import { expect, test } from 'vitest'
import { at } from './paths.ts'

test('what has a brace is part of the path, the rest follows the question mark, and nothing is left undefined', () => {
  expect(at('GET', '/v3/a/{id}/b/{no}', { id: '1|2', no: '3/4', more: 5, none: undefined })).toEqual({
    method: 'GET',
    path: '/v3/a/1%7C2/b/3%2F4?more=5',
  })
  expect(at('POST', '/v3/applyment4sub/applyment/')).toEqual({ method: 'POST', path: '/v3/applyment4sub/applyment/' })
  expect(at('GET', '/v3/a', { text: 'a&b=c 你' }).path).toBe('/v3/a?text=a%26b%3Dc+%E4%BD%A0')
})

test.each(['', '.', '..'])('"%s" would be another path: refused before anything is sent', (id) => {
  expect(() => at('GET', '/v3/a/{id}', { id })).toThrow(RangeError)
})
