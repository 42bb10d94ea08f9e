import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

test('with no variable at all it is a test environment on this machine, with a simulator of its own', () => {
  expect(readConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 7300,
    environment: 'test',
    gateways: { wechatpay: 'http://127.0.0.1:7301', alipay: 'http://127.0.0.1:7301' },
    simulator: { url: 'http://127.0.0.1:7301', own: { port: 7301 } },
    logLevel: 'warn',
  })
})

test('all faults are told together, each with the name of its variable', () => {
  const faults = faultsOf({
    RUZHU_PORT: '70000',
    RUZHU_ENVIRONMENT: 'prod',
    RUZHU_PUBLIC_URL: 'ftp://x',
    DATABASE_URL: 'mysql://x',
  })
  expect(faults.map((fault) => fault.split('：')[0])).toEqual([
    'RUZHU_ENVIRONMENT',
    'RUZHU_PORT',
    'RUZHU_PUBLIC_URL',
    'DATABASE_URL',
  ])
})

test('an unknown variable of ours is named with the one that was meant', () => {
  expect(faultsOf({ RUZHU_PROT: '1' })).toEqual([expect.stringContaining('did you mean RUZHU_PORT?')])
  expect(faultsOf({ RUZHU_ENV: 'test' })).toEqual([expect.stringContaining('did you mean RUZHU_ENVIRONMENT?')])
})

test('live asks for a public https address, and has no simulator', () => {
  expect(faultsOf({ RUZHU_ENVIRONMENT: 'live', RUZHU_SIMULATOR: 'on' })).toHaveLength(2)
  const live = readConfig({ RUZHU_ENVIRONMENT: 'live', RUZHU_PUBLIC_URL: 'https://pay.example.com/' })
  expect(live).toMatchObject({
    publicUrl: 'https://pay.example.com',
    gateways: { wechatpay: 'https://api.mch.weixin.qq.com', alipay: 'https://openapi.alipay.com' },
  })
  expect(live.simulator).toBeUndefined()
})

test('each gateway may be reached in another way, by a variable of its own', () => {
  const { gateways } = readConfig({ RUZHU_ALIPAY_URL: 'http://127.0.0.1:9001/' })
  expect(gateways).toEqual({ wechatpay: 'http://127.0.0.1:7301', alipay: 'http://127.0.0.1:9001' })
  expect(faultsOf({ RUZHU_ALIPAY_URL: 'openapi.alipay.com' })).toEqual([expect.stringMatching(/^RUZHU_ALIPAY_URL：/)])
})

test('a secret neither prints nor is repeated in a fault', () => {
  const config = readConfig({ RUZHU_MASTER_KEY: 'canary-key', DATABASE_URL: 'postgres://u:canary-word@h/d' })
  expect(inspect(config) + JSON.stringify(config)).not.toContain('canary')
  expect(faultsOf({ DATABASE_URL: 'mysql://u:canary-word@h/d' }).join()).not.toContain('canary')
})

test('a variable that is there but empty counts as not given', () => {
  expect(readConfig({ RUZHU_PORT: '', RUZHU_SIMULATOR: ' ' }).port).toBe(7300)
})

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
  return []
}
