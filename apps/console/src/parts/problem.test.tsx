// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { prefer } from '../theme/preferences.ts'
import '../texts/i18n.ts'
import { ProblemAlert } from './problem.tsx'

beforeAll(() => prefer({ language: 'zh-CN' }))
afterEach(cleanup)

const PROBLEM = {
  title: '平台拒绝了：签名错误',
  status: 422,
  code: 'GATEWAY_REFUSED',
  detail: '没有保存。',
  fix: [{ owner: 'developer', do: '核对商户 API 私钥。', place: '设置 → 服务商账号' }],
  gateway: { code: 'SIGN_ERROR', message: '签名错误' },
  request_id: 'rq_1f2e3d',
}

test('a problem says what happened, what the platform said, what mends it, and the number to ask with', () => {
  render(<ProblemAlert error={PROBLEM} />)
  for (const words of [
    '平台拒绝了：签名错误',
    '没有保存。',
    '平台返回：签名错误（SIGN_ERROR）',
    '核对商户 API 私钥。',
    'rq_1f2e3d',
  ]) {
    expect(screen.getByText(words, { exact: false })).toBeTruthy()
  }
})

test('what is no problem of ours is told as an answer that cannot be read, never as nothing', () => {
  render(<ProblemAlert error={new TypeError('x is not a function')} />)
  expect(screen.getByText('服务器的回答看不懂')).toBeTruthy()
  expect(screen.queryByText(/x is not a function/)).toBeNull()
})

test('it can be tried again', () => {
  const retry = vi.fn()
  render(<ProblemAlert error={PROBLEM} retry={retry} />)
  fireEvent.click(screen.getByRole('button', { name: /重 ?试/ }))
  expect(retry).toHaveBeenCalledOnce()
})
