import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

test.each([
  [[], {}, { language: 'zh-CN', json: false }],
  [['--json'], {}, { language: 'zh-CN', json: true }],
  [['--lang', 'en'], {}, { language: 'en', json: false }],
  [['--lang=en', '--json'], {}, { language: 'en', json: true }],
  [[], { RUZHU_LANG: 'en' }, { language: 'en', json: false }],
  [['--lang', 'zh-CN'], { RUZHU_LANG: 'en' }, { language: 'zh-CN', json: false }],
  [[], { LANG: 'en_US.UTF-8' }, { language: 'zh-CN', json: false }],
])('%j with %j', (args, env, options) => {
  expect(readOptions(args, env)).toMatchObject(options)
})

test.each([
  [[], 'wechatpay'],
  [['--channel', 'alipay', '--json'], 'alipay'],
  [['--channel=wechatpay'], 'wechatpay'],
])('%j is about %s', (args, name) => {
  expect(readOptions(args, {})).toMatchObject({ channel: { descriptor: { name } } })
})

test.each([
  [['--lang', 'fr']],
  [['--channel', 'paypal']],
  [['--channel']],
  [['--lang']],
  [['--lang=']],
  [['--quick']],
  [['en']],
])('%j is refused', (args) => {
  expect(readOptions(args, {})).toHaveProperty('problem', expect.stringContaining(args[0]?.split('=')[0] ?? ''))
})
