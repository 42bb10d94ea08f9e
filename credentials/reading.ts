import type { DroppedFile, Hints, Pasted, Told } from './finding.ts'
import type { CredentialKind } from './kinds.ts'
import { FILE_BYTES_MAX, FILES_MAX, NESTED_MAX, PIECES_MAX } from './limits.ts'
import { type Certificate, readCertificate } from './material/certificates.ts'
import { type RsaPrivateKey, type RsaPublicKey, type Shape, shapeOf } from './material/keys.ts'
import { type Block, blocksOf } from './material/pem.ts'
import { SEQUENCE } from './material/der.ts'
import { openPkcs12 } from './material/pkcs12.ts'
import { decodeText, tidyText, tidyValue } from './material/text.ts'
import { isZip, unzip } from './material/unzip.ts'
import { canonical, formsOf, valuesOf } from './material/values.ts'
import { type Said, said, type SentenceWord } from './sentences.ts'

/** One key, chain of certificates or value, and where it was found. */
export type Piece = Found & Where
export type Where = { source: string; place?: CredentialKind; repairs: readonly Said[] }
export type Found =
  | { is: 'private_key'; key: RsaPrivateKey }
  | { is: 'public_key'; key: RsaPublicKey; isBare: boolean }
  /** The first is the file's own, those after it vouch for it. */
  | { is: 'certificates'; chain: readonly [Certificate, ...Certificate[]] }
  | { is: 'certificate_request' }
  | { is: 'value'; kind: CredentialKind; value: string }

export type Read = { pieces: readonly Piece[]; refused: readonly Told[]; unused: readonly Told[] }

/** Takes files and texts apart into what they hold. Says of each that holds nothing why. */
export async function read(files: readonly DroppedFile[], pasted: readonly Pasted[], hints: Hints): Promise<Read> {
  const reading = new Reading()
  for (const { name, bytes } of files.slice(0, FILES_MAX)) await reading.file(shown(name), bytes, 0)
  for (const { name } of files.slice(FILES_MAX)) reading.refuse(shown(name), 'too_many_files', { limit: FILES_MAX })
  for (const { text, place } of pasted) await reading.text({ source: '', repairs: [], ...(place && { place }) }, text)
  await reading.openSealed(hints)
  return reading
}

class Reading implements Read {
  readonly pieces: Piece[] = []
  readonly refused: Told[] = []
  readonly unused: Told[] = []
  readonly #sealed: { where: Where; der: Uint8Array }[] = []

  async file(source: string, bytes: Uint8Array, depth: number): Promise<void> {
    if (bytes.length === 0) return this.refuse(source, 'file_empty')
    if (isZip(bytes)) return this.#archive(source, bytes, depth)
    if (bytes.length > FILE_BYTES_MAX) {
      return this.refuse(source, 'file_too_large', { limit_kb: FILE_BYTES_MAX / 1000 })
    }
    const where = { source, repairs: [] }
    const shape = shapeOf(bytes)
    if (shape) return this.#shape(where, shape, bytes)
    const text = decodeText(bytes)
    if (text !== undefined) return this.text(where, text)
    if (bytes[0] === SEQUENCE) return this.refuse(source, 'unreadable')
    this.unused.push({ source, why: said('not_readable') })
  }

  async text(where: Where, text: string): Promise<void> {
    const { source, place } = where
    if (text.length > FILE_BYTES_MAX) {
      return this.refuse(source, 'file_too_large', { limit_kb: FILE_BYTES_MAX / 1000 })
    }
    const tidy = tidyText(text)
    if (tidy === '') return this.refuse(source, 'file_empty')
    if (/^<(?:!doctype|html|\?xml|head|body)/i.test(tidy)) return this.refuse(source, 'html_page')
    const isMended = tidy !== text.replace(/\r\n/g, '\n').trim()
    const from = { ...where, repairs: isMended ? [said('repaired_text')] : [] }
    const { blocks, rest, cut } = blocksOf(tidy)
    if (cut) this.refuse(source, 'cut_off')
    const known = this.pieces.length + this.refused.length
    await this.#blocks(from, blocks)
    if (blocks.length === 0 && place !== undefined) this.#placed(from, tidy)
    else this.#named(from, rest)
    const nothing = !cut && this.pieces.length + this.refused.length === known && this.#sealed.at(-1)?.where !== from
    if (nothing) this.#nothing(from, tidy)
  }

  /** Those sealed by a password come last: the merchant number of a certificate beside them is the password. */
  async openSealed({ mchid, passwords = [] }: Hints): Promise<void> {
    const numbers = this.pieces.flatMap((piece) => (piece.is === 'certificates' ? (piece.chain[0].mchid ?? []) : []))
    for (const { where, der } of this.#sealed) {
      const named = where.source.match(/(?<!\d)\d{8,10}(?!\d)/g) ?? []
      const opened = await openPkcs12(der, [...(mchid ? [mchid] : []), ...numbers, ...passwords, ...named, ''])
      if ('fault' in opened) {
        this.refused.push({ source: where.source, why: opened.fault })
        continue
      }
      if (!opened.key) this.refuse(where.source, 'p12_no_key')
      for (const inside of [...(opened.key ? [opened.key] : []), ...opened.certificates]) {
        const shape = shapeOf(inside)
        if (shape) await this.#shape(where, shape, inside)
      }
    }
  }

  refuse(source: string, word: SentenceWord, params?: Said['params']): void {
    this.refused.push({ source, why: said(word, params) })
  }

  async #archive(source: string, bytes: Uint8Array, depth: number): Promise<void> {
    if (depth > NESTED_MAX) return this.refuse(source, 'zip_nested')
    const unpacked = unzip(bytes)
    if ('fault' in unpacked) {
      this.refused.push({ source, why: unpacked.fault })
      return
    }
    for (const { name, why } of unpacked.skipped) this.refused.push({ source: within(source, name), why })
    for (const { name, bytes: inside } of unpacked.entries) await this.file(within(source, name), inside, depth + 1)
  }

  async #blocks(where: Where, blocks: readonly Block[]): Promise<void> {
    const chain: Certificate[] = []
    for (const { label, der, sealed } of blocks) {
      const shape = der && shapeOf(der)
      if (sealed) this.refuse(where.source, 'key_password')
      else if (!der || (!shape && isKnownLabel(label))) this.refuse(where.source, 'unreadable')
      else if (!shape) this.refuse(where.source, 'unknown_pem', { label })
      else if (shape.is === 'certificate') chain.push(...(await this.#certificate(where, der)))
      else await this.#shape(labelled(where, label, shape), shape, der, label === '')
    }
    const [first, ...rest] = chain
    if (first) this.#add({ ...where, is: 'certificates', chain: [first, ...rest] })
  }

  async #shape(where: Where, shape: Shape, der: Uint8Array, isBare = false): Promise<void> {
    switch (shape.is) {
      case 'fault':
        this.refused.push({ source: where.source, why: shape.fault })
        return
      case 'private_key':
        return this.#add({ ...where, is: 'private_key', key: shape.key })
      case 'public_key':
        return this.#add({ ...where, is: 'public_key', key: shape.key, isBare })
      case 'certificate': {
        const [certificate] = await this.#certificate(where, der)
        if (certificate) this.#add({ ...where, is: 'certificates', chain: [certificate] })
        return
      }
      case 'certificate_request':
        return this.#add({ ...where, is: 'certificate_request' })
      case 'pkcs12':
        this.#sealed.push({ where, der })
        return
      case 'pkcs7':
        return this.refuse(where.source, 'pkcs7')
    }
  }

  async #certificate({ source }: Where, der: Uint8Array): Promise<Certificate[]> {
    const certificate = await readCertificate(der)
    if (!certificate) this.refuse(source, 'unreadable')
    return certificate ? [certificate] : []
  }

  /** Pasted where one value belongs: it is that value if it can be, else the one thing that it can only be. */
  #placed(where: Where, tidy: string): void {
    const value = tidyValue(tidy)
    const forms = formsOf(value)
    const kind = forms.find((form) => form === where.place) ?? (forms.length === 1 ? forms[0] : undefined)
    if (kind) this.#add({ ...where, is: 'value', kind, value: canonical(kind, value) })
    else this.#named(where, tidy)
  }

  #named(where: Where, text: string): void {
    const { values, unnamed } = valuesOf(text)
    for (const { kind, value } of values) this.#add({ ...where, is: 'value', kind, value })
    if (unnamed) this.refuse(where.source, 'unnamed_key')
  }

  #nothing({ source }: Where, tidy: string): void {
    if (/^MI[IG][A-Za-z0-9+/=\s]*$/.test(tidy)) this.refuse(source, 'cut_off')
    else this.unused.push({ source, why: said('not_needed') })
  }

  #add(piece: Piece): void {
    if (this.pieces.length < PIECES_MAX) this.pieces.push(piece)
    else if (this.pieces.length === PIECES_MAX) this.refuse(piece.source, 'too_many_pieces', { limit: PIECES_MAX })
  }
}

/** A header that is missing or says something else than the content: keys are copied between tools that differ in it. */
function labelled(where: Where, label: string, shape: Shape): Where {
  const expected: Partial<Record<Shape['is'], RegExp>> = {
    private_key: /^(RSA )?PRIVATE KEY$/,
    public_key: /^(RSA )?PUBLIC KEY$/,
    certificate_request: /^(NEW )?CERTIFICATE REQUEST$/,
  }
  if (label === '') return { ...where, repairs: [...where.repairs, said('repaired_bare')] }
  const isRight = expected[shape.is]?.test(label) ?? true
  return isRight ? where : { ...where, repairs: [...where.repairs, said('repaired_label')] }
}

function isKnownLabel(label: string): boolean {
  return (
    label === '' ||
    /^((RSA |EC |DSA )?(PRIVATE|PUBLIC) KEY|(X509 |TRUSTED )?CERTIFICATE|(NEW )?CERTIFICATE REQUEST)$/.test(label)
  )
}

function within(source: string, name: string): string {
  return `${source} › ${shown(name)}`
}

/** A name is shown and used for nothing else: its last part, short, without what could break a line. */
function shown(name: string): string {
  // oxlint-disable-next-line no-control-regex -- just these are taken out
  const last = (name.split(/[/\\]/).at(-1) ?? '').replace(/[\x00-\x1F\x7F\u202A-\u202E]/g, '')
  return last.length > 80 ? `${last.slice(0, 60)}…${last.slice(-15)}` : last
}
