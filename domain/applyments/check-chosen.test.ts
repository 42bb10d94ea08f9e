import { expect, test } from 'vitest'
import type { FormField, SubjectType } from '../descriptor.ts'
import { beijingDay } from '../time.ts'
import type { ApplymentForm } from './applyments.ts'
import { checkApplyment } from './check-applyment.ts'
import { completeForm } from './form.ts'

const said = { 'zh-CN': '问', en: 'Asked' }
const field = (path: string, more: Partial<FormField> = {}): FormField => ({
  path,
  label: said,
  kind: 'text',
  required: true,
  ...more,
})
const SHOP: SubjectType = {
  type: 'SHOP',
  label: said,
  steps: [
    {
      key: 'all',
      label: said,
      fields: [
        field('_trade', {
          kind: 'choice',
          options: [
            { value: 'food', label: said },
            { value: 'other', label: said },
          ],
        }),
        field('rule', { when: { path: '_trade', oneOf: ['food'] }, fixed: '719' }),
        field('rule', { when: { path: '_trade', oneOf: ['other'] }, notOneOf: ['716'] }),
        field('rate', { rule: 'rate', min: 0.2, max: 0.6 }),
        field('card.name', { required: false, means: 'holder' }),
        field('passport.name', { required: false, means: 'holder' }),
        field('account.name', { sameAs: ['card.name', 'passport.name'] }),
        field('appid', { required: false, means: 'provider_appid' }),
      ],
    },
  ],
}
const FORM: ApplymentForm = { _trade: 'food', rate: '0.6', 'card.name': '陈国华' }
const TODAY = beijingDay(new Date('2026-11-22T04:00:00Z'))

function found(form: ApplymentForm): string[] {
  const context = { today: TODAY, providerValues: ['wx8888888888888888'] }
  const { must, should } = checkApplyment({ form: { ...FORM, ...form }, objections: [] }, SHOP, context)
  return [...must.map(({ path, rule }) => `must ${path} ${rule}`), ...should.map(({ path }) => `should ${path}`)]
}

test('what follows from another answer is there without being typed, and cannot be typed over', () => {
  expect(completeForm(SHOP, { ...FORM, rule: '716' })).toMatchObject({ rule: '719' })
  expect(found({})).toEqual([])
})

test('a value that is known to belong elsewhere is refused', () => {
  expect(found({ _trade: 'other', rule: '716' })).toEqual(['must rule elsewhere'])
  expect(found({ _trade: 'other', rule: '999' })).toEqual([])
})

test.each([
  ['0.19', ['must rate range']],
  ['0.2', []],
  ['0.61', ['must rate range']],
])('a number of %s between two ends', (rate, problems) => {
  expect(found({ rate })).toEqual(problems)
})

test('is taken over from the first place that says something, and has to say the same', () => {
  expect(completeForm(SHOP, FORM)).toMatchObject({ 'account.name': '陈国华' })
  expect(completeForm(SHOP, { ...FORM, 'card.name': '', 'passport.name': 'John Doe' })).toMatchObject({
    'account.name': 'John Doe',
  })
  expect(found({ 'account.name': '陈建国' })).toEqual(['must account.name names_agree'])
})

test('an AppID that the provider account does not have is asked about, since it may not be linked to its number', () => {
  expect(found({ appid: 'wx8888888888888888' })).toEqual([])
  expect(found({ appid: 'wx9999999999999999' })).toEqual(['should appid'])
})
