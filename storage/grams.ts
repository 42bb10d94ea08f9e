/** Longer than almost every word that many companies share (餐饮管理有限公司), and short enough to be kept for each letter. */
export const LONGEST = 8

/**
 * The pieces of a text that is searched: at each of its characters the next eight, fewer at the end of a line. Whatever of up
 * to eight characters stands anywhere in it is the beginning of one of them, so a search is one range of a sorted index, and
 * reads nothing of those who do not have it. By characters, because a name is often looked for by one or two of them (粉店).
 */
export function gramsOf(searchText: string): ReadonlySet<string> {
  const grams = new Set<string>()
  for (const line of searchText.split('\n')) {
    const letters = [...line]
    for (let at = 0; at < letters.length; at++) grams.add(letters.slice(at, at + LONGEST).join(''))
  }
  return grams
}

/** What a search looks up: the beginning of a piece, or where it is longer, the whole pieces that it is covered by. */
export function gramsWanted(text: string): readonly string[] {
  const letters = [...text]
  if (letters.length <= LONGEST) return [text]
  const wanted = new Set([letters.slice(-LONGEST).join('')])
  for (let at = 0; at + LONGEST <= letters.length && wanted.size < LOOKED_UP_AT_MOST; at += LONGEST) {
    wanted.add(letters.slice(at, at + LONGEST).join(''))
  }
  return [...wanted]
}
const LOOKED_UP_AT_MOST = 8
