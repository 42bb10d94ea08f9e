import { expect, test } from 'vitest'
import { diagnoseByServer } from './by-server.ts'
import { runDiagnose } from './diagnose.ts'

async function run(args: readonly string[], language: 'zh-CN' | 'en' = 'en', input = '') {
  const [said, told]: [string[], string[]] = [[], []]
  const terminal = { language, input: async () => input, out: said.push.bind(said), tell: told.push.bind(told) }
  return { code: await runDiagnose(args, terminal), out: said.join('\n'), err: told.join('\n') }
}

test('a known error is explained in the language asked for, with exit code 0', async () => {
  const error = '{"code":"40004","sub_code":"ACQ.TRADE_HAS_CLOSE"}'
  expect(await run([error], 'zh-CN')).toMatchObject({ code: 0, out: expect.stringContaining('1. 这笔订单已经关闭') })
  expect(await run([error])).toMatchObject({ code: 0, out: expect.stringContaining('1. This order is closed') })
})

test('without a text, and for "-", the standard input is read', async () => {
  for (const args of [[], ['-']]) {
    const { code, out } = await run(args, 'en', '<err_code>CA_ERROR</err_code>')
    expect(code).toBe(0)
    expect(out).toContain('(WeChat Pay · CA_ERROR)')
  }
})

test('programs get JSON, known or not', async () => {
  const known = await run(['--json', 'isv.invalid-signature'])
  expect(JSON.parse(known.out)).toMatchObject({ causes: [{ channel: 'alipay', key: 'invalid-signature' }] })
  const unknown = await run(['--json', 'A_NEW_CODE'])
  expect(unknown.code).toBe(1)
  expect(JSON.parse(unknown.out)).toMatchObject({ causes: [] })
})

test('what nobody knows is said, with exit code 1', async () => {
  expect(await run(['A_NEW_CODE'])).toMatchObject({ code: 1, out: '', err: expect.stringContaining('No error') })
  expect(await run(['-'])).toMatchObject({ code: 1, err: expect.stringContaining('There was no text') })
})

test('asking a server needs a key, and says where to get one before anything is sent', async () => {
  const told: string[] = []
  const terminal = {
    language: 'en' as const,
    input: async () => '',
    out: told.push.bind(told),
    tell: told.push.bind(told),
  }
  const asked = diagnoseByServer(['--url', 'http://127.0.0.1:1', 'SIGN_ERROR'], { ...terminal, env: {} })
  await expect(asked).rejects.toThrow('RUZHU_API_KEY')
})
