// @vitest-environment jsdom
import { act, cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { prefer } from '../theme/preferences.ts'
import '../texts/i18n.ts'
import { PaymentTag } from './payment-tag.tsx'
import { PAYMENT_STATES } from './states.ts'

afterEach(cleanup)

function words(payment: Parameters<typeof PaymentTag>[0]['payment']): string {
  const { container } = render(<PaymentTag payment={payment} />)
  const said = container.textContent ?? ''
  cleanup()
  return said
}

test('each state of a payment has its words, in both languages', () => {
  act(() => prefer({ language: 'zh-CN' }))
  expect(PAYMENT_STATES.map((state) => words({ state }))).toEqual(['待付款', '已付款', '部分退款', '已退款', '已关闭'])
  act(() => prefer({ language: 'en' }))
  expect(PAYMENT_STATES.map((state) => words({ state }))).toEqual([
    'Unpaid',
    'Paid',
    'Partly refunded',
    'Refunded',
    'Closed',
  ])
})

test('money that nobody planned for is marked beside the state', () => {
  act(() => prefer({ language: 'zh-CN' }))
  expect(words({ state: 'paid', attention: 'amount_differs' })).toBe('已付款异常')
})
