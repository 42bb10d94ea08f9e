import { availableParallelism } from 'node:os'
import { alipayNotifications } from './alipay/notifications.ts'
import { ALIPAY_SIGNING } from './alipay/signing.ts'
import { alipayVerifying } from './alipay/verifying.ts'
import { printListing } from './clients/run.ts'
import { measure, type Outcome } from './measure.ts'
import { printPaying } from './methods/run.ts'
import { opening } from './wechatpay/opening.ts'
import { prepaying } from './wechatpay/prepaying.ts'
import { SIGNING } from './wechatpay/signing.ts'
import { V2 } from './wechatpay/v2.ts'
import { verifying } from './wechatpay/verifying.ts'

const prepay = await prepaying()
const wechatpay = [...SIGNING, verifying(), opening(), prepay.contest, ...V2]
const alipay = [...ALIPAY_SIGNING, alipayVerifying(), alipayNotifications()]
const outcomes: Outcome[] = []
for (const contest of [...wechatpay, ...alipay]) {
  console.error(`measuring: ${contest.name}`)
  outcomes.push(await measure(contest))
}
await prepay.close()
print(outcomes)
await printListing()
await printPaying()

/** A multiple of bare node:crypto on this machine, in this run. What is compared: README.md beside this file. */
function print(outcomes: readonly Outcome[]): void {
  const names = [...new Set(outcomes.flatMap(({ speeds }) => speeds.map(({ name }) => name)))]
  const rows = [
    ['', 'promised', ...names],
    ...outcomes.map(({ contest, promised, speeds }) => [
      contest,
      promised === undefined ? '' : `≥ ${promised.toFixed(2)}`,
      ...names.map((name) => ratioOf(name, speeds)),
    ]),
  ]
  const widths = ['', 'promised', ...names].map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  console.log(`Speed, node:crypto = 1 (node ${process.versions.node}, ${availableParallelism()} cores)`)
  for (const row of rows)
    console.log(
      row
        .map((cell, at) => pad(cell, widths[at] ?? 0, at))
        .join('  ')
        .trimEnd(),
    )
}

/** Not everybody runs in every contest. */
function ratioOf(wanted: string, speeds: Outcome['speeds']): string {
  return speeds.find(({ name }) => name === wanted)?.ratio.toFixed(2) ?? ''
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width)
}
