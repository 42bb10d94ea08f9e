import { listing, PROMISED, ROUNDS } from './listing.ts'

/** `node bench/clients/run.ts 60`: this one alone, in sixty rounds. */
export async function printListing(rounds = ROUNDS): Promise<void> {
  console.error('measuring: lists of 100 and of 10,000 clients')
  const listed = await listing(rounds)
  console.log(
    `\nLists of clients by HTTP, SQLite: 95th percentile with 10,000 clients, with 100 = 1 (promised ≤ ${PROMISED})`,
  )
  for (const { name, fewMs, manyMs, ratio } of listed) {
    console.log(`${name.padEnd(26)}${ratio.toFixed(2).padStart(6)}   (${fewMs.toFixed(1)} ms, ${manyMs.toFixed(1)} ms)`)
  }
}

if (process.argv[1] === import.meta.filename) await printListing(Number(process.argv[2] ?? ROUNDS))
