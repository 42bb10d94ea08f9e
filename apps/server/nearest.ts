/** The known word that begins with this one, else the one that takes the fewest letters put in, taken out or changed. */
export function nearest(word: string, known: readonly string[]): string {
  const begun = known.find((one) => one.startsWith(word))
  return begun ?? known.toSorted((one, other) => distance(word, one) - distance(word, other))[0] ?? word
}

function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1]
    for (let column = 1; column <= to.length; column++) {
      const changed = (row[column - 1] ?? 0) + (letter === to[column - 1] ? 0 : 1)
      next.push(Math.min(changed, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}
