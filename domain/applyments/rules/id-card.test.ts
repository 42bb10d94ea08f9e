import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beijingDay, parseDay } from '../../time.ts'
import { idCard, idCardCheck } from './id-card.ts'

const TODAY = beijingDay(new Date('2026-11-22T04:00:00Z'))
const said = (value: string) => idCard(value, TODAY)?.message

describe('the numbers of GB 11643', () => {
  test.each(['11010519491231002X'])('%s is taken', (number) => {
    expect(idCard(number, TODAY)).toBeUndefined()
  })

  test('a number that the standard prints is right, though its holder would be 146', () => {
    expect(said('440524188001010014')).toEqual({ key: 'rule.id_card.age', params: { age: 146 } })
  })
})

describe('wrong numbers say what mends them', () => {
  test.each([
    ['1101051949123100', 'rule.id_card.length', { n: 16 }],
    ['11010519491231002x', 'rule.id_card.small_x', { fixed: '11010519491231002X' }],
    ['1101051949123100XX', 'rule.id_card.characters', undefined],
    ['110105194902290023', 'rule.id_card.birthday', undefined], // 1949 was no leap year
    ['110105194913310021', 'rule.id_card.birthday', undefined],
    ['110105194912310021', 'rule.id_card.check', undefined],
  ])('%s', (number, key, params) => {
    expect(said(number)).toEqual(params ? { key, params } : { key })
  })
})

const born = (day: string) => `110105${day}002${idCardCheck(`110105${day}002`)}`

describe('the holder is 16 to 100 years old', () => {
  test.each([
    ['20101122', undefined], // 16 today
    ['20101123', 'rule.id_card.age'], // 16 tomorrow
    ['19261122', undefined], // 100 today
    ['19251123', undefined], // 100, and 101 tomorrow
    ['19251122', 'rule.id_card.age'], // 101 today
  ])('born %s', (day, key) => {
    expect(said(born(day))?.key).toBe(key)
  })
})

const numbers = fc
  .tuple(
    fc.integer({ min: 110000, max: 659000 }),
    fc.date({ min: new Date('1930-01-01T00:00:00Z'), max: new Date('2010-01-01T00:00:00Z'), noInvalidDate: true }),
    fc.nat(999),
  )
  .map(([region, birth, order]) => {
    const body = `${region}${birth.toISOString().slice(0, 10).replaceAll('-', '')}${String(order).padStart(3, '0')}`
    return body + idCardCheck(body)
  })

test('every number with a real birthday and its own check character is taken', () => {
  fc.assert(
    fc.property(numbers, (number) => {
      expect(parseDay(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`)).toBeDefined()
      expect(idCard(number, TODAY)).toBeUndefined()
    }),
  )
})

test('one wrong character, wherever and whichever, is always caught', () => {
  fc.assert(
    fc.property(numbers, fc.nat(17), fc.constantFrom(...'0123456789Xx', 'A', ' '), (number, i, other) => {
      fc.pre(number.charAt(i) !== other)
      const wrong = number.slice(0, i) + other + number.slice(i + 1)
      expect(idCard(wrong, TODAY)?.level).toBe('must')
    }),
  )
})
