import type { KnownAccount, PassportRemark } from '@ruzhu/domain/providers/passport.ts'
import type { CredentialKind } from '../kinds.ts'
import type { Certificate } from '../material/certificates.ts'
import { isSamePair, type RsaNumbers } from '../material/keys.ts'
import { dates } from '../recognise.ts'
import { type Said, said } from '../sentences.ts'
import type { Slot } from './place-values.ts'
import { remark } from './remark.ts'

export type Related = { repairs: readonly PassportRemark[]; problems: readonly PassportRemark[] }

/**
 * Whether all belongs together. What a certificate says of itself is filled in or put right, as long as the private key
 * is its other half; so a serial number is never a reason to stop.
 */
export function relate(slots: readonly Slot[], context: { now: Date; others: readonly KnownAccount[] }): Related {
  const relating = new Relating(slots, context.now, context.others)
  relating.ownCertificate('merchant_certificate', 'merchant_private_key')
  relating.ownCertificate('app_certificate', 'app_private_key')
  relating.gatewayKey('wechatpay_public_key')
  relating.gatewayKey('alipay_public_key')
  relating.gatewayCertificate('wechatpay_certificates')
  relating.gatewayCertificate('alipay_certificate')
  return relating
}

class Relating implements Related {
  readonly repairs: PassportRemark[] = []
  readonly problems: PassportRemark[] = []
  readonly #slots: readonly Slot[]
  readonly #now: Date
  readonly #others: readonly KnownAccount[]

  constructor(slots: readonly Slot[], now: Date, others: readonly KnownAccount[]) {
    this.#slots = slots
    this.#now = now
    this.#others = others
  }

  ownCertificate(kind: CredentialKind, keyKind: CredentialKind): void {
    const slot = this.#slot(kind)
    const own = slot && leafOf(slot)
    if (!slot || !own) return
    const key = this.#privateKey(keyKind)
    const isPair = key !== undefined && own.numbers !== undefined && isSamePair(key, own.numbers)
    this.#tell(slot, dates(own, this.#now)[0], ['expired', 'not_yet_valid'])
    this.#owner(slot, 'mchid', own.mchid)
    this.#owner(slot, 'alipay_app_id', own.appId)
    this.#owner(slot, 'pid', own.pid)
    if (key && !isPair) this.#problemAt(keyKind, said('key_of_another'))
    if (kind === 'merchant_certificate' && (isPair || !key)) this.#serialNo(own)
  }

  gatewayKey(kind: CredentialKind): void {
    const slot = this.#slot(kind)
    const numbers = slot?.piece?.is === 'public_key' ? slot.piece.key.numbers : undefined
    if (slot && numbers && this.#isOurs(numbers)) this.problems.push(remark(slot.field, said('own_public_key')))
  }

  gatewayCertificate(kind: CredentialKind): void {
    const slot = this.#slot(kind)
    const chain = slot?.piece?.is === 'certificates' ? slot.piece.chain : []
    if (!slot || chain.length === 0) return
    const isOurs = chain.some(({ numbers }) => numbers && this.#isOurs(numbers))
    if (isOurs) this.problems.push(remark(slot.field, said('own_certificate', { wanted: kind })))
    // Alipay's own certificate names the company whose applications it answers
    this.#owner(slot, 'pid', chain[0]?.pid)
    // of several platform certificates one may have run out: it follows the other
    const leaves = kind === 'alipay_certificate' ? chain.slice(0, 1) : chain
    const faults = leaves.map((one) => dates(one, this.#now)[0])
    if (faults.every((fault) => isFault(fault))) this.#tell(slot, faults[0], ['expired', 'not_yet_valid'])
  }

  /** The number in the certificate fills an empty field; another one was typed for another account. */
  #owner(certificate: Slot, kind: CredentialKind, theirs: string | undefined): void {
    const slot = this.#slot(kind)
    if (theirs === undefined || !slot) return
    const known = this.#others.find(({ holds, value }) => holds === kind && value === theirs)
    const typed = slot.piece?.is === 'value' ? slot.piece.value : undefined
    if (typed === undefined && !known && !slot.wrong) return this.#fill(slot, theirs)
    if (typed === theirs) return
    if (known && kind !== 'pid')
      this.problems.push(remark(certificate.field, said('of_other_account', { name: known.name })))
    else if (typed !== undefined && kind === 'pid') {
      // the agreement on rebates may have been signed by another account of the company
      this.repairs.push(remark(slot.field, said('other_pid', { theirs, typed })))
    } else if (typed !== undefined) {
      const word = kind === 'mchid' ? 'other_mchid' : 'other_app'
      this.problems.push(remark(certificate.field, said(word, { theirs, typed })))
    }
  }

  #serialNo({ serialNo }: Certificate): void {
    const slot = this.#slot('merchant_serial_no')
    if (!slot) return
    const typed = slot.piece?.is === 'value' ? slot.piece.value : undefined
    if (typed === serialNo) return
    if (typed === undefined) return this.#fill(slot, serialNo)
    slot.piece = valuePiece('merchant_serial_no', serialNo)
    this.repairs.push(remark(slot.field, said('serial_repaired', { serial_no: serialNo })))
  }

  #fill(slot: Slot, value: string): void {
    slot.piece = valuePiece(slot.kind, value)
    this.repairs.push(remark(slot.field, said('filled', { value })))
  }

  #problemAt(kind: CredentialKind, about: Said): void {
    const slot = this.#slot(kind)
    if (slot) this.problems.push(remark(slot.field, about))
  }

  #tell(slot: Slot, about: Said | undefined, words: readonly string[]): void {
    if (about && words.includes(about.word)) this.problems.push(remark(slot.field, about))
  }

  #isOurs(numbers: RsaNumbers): boolean {
    return this.#slots.some((slot) => {
      const own =
        slot.kind === 'merchant_certificate' || slot.kind === 'app_certificate' ? leafOf(slot)?.numbers : undefined
      const key = slot.piece?.is === 'private_key' ? slot.piece.key.numbers : own
      return key !== undefined && isSamePair(key, numbers)
    })
  }

  #privateKey(kind: CredentialKind): RsaNumbers | undefined {
    const piece = this.#slot(kind)?.piece
    return piece?.is === 'private_key' ? piece.key.numbers : undefined
  }

  #slot(kind: CredentialKind): Slot | undefined {
    return this.#slots.find((slot) => slot.kind === kind)
  }
}

function leafOf({ piece }: Slot): Certificate | undefined {
  return piece?.is === 'certificates' ? piece.chain[0] : undefined
}

function isFault(about: Said | undefined): boolean {
  return about?.word === 'expired' || about?.word === 'not_yet_valid'
}

function valuePiece(kind: CredentialKind, value: string): NonNullable<Slot['piece']> {
  return { is: 'value', kind, value, source: '', repairs: [] }
}
