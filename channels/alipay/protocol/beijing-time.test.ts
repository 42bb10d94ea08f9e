import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { beijingTimestamp, instantOfBeijing } from './beijing-time.ts'

const AT = new Date(1717756911576)

test('is Beijing’s, to the second', () => {
  expect(beijingTimestamp(AT)).toBe('2024-06-07 18:41:51')
  expect(beijingTimestamp(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01 00:00:00')
})

test.each(['America/New_York', 'Asia/Shanghai', 'Pacific/Kiritimati'])('also on a machine in %s', (zone) => {
  const program = `import { beijingTimestamp, instantOfBeijing } from '${import.meta.dirname}/beijing-time.ts'
    console.log(beijingTimestamp(new Date(${AT.getTime()})), instantOfBeijing('2024-06-07 18:41:51').toISOString())`
  const said = execFileSync(process.execPath, ['--input-type=module-typescript', '-e', program], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  })
  expect(said.trim()).toBe('2024-06-07 18:41:51 2024-06-07T10:41:51.000Z')
})

test('is read back, and only where there is such a time', () => {
  expect(instantOfBeijing('2024-06-07 18:41:51')).toEqual(new Date('2024-06-07T10:41:51Z'))
  expect(instantOfBeijing('2024-06-07 18:41:51.257')).toEqual(new Date('2024-06-07T10:41:51Z'))
  for (const none of [
    '',
    '2024-06-07',
    '2024-06-07T18:41:51Z',
    '2026-02-30 00:00:00',
    '2026-01-01 24:00:00',
    '2026-01-01 10:61:00',
  ]) {
    expect(instantOfBeijing(none)).toBeUndefined()
  }
})
