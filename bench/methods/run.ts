import { paying, PROMISED } from './paying.ts'

/** `node bench/methods/run.ts`: this one alone. */
export async function printPaying(): Promise<void> {
  console.error('measuring: payments by the keys of one account and of 5,000')
  const { ratio, kilobytesEach } = await paying()
  console.log('\nPayments by 5,000 accounts with keys of their own, SQLite')
  console.log(`processor time of one, with one account = 1 (promised ≤ ${PROMISED})  ${ratio.toFixed(2)}`)
  console.log(`memory of an opened account  ${kilobytesEach.toFixed(0)} kB`)
}

if (process.argv[1] === import.meta.filename) await printPaying()
