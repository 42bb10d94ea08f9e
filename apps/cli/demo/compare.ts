/** One side's view of one payment or refund, in whole fen. `no` says which one it is on both sides. */
export type Entry = { no: string; fen: number; refundedFen?: number; state: string; platformNo?: string }
export type Book = { whose: string; entries: readonly Entry[] }

export type Difference = { no: string; what: string; sides: Readonly<Record<string, string>> }

/** Everything in which two books disagree, looked for from both sides: what one of them does not have is found too. */
export function differences(one: Book, other: Book): Difference[] {
  const numbers = new Set([...one.entries, ...other.entries].map((entry) => entry.no))
  return [...numbers].flatMap((no) => {
    const [left, right] = [of(one, no), of(other, no)]
    if (left.length === 1 && right.length === 1 && left[0] && right[0]) return unlike(one, left[0], other, right[0])
    return [{ no, what: 'count', sides: { [one.whose]: String(left.length), [other.whose]: String(right.length) } }]
  })
}

function of(book: Book, no: string): Entry[] {
  return book.entries.filter((entry) => entry.no === no)
}

/** What only one side knows of, as a shop does not know the platform's number, is not compared. */
function unlike(one: Book, left: Entry, other: Book, right: Entry): Difference[] {
  return (['fen', 'refundedFen', 'state', 'platformNo'] as const)
    .filter((what) => left[what] !== undefined && right[what] !== undefined && left[what] !== right[what])
    .map((what) => ({
      no: left.no,
      what,
      sides: { [one.whose]: String(left[what]), [other.whose]: String(right[what]) },
    }))
}

export function sum(book: Book): number {
  return book.entries.reduce((total, entry) => total + entry.fen, 0)
}
