import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readBase64 } from './base64.ts'

const written = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('base64'))
const stray = fc.constantFrom('A', 'B', 'w', '/', '+', '-', '_', '=', ' ', '\n', '!', 'é', '字')

/** A letter put in place of others, so that lengths fit, nearly fit, and do not fit at all. */
const bent = fc
  .tuple(written, fc.nat(), fc.nat({ max: 3 }), fc.array(stray, { maxLength: 3 }))
  .map(([text, at, taken, put]) => {
    const place = at % (text.length + 1)
    return text.slice(0, place) + put.join('') + text.slice(place + taken)
  })

function spellsItself(text: string): boolean {
  return Buffer.from(text, 'base64').toString('base64') === text
}

test('what spells its own bytes is read, and nothing else is', () => {
  fc.assert(
    fc.property(fc.oneof(written, bent), (text) => {
      const bytes = readBase64(text)
      expect(bytes !== undefined).toBe(spellsItself(text))
      expect(bytes ?? Buffer.from(text, 'base64')).toEqual(Buffer.from(text, 'base64'))
    }),
    { numRuns: 5000 },
  )
})

test.each(['TWE', 'TWE!', 'TWF=', 'TQ=A', 'T===', 'TR==', 'TQ==\n', 'T_-=', 'TW=E', 'T字=='])(
  '%j is refused',
  (text) => {
    expect(readBase64(text)).toBeUndefined()
  },
)
