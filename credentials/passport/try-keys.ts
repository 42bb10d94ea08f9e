import type { PassportField, PassportRemark, Tried, TryAs, TryPassport } from '@ruzhu/domain/providers/passport.ts'
import type { CredentialKind } from '../kinds.ts'
import { formsOf } from '../material/values.ts'
import { said } from '../sentences.ts'
import { remark } from './remark.ts'

/** 32 letters and digits each: nothing but the gateway knows which is which. */
const ALIKE: readonly CredentialKind[] = ['api_v3_key', 'api_v2_key', 'app_secret']

/** Asks the gateway of each key what it is. Two that were confused are changed over; no answer is no reason to stop. */
export const tryKeys: TryPassport = async (fields, tryAs) => {
  const alike = fields.filter(({ holds, text }) => ALIKE.some((kind) => kind === holds) && text !== '')
  const values = new Map(fields.map(({ name, text }) => [name, text]))
  const tried = await Promise.all(alike.map((field) => whatIs(field, tryAs)))
  const misplaced = tried.filter(({ is, own }) => own !== 'taken' && (is !== undefined || own === 'refused'))
  const [one, other] = misplaced
  if (one && other && misplaced.length === 2 && one.is === other.field.holds && other.is === one.field.holds) {
    values.set(one.field.name, other.field.text).set(other.field.name, one.field.text)
    return { values, remarks: [one, other].map(({ field }) => remark(field, said('changed_over'))), problems: [] }
  }
  const unproven = tried.filter(({ own, is }) => own === 'unknown' && is === undefined)
  return { values, remarks: unproven.map(doubtOf), problems: misplaced.map(problemOf) }
}

type Answer = { field: PassportField; own: Tried; is: CredentialKind | undefined }

async function whatIs(field: PassportField, tryAs: TryAs): Promise<Answer> {
  const own = await tryAs(field.holds, field.text)
  if (own === 'taken') return { field, own, is: undefined }
  for (const kind of ALIKE) {
    if (kind !== field.holds && (await tryAs(kind, field.text)) === 'taken') return { field, own, is: kind }
  }
  return { field, own, is: undefined }
}

function problemOf({ field, is }: Answer): PassportRemark {
  const wanted = field.holds
  if (is) return remark(field, said('is_other_key', { is, wanted }))
  return remark(field, said(looksLikeAppSecret(field) ? 'key_like_app_secret' : 'key_not_taken', { wanted }))
}

function doubtOf({ field }: Answer): PassportRemark {
  return remark(field, said(looksLikeAppSecret(field) ? 'key_unproven_like_app_secret' : 'key_unproven'))
}

/** 32 letters of hex in small letters, as every AppSecret has: a set key may have them too, so nothing is refused by it. */
function looksLikeAppSecret({ holds, text }: PassportField): boolean {
  return holds !== 'app_secret' && formsOf(text).includes('app_secret')
}
