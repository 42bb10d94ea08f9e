import { zipSync } from 'fflate'
import type { DroppedFile, Finding, Pasted } from '../finding.ts'
import { fromBase64 } from '../material/pem.ts'
import { makePkcs12 } from '../material/pkcs12.ts'
import { recognise } from '../recognise.ts'
import { type Said, said } from '../sentences.ts'

export type Material = { files?: readonly DroppedFile[]; pasted?: readonly Pasted[] }
/** @property secret  readable by its owner only */
export type Written = { name: string; bytes: Uint8Array; secret: boolean }
export type Finished = { files: readonly Written[]; serialNo: string; owner: string } | { faults: readonly Said[] }

/**
 * The certificate that the platform handed back and the key that was made for it, checked against each other, in the
 * files that the platform's own tool would leave; of WeChat Pay also `apiclient_cert.p12`, whose password is the MCHID.
 */
export async function finish(material: Material, hints: { now: Date; mchid?: string }): Promise<Finished> {
  const { files = [], pasted = [] } = material
  const { findings, refused } = await recognise(files, pasted, hints)
  const certificate = findings.find(({ kind }) => kind === 'merchant_certificate' || kind === 'app_certificate')
  const key = findings.find(({ kind }) => kind.endsWith('private_key'))
  const faults = faultsOf(
    certificate,
    key,
    refused.map(({ why }) => why),
  )
  if (faults.length > 0 || !certificate || !key) return { faults }

  const { mchid, appId, serialNo = '' } = certificate.facts
  const made =
    mchid === undefined ? ofAlipay(certificate, key, appId ?? '') : await ofWechatPay(certificate, key, mchid)
  return { files: made, serialNo, owner: mchid ?? appId ?? '' }
}

/** One archive of all, with the names only; the same files make the same archive. */
export function bundle(files: readonly Written[], now: Date): Uint8Array {
  return zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), { mtime: now })
}

/** Words of a certificate that cannot be used with this key. */
const FATAL: readonly Said['word'][] = ['other_mchid', 'expired', 'key_of_another']

function faultsOf(certificate: Finding | undefined, key: Finding | undefined, refused: readonly Said[]): Said[] {
  const wrong = [certificate, key].flatMap((finding) => finding?.notes.filter(({ word }) => FATAL.includes(word)) ?? [])
  const missing = [...(certificate ? [] : [said('no_certificate')]), ...(key ? [] : [said('no_private_key')])]
  if (missing.length > 0) return [...refused, ...missing]
  if (key?.facts.fits === certificate?.facts.serialNo) return wrong
  return [...wrong.filter(({ word }) => word !== 'key_of_another'), said('key_of_another')]
}

async function ofWechatPay(certificate: Finding, key: Finding, mchid: string): Promise<Written[]> {
  const p12 = await makePkcs12(derOf(key), derOf(certificate), mchid)
  return [
    file('apiclient_key.pem', key.value.reveal(), true),
    file('apiclient_cert.pem', certificate.value.reveal(), false),
    { name: 'apiclient_cert.p12', bytes: p12, secret: true },
  ]
}

function ofAlipay(certificate: Finding, key: Finding, appId: string): Written[] {
  return [
    file('appPrivateKey.pem', key.value.reveal(), true),
    file(`appCertPublicKey_${appId}.crt`, certificate.value.reveal(), false),
  ]
}

function file(name: string, text: string, secret: boolean): Written {
  return { name, bytes: new TextEncoder().encode(text), secret }
}

function derOf({ value }: Finding): Uint8Array {
  const [, body = ''] = /-----BEGIN [^-]+-----([^-]+)-----END/.exec(value.reveal()) ?? []
  return fromBase64(body) ?? new Uint8Array()
}
