import type { PassportField, PassportRemark } from '@ruzhu/domain/providers/passport.ts'
import { type CredentialKind, isCredentialKind } from '../kinds.ts'
import { kindOfChain } from '../material/certificates.ts'
import { toPem } from '../material/pem.ts'
import { tidyValue } from '../material/text.ts'
import { canonical, formsOf } from '../material/values.ts'
import { type Piece, read } from '../reading.ts'
import { type Said, said } from '../sentences.ts'
import { remark } from './remark.ts'

/** A field that holds key material, and what was found for it. */
export type Slot = { field: PassportField; kind: CredentialKind; piece: Piece | undefined; wrong: Said | undefined }

export type Placed = { slots: readonly Slot[]; repairs: readonly PassportRemark[]; problems: readonly PassportRemark[] }

/** Everything to its place: what stands in another's field is moved there, if that is free and no second one would fit. */
export async function placeValues(fields: readonly PassportField[], now: Date): Promise<Placed> {
  const repairs: PassportRemark[] = []
  const strays: { piece: Piece; from: Slot }[] = []
  const slots: Slot[] = []
  for (const field of fields) {
    if (!isCredentialKind(field.holds)) continue
    const slot: Slot = { field, kind: field.holds, piece: undefined, wrong: undefined }
    slots.push(slot)
    if (field.text.trim() === '') continue
    const { pieces, refused } = await read([], [{ text: field.text, place: slot.kind }], { now })
    slot.piece = pieces.find((piece) => canBe(piece, slot.kind))
    const astray = pieces.filter((piece) => piece !== slot.piece)
    // of 32 letters and digits nobody knows which key they are; they may still fit in one place only
    if (refused[0]?.why.word === 'unnamed_key') astray.push(keyOf(field.text))
    strays.push(...astray.map((piece) => ({ piece, from: slot })))
    if (!slot.piece) slot.wrong = wrongBy(refused[0]?.why, slot) ?? wrongKind(slot, pieces[0])
    else if (slot.piece.repairs[0]) repairs.push(remark(field, slot.piece.repairs[0]))
  }
  for (const { piece, from } of strays) {
    const free = slots.filter((slot) => slot !== from && isFree(slot) && canBe(piece, slot.kind))
    const [target] = free
    if (!target || free.length > 1) continue
    target.piece = piece
    repairs.push(remark(target.field, said('put_right', { from: from.kind, to: target.kind })))
  }
  const problems = slots.flatMap((slot) => {
    const own = strays.filter(({ from }) => from === slot)
    const isLost = own.length === 0 || own.some(({ piece }) => !isPlaced(piece, slots))
    const isMissing = !slot.piece && slot.field.required
    return slot.wrong && (isLost || isMissing) ? [remark(slot.field, slot.wrong)] : []
  })
  return { slots, repairs, problems }
}

/** In the form in which it is saved. */
export function textOf(piece: Piece, kind: CredentialKind): string {
  switch (piece.is) {
    case 'private_key':
      return toPem('PRIVATE KEY', piece.key.pkcs8)
    case 'public_key':
      return toPem('PUBLIC KEY', piece.key.spki)
    case 'certificates':
      return piece.chain.map(({ pem }) => pem).join('')
    case 'certificate_request':
      return ''
    case 'value':
      return canonical(kind, piece.value)
  }
}

/** Where nothing was left out on purpose. */
function isFree({ piece, field }: Slot): boolean {
  return !piece && !(field.excused === true && field.text.trim() === '')
}

function keyOf(text: string): Piece {
  return { is: 'value', kind: 'api_v3_key', value: tidyValue(text), source: '', repairs: [] }
}

function isPlaced(piece: Piece, slots: readonly Slot[]): boolean {
  return slots.some((slot) => slot.piece === piece)
}

function canBe(piece: Piece, kind: CredentialKind): boolean {
  switch (piece.is) {
    case 'private_key':
      return kind.endsWith('private_key')
    case 'public_key':
      return kind.endsWith('public_key')
    case 'certificates': {
      const [{ isAuthority, commonName }] = piece.chain
      const is = kindOfChain(piece.chain)
      if (is !== 'certificate') return is === kind
      if (kind === 'merchant_certificate') return !isAuthority && /^\d{8,10}$/.test(commonName)
      return kind.endsWith('certificate') && isAuthority === (kind === 'alipay_root_certificate')
    }
    case 'certificate_request':
      return false
    case 'value':
      return formsOf(piece.value).includes(kind)
  }
}

function wrongBy(why: Said | undefined, { kind }: Slot): Said | undefined {
  return why?.word === 'unnamed_key' ? said('key_here', { wanted: kind }) : why
}

function wrongKind({ kind }: Slot, piece: Piece | undefined): Said {
  const is = piece && kindOf(piece)
  return is ? said('wrong_kind', { is, wanted: kind }) : said('wrong_form', { wanted: kind })
}

function kindOf(piece: Piece): CredentialKind {
  switch (piece.is) {
    case 'value':
      return piece.kind
    case 'certificates':
      return kindOfChain(piece.chain)
    default:
      return piece.is
  }
}
