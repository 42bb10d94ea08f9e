import type { PassportField, PassportRemark } from '@ruzhu/domain/providers/passport.ts'
import { inBoth, type Said } from '../sentences.ts'

/** A sentence about a field, in both languages. */
export function remark({ name }: Pick<PassportField, 'name'>, about: Said): PassportRemark {
  return { field: name, word: about.word, said: inBoth(about) }
}
