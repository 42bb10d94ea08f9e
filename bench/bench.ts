import { availableParallelism } from 'node:os'
import { measure, type Outcome } from './measure.ts'
import { opening } from './wechatpay/opening.ts'
import { SIGNING } from './wechatpay/signing.ts'
import { verifying } from './wechatpay/verifying.ts'

const outcomes: Outcome[] = []
for (const contest of [...SIGNING, verifying(), opening()]) {
  console.error(`measuring: ${contest.name}`)
  outcomes.push(await measure(contest))
}
print(outcomes)

/** A multiple of bare node:crypto on this machine, in this run. What is compared: README.md beside this file. */
function print(outcomes: readonly Outcome[]): void {
  const names = outcomes[0]?.speeds.map(({ name }) => name) ?? []
  const rows = [
    ['', ...names],
    ...outcomes.map(({ contest, speeds }) => [contest, ...speeds.map(({ ratio }) => ratio.toFixed(2))]),
  ]
  const widths = ['', ...names].map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  console.log(`Speed, node:crypto = 1 (node ${process.versions.node}, ${availableParallelism()} cores)`)
  for (const row of rows)
    console.log(
      row
        .map((cell, at) => pad(cell, widths[at] ?? 0, at))
        .join('  ')
        .trimEnd(),
    )
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width)
}
