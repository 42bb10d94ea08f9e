import { Secret } from '@ruzhu/domain/secret.ts'
import type { DroppedFile, Facts, Finding, Hints, Pasted, Recognised, Told } from './finding.ts'
import type { CredentialKind } from './kinds.ts'
import { type Certificate, kindOfChain } from './material/certificates.ts'
import { bitsOf, isSamePair, type RsaNumbers } from './material/keys.ts'
import { toPem } from './material/pem.ts'
import { type Found, type Piece, read } from './reading.ts'
import { type Said, said } from './sentences.ts'

/**
 * What somebody dropped or pasted, recognised by its content, paired and named: this key fits this certificate, whose
 * merchant, serial number and dates are these. Names of files decide only where the content leaves it open. Nothing is
 * kept, and nothing leaves the machine that calls this.
 */
export async function recognise(
  files: readonly DroppedFile[],
  pasted: readonly Pasted[],
  hints: Hints,
): Promise<Recognised> {
  const { pieces, refused, unused } = await read(files, pasted, hints)
  const naming = new Naming(pieces, hints)
  for (const piece of naming.inOrder()) naming.name(piece)
  return { findings: naming.findings, unused: [...unused, ...naming.unused], refused }
}

type Of<Kind extends Found['is']> = Extract<Piece, { is: Kind }>

class Naming {
  readonly findings: Finding[] = []
  readonly unused: Told[] = []
  readonly #pieces: readonly Piece[]
  readonly #hints: Hints

  constructor(pieces: readonly Piece[], hints: Hints) {
    this.#pieces = pieces
    this.#hints = hints
  }

  /** Certificates first: they say whose the keys are; of two of one kind, the one whose key is here, then the newer. */
  inOrder(): Piece[] {
    const rank = (piece: Piece) =>
      piece.is === 'certificates' ? (this.#isPaired(piece.chain[0]) ? 0 : 1) : piece.is === 'private_key' ? 2 : 3
    return this.#pieces.toSorted((a, b) => rank(a) - rank(b) || endOf(b) - endOf(a))
  }

  name(piece: Piece): void {
    switch (piece.is) {
      case 'certificates':
        return this.#certificates(piece)
      case 'private_key':
        return this.#privateKey(piece)
      case 'public_key':
        return this.#publicKey(piece)
      case 'certificate_request':
        return this.#aside(piece, said('request_done'))
      case 'value':
        this.#add(piece, piece.kind, piece.value, {})
    }
  }

  #certificates(piece: Of<'certificates'>): void {
    const [own] = piece.chain
    const kind = this.#kindOfCertificate(piece)
    const value = piece.chain.map(({ pem }) => pem).join('')
    const notes = [
      // of several roots one may have run out long ago
      ...(kind === 'alipay_root_certificate' ? [] : dates(own, this.#hints.now)),
      ...this.#owner(own),
      ...(isOwnCertificate(kind) && !this.#isPaired(own) ? [said('certificate_alone')] : []),
    ]
    if (!this.#add(piece, kind, value, factsOf(own), notes)) return
    if (kind === 'merchant_certificate') {
      this.#derived(piece, 'merchant_serial_no', own.serialNo)
      this.#derived(piece, 'mchid', own.mchid)
    }
    if (kind === 'app_certificate' || kind === 'alipay_certificate') {
      this.#derived(piece, 'alipay_app_id', own.appId)
      this.#derived(piece, 'pid', own.pid)
    }
  }

  #privateKey(piece: Of<'private_key'>): void {
    const { numbers, pkcs8 } = piece.key
    const fitting = this.#chains().find(([own]) => own.numbers && isSamePair(own.numbers, numbers))?.[0]
    const kind = this.#kindOfPrivateKey(piece, fitting)
    const others = this.#chains().some(([own]) => isOwnCertificate(own.is))
    const note = fitting
      ? said('key_fits', { serial_no: fitting.serialNo })
      : said(others ? 'key_of_another' : 'key_alone')
    const facts = { bits: bitsOf(numbers), ...(fitting && { fits: fitting.serialNo }) }
    this.#add(piece, kind, toPem('PRIVATE KEY', pkcs8), facts, [note])
  }

  #publicKey(piece: Of<'public_key'>): void {
    const { numbers, spki } = piece.key
    const isOwn = this.#privateKeys().some((key) => isSamePair(key, numbers)) || this.#isOfOwnCertificate(numbers)
    if (isOwn) return this.#aside(piece, said('own_public_key'))
    const kind = this.#kindOfPublicKey(piece)
    const needsId = kind === 'wechatpay_public_key' && !this.#pieces.some((one) => isIdOfPublicKey(one))
    this.#add(piece, kind, toPem('PUBLIC KEY', spki), { bits: bitsOf(numbers) }, needsId ? [said('needs_id')] : [])
  }

  /** An authority's own name for a leaf is not always there; then the pair tells, and what is left is the gateway's. */
  #kindOfCertificate({ chain, source }: Of<'certificates'>): CredentialKind {
    const [own] = chain
    const known = kindOfChain(chain)
    if (known !== 'certificate') return known
    const isAlipays = /Ant Financial|Alipay|支付宝/i.test(own.issuer) || /alipay|支付宝/i.test(source)
    if (this.#isPaired(own)) return isAlipays || this.#wants('app_certificate') ? 'app_certificate' : 'certificate'
    return isAlipays && !own.isAuthority ? 'alipay_certificate' : 'certificate'
  }

  #kindOfPrivateKey({ place, source }: Piece, fitting: Certificate | undefined): CredentialKind {
    if (fitting?.is === 'merchant_certificate') return 'merchant_private_key'
    if (fitting?.is === 'app_certificate') return 'app_private_key'
    const wanted = this.#onlyWanted('merchant_private_key', 'app_private_key')
    if (place?.endsWith('private_key')) return place
    if (wanted) return wanted
    if (/apiclient/i.test(source)) return 'merchant_private_key'
    return /应用私钥|app.?private|alipay/i.test(source) ? 'app_private_key' : 'private_key'
  }

  #kindOfPublicKey({ place, source, isBare }: Of<'public_key'>): CredentialKind {
    const wanted = this.#onlyWanted('wechatpay_public_key', 'alipay_public_key')
    if (place === 'wechatpay_public_key' || place === 'alipay_public_key') return place
    if (wanted) return wanted
    if (/pub_key|wxp_pub|wechat/i.test(source)) return 'wechatpay_public_key'
    return isBare || /alipay|支付宝/i.test(source) ? 'alipay_public_key' : 'public_key'
  }

  /** False where it is not taken: there is one already, or the form has no place for it. */
  #add(piece: Piece, kind: CredentialKind, value: string, facts: Facts, notes: readonly Said[] = []): boolean {
    const { source, place, repairs } = piece
    const before = this.findings.find((one) => one.kind === kind)
    if (before?.value.reveal() === value) {
      if (before.source !== source) this.#aside(piece, said('same_as_other', { source: before.source }))
      return false
    }
    if (!this.#wants(kind)) {
      this.#aside(piece, said('not_here', { kind }))
      return false
    }
    if (before && kind !== 'wechatpay_certificates') {
      this.#aside(piece, said('more_than_one', { kind, source: before.source }))
      return false
    }
    const moved = place && place !== kind ? [said('put_right', { from: place, to: kind })] : []
    this.findings.push({ kind, value: new Secret(kind, value), source, facts, notes: [...notes, ...moved, ...repairs] })
    return true
  }

  /** Read from a certificate, so that nobody types it. */
  #derived({ source }: Piece, kind: CredentialKind, value: string | undefined): void {
    if (value === undefined || !this.#wants(kind) || this.findings.some((one) => one.kind === kind)) return
    this.findings.push({ kind, value: new Secret(kind, value), source, facts: {}, notes: [] })
  }

  #aside({ source }: Piece, why: Said): void {
    this.unused.push({ source, why })
  }

  #owner({ mchid, appId }: Certificate): Said[] {
    const { mchid: typedMchid, appId: typedAppId } = this.#hints
    return [
      ...(isOther(mchid, typedMchid) ? [said('other_mchid', { theirs: mchid ?? '', typed: typedMchid ?? '' })] : []),
      ...(isOther(appId, typedAppId) ? [said('other_app', { theirs: appId ?? '', typed: typedAppId ?? '' })] : []),
    ]
  }

  #wants(kind: CredentialKind): boolean {
    return this.#hints.wants?.includes(kind) ?? true
  }

  #onlyWanted(one: CredentialKind, other: CredentialKind): CredentialKind | undefined {
    if (this.#wants(one) === this.#wants(other)) return undefined
    return this.#wants(one) ? one : other
  }

  #isPaired({ numbers }: Certificate): boolean {
    return numbers !== undefined && this.#privateKeys().some((key) => isSamePair(key, numbers))
  }

  #isOfOwnCertificate(numbers: RsaNumbers): boolean {
    return this.#chains().some(([own]) => isOwnCertificate(own.is) && own.numbers && isSamePair(own.numbers, numbers))
  }

  #chains(): Of<'certificates'>['chain'][] {
    return this.#pieces.flatMap((piece) => (piece.is === 'certificates' ? [piece.chain] : []))
  }

  #privateKeys(): RsaNumbers[] {
    return this.#pieces.flatMap((piece) => (piece.is === 'private_key' ? [piece.key.numbers] : []))
  }
}

const DAY_MS = 86_400_000
const SOON_DAYS = 30
/** A certificate is tried on the minute it was issued, on a machine whose clock is a little slow. */
const CLOCKS_MS = 10 * 60_000

/** Against the clock, in days of Beijing. */
export function dates({ validFrom, validTo }: Pick<Certificate, 'validFrom' | 'validTo'>, now: Date): Said[] {
  if (now.getTime() + CLOCKS_MS < validFrom.getTime()) return [said('not_yet_valid', { date: dayOf(validFrom) })]
  if (now > validTo) return [said('expired', { date: dayOf(validTo) })]
  const days = Math.floor((validTo.getTime() - now.getTime()) / DAY_MS)
  return days < SOON_DAYS ? [said('expires_soon', { date: dayOf(validTo), days })] : []
}

export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}

function isOther(theirs: string | undefined, typed: string | undefined): boolean {
  return theirs !== undefined && typed !== undefined && typed !== '' && typed !== theirs
}

function endOf(piece: Piece): number {
  return piece.is === 'certificates' ? piece.chain[0].validTo.getTime() : 0
}

function isOwnCertificate(kind: CredentialKind): boolean {
  return kind === 'merchant_certificate' || kind === 'app_certificate'
}

function isIdOfPublicKey(piece: Piece): boolean {
  return piece.is === 'value' && piece.kind === 'wechatpay_public_key_id'
}

function factsOf(certificate: Certificate): Facts {
  const { serialNo, mchid, appId, organisation, issuer, validFrom, validTo, numbers } = certificate
  return {
    serialNo,
    issuer,
    validFrom,
    validTo,
    ...(mchid !== undefined && { mchid }),
    ...(appId !== undefined && { appId }),
    ...(organisation !== '' && { owner: organisation }),
    ...(numbers && { bits: bitsOf(numbers) }),
  }
}
