import { expect, test } from 'vitest'
import { AppError } from '../errors.ts'
import { webhookUrl } from './webhook-url.ts'

test('https everywhere, http only to this machine in test', () => {
  expect(webhookUrl('https://shop.example.com/hooks?shop=5', 'live')).toBe('https://shop.example.com/hooks?shop=5')
  expect(webhookUrl('http://127.0.0.1:9000/hooks', 'test')).toBe('http://127.0.0.1:9000/hooks')
  expect(webhookUrl('http://[::1]:9000/', 'test')).toBe('http://[::1]:9000/')
  expect(webhookUrl('http://localhost/', 'test')).toBe('http://localhost/')
})

test.each([
  ['http://127.0.0.1:9000/hooks', 'live'],
  ['http://shop.example.com/', 'test'],
  ['http://127.0.0.1.example.com/', 'test'],
  ['https://user:secret@shop.example.com/', 'live'],
  ['https://shop.example.com/#top', 'live'],
  ['https://shop.example.com/#', 'live'],
  ['ftp://shop.example.com/', 'live'],
  ['shop.example.com', 'live'],
  [`https://shop.example.com/${'x'.repeat(2048)}`, 'live'],
] as const)('%s is refused in %s, and not repeated', (url, environment) => {
  const refused = catchOf(() => webhookUrl(url, environment))
  expect(refused).toMatchObject({ code: 'WEBHOOK_URL_INVALID', facts: {} })
})

function catchOf(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error instanceof AppError ? error : undefined
  }
}
