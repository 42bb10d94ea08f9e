import { generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import { ENTRIES_MAX } from '../limits.ts'
import { makePkcs12 } from '../material/pkcs12.ts'
import { type Said, said } from '../sentences.ts'
import { certificateFor, merchantName, pkcs8Pem, rsaPair, utf8 } from './make.ts'

/**
 * What people upload that is not as it should be, each made once. With `refused` it cannot be used, and that is said of
 * it; without, it is the one good key in a form that editors and chats give it, and is taken.
 */
export type Upload = { name: string; file: string; bytes: Uint8Array; refused?: Said }
export type BadUploads = { mchid: string; goodKey: string; uploads: readonly Upload[] }

/** As many as are read at once, so that one call takes them all. */
export async function makeBadUploads(): Promise<BadUploads> {
  const mchid = '1900000109'
  const own = rsaPair()
  const goodKey = pkcs8Pem(own)
  const uploads = [...archives(goodKey), ...keys(goodKey, own.privateKey), ...others(), ...inOtherForms(goodKey)]
  return { mchid, goodKey, uploads: [...uploads, await sealed(own, mchid)] }
}

function archives(key: string): Upload[] {
  const inside = strToU8(key)
  const nested = zipSync({ 'a.zip': zipSync({ 'b.zip': zipSync({ 'apiclient_key.pem': inside }) }) })
  const entries = Array.from({ length: 10_000 }, (_, index) => [`${index}.txt`, new Uint8Array(0)] as const)
  return [
    refusedBytes('a zip bomb', 'bomb.zip', zipSync({ 'a.pem': new Uint8Array(40_000_000) }), said('zip_bomb')),
    refusedBytes('nested archives', 'nested.zip', nested, said('zip_nested')),
    refusedBytes('a path that leads out', 'out.zip', zipSync({ '../../etc/key.pem': inside }), said('zip_path')),
    refusedBytes('an absolute path', 'absolute.zip', zipSync({ '/etc/key.pem': inside }), said('zip_path')),
    refusedBytes('a path of Windows', 'windows.zip', zipSync({ 'C:\\key.pem': inside }), said('zip_path')),
    refusedBytes(
      '10,000 entries',
      'many.zip',
      zipSync(Object.fromEntries(entries), { level: 0 }),
      said('zip_entries', { limit: ENTRIES_MAX }),
    ),
    refusedBytes('half an archive', 'half.zip', zipSync({ 'key.pem': inside }).slice(0, 700), said('zip_damaged')),
  ]
}

function keys(good: string, own: KeyObject): Upload[] {
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const dsa = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 })
  const withPassword = own.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
  const openssh = '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n-----END OPENSSH PRIVATE KEY-----\n'
  return [
    refusedText('PEM of the wrong kind', 'id_rsa', openssh, said('unknown_pem', { label: 'OPENSSH PRIVATE KEY' })),
    refusedText('a DSA key', 'dsa.pem', pkcs8Pem(dsa), said('key_not_rsa', { what: 'DSA' })),
    refusedText('an EC key', 'ec.pem', pkcs8Pem(ec), said('key_not_rsa', { what: 'EC' })),
    refusedText('an RSA key of 1024 bits', 'short.pem', pkcs8Pem(rsaPair(1024)), said('key_too_short', { bits: 1024 })),
    refusedText('a key with a password', 'sealed.pem', String(withPassword), said('key_password')),
    refusedText('a key that breaks off', 'cut.pem', good.slice(0, 900), said('cut_off')),
  ]
}

function refusedBytes(name: string, file: string, bytes: Uint8Array, refused: Said): Upload {
  return { name, file, bytes, refused }
}

function refusedText(name: string, file: string, content: string, refused: Said): Upload {
  return refusedBytes(name, file, utf8(content), refused)
}

function others(): Upload[] {
  const page = '<!DOCTYPE html><html><body>登录</body></html>'
  return [
    { name: 'a web page', file: 'cert.html', bytes: utf8(page), refused: said('html_page') },
    { name: 'an empty file', file: 'empty.pem', bytes: new Uint8Array(0), refused: said('file_empty') },
  ]
}

/** What editors and chats make of a key. */
export const FORMS: Readonly<Record<string, { file: string; form(key: string): string }>> = {
  'a BOM': { file: 'bom.pem', form: (key) => `\uFEFF${key}` },
  CRLF: { file: 'crlf.pem', form: (key) => key.replaceAll('\n', '\r\n') },
  'trailing spaces': { file: 'spaces.pem', form: (key) => key.replaceAll('\n', '  \t\n') },
  'full-width characters': { file: 'wide.pem', form: (key) => key.replace(/[!-~]/g, wide) },
}

function wide(letter: string): string {
  return String.fromCharCode(letter.charCodeAt(0) + 0xfee0)
}

function inOtherForms(key: string): Upload[] {
  return Object.entries(FORMS).map(([name, { file, form }]) => ({ name, file, bytes: utf8(form(key)) }))
}

/** The platform seals it with the merchant number; whoever exported it anew chose another password. */
async function sealed(own: ReturnType<typeof rsaPair>, mchid: string): Promise<Upload> {
  const certificate = await certificateFor(own, { subject: merchantName(mchid) })
  const pkcs8 = new Uint8Array(own.privateKey.export({ type: 'pkcs8', format: 'der' }))
  const bytes = await makePkcs12(pkcs8, new Uint8Array(new X509Certificate(certificate).raw), 'changeit')
  return { name: 'a p12 whose password is not the MCHID', file: 'export.p12', bytes, refused: said('p12_password') }
}
