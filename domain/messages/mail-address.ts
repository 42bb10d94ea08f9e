const LONGEST = 254

/** One address and nothing else: no name, no list, no line break that would add a header of its own. */
export function isMailAddress(text: string): boolean {
  return text.length <= LONGEST && /^[^\s@<>",;:\\()[\]]+@[^\s@<>",;:\\()[\]]+\.[^\s@<>",;:\\()[\].]+$/.test(text)
}
