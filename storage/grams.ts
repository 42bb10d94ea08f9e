/** Stands behind the last character of a line, so that every character begins a pair. */
const END = '\n'

/**
 * The pairs of neighbouring characters in a text that is searched: what a search of two characters looks up, and one of
 * one character as the beginning of pairs. Of more than two, its rarest pair is looked up and the rest compared.
 * Pairs, because a name is often looked for by two characters (粉店), of which an index of three knows nothing.
 */
export function gramsOf(searchText: string): ReadonlySet<string> {
  const grams = new Set<string>()
  for (const line of searchText.split(END)) {
    const letters = [...line, END]
    for (let at = 0; at + 1 < letters.length; at++) grams.add(`${letters[at]}${letters[at + 1]}`)
  }
  return grams
}

/** What a search looks up: pairs, or of a single character the beginning of one. */
export function gramsWanted(text: string): readonly string[] {
  const letters = [...text]
  if (letters.length === 1) return letters
  return [...new Set(letters.slice(1).map((letter, at) => `${letters[at]}${letter}`))].slice(0, LOOKED_UP_AT_MOST)
}
const LOOKED_UP_AT_MOST = 16
