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
  expect(readOptions(args, env)).toEqual(options)
})

test.each([[['--lang', 'fr']], [['--lang']], [['--lang=']], [['--quick']], [['en']]])('%j is refused', (args) => {
  expect(readOptions(args, {})).toHaveProperty('problem', expect.stringContaining(args[0]?.split('=')[0] ?? ''))
})
