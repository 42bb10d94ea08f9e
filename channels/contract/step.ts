import type { Fix } from '@ruzhu/domain/errors.ts'
import type { Party } from '@ruzhu/domain/parties.ts'
import { both, type Sentence } from '@ruzhu/domain/text.ts'

/** One step of a mend, where it fits on a line. */
export function step(owner: Party, chinese: string, english: string, place?: Sentence): Fix {
  return { owner, do: both(chinese, english), ...(place && { place }) }
}
