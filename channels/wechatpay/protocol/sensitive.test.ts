import { createPublicKey } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Rsa } from 'wechatpay-axios-plugin'
import keys from '../vectors/keys.json' with { type: 'json' }
import { readPrivateKey } from './keys.ts'
import { type Json, Unreadable } from './reading.ts'
import { openFields, sealFields, TooLongToSeal } from './sensitive.ts'

const G1 = readPrivateKey(keys.G1.pem)
const K1 = readPrivateKey(keys.K1.pem)
const gateway = createPublicKey(keys.G1.pem)

const PATHS = new Set(['person.name', 'owners.number'])
const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((text) => Buffer.byteLength(text) <= 214)
const form = fc.record({
  name, // of the same name, at another place: stays as it is
  person: fc.record({ name, age: fc.nat() }),
  owners: fc.array(fc.record({ number: name, docs: fc.array(fc.string()) }), { maxLength: 3 }),
})

test('what is named is sealed wherever it stands in lists, and nothing else is touched', () => {
  fc.assert(
    fc.property(form, (plain) => {
      const sealed = sealFields(plain, PATHS, gateway)
      const seen = JSON.parse(JSON.stringify(sealed))
      expect([seen.person.name, ...seen.owners.map((one: { number: string }) => one.number)]).not.toContain(plain.name)
      seen.person.name = Rsa.decrypt(seen.person.name, keys.G1.pem)
      for (const owner of seen.owners) owner.number = Rsa.decrypt(owner.number, keys.G1.pem)
      expect(seen).toEqual(plain)
      expect(openFields(sealed, PATHS, G1)).toEqual(plain)
    }),
    { numRuns: 30 },
  )
})

test('an empty text is left out, as the gateway wants it', () => {
  expect(sealFields({ person: { name: '' } }, PATHS, gateway)).toEqual({ person: {} })
})

test('what is too long is named by its place before anything is sent', () => {
  const fits = { owners: [{ number: '1'.repeat(214) }] }
  expect(openFields(sealFields(fits, PATHS, gateway), PATHS, G1)).toEqual(fits)
  const long: Json = { owners: [{ number: '1' }, { number: '字'.repeat(72) }] }
  expect(() => sealFields(long, PATHS, gateway)).toThrow(new TooLongToSeal('owners.number'))
})

test('what was sealed for somebody else is named, and no garbage is handed on', () => {
  const sealed = sealFields({ person: { name: '陈建国' } }, PATHS, gateway)
  expect(() => openFields(sealed, PATHS, K1)).toThrow(Unreadable)
  expect(() => openFields({ person: { name: 'plain' } }, PATHS, K1)).toThrow(/^person\.name does not open/)
})
