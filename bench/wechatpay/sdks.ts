import type { KeyObject } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import keys from '@ruzhu/channels/wechatpay/vectors/keys.json' with { type: 'json' }
import Response from 'node-easywechat/dist/Core/Http/Response.js'
import { PrivateKey } from 'node-easywechat/dist/Core/Support/PrivateKey.js'
import { PublicKey } from 'node-easywechat/dist/Core/Support/PublicKey.js'
import RSA from 'node-easywechat/dist/Core/Support/RSA.js'
import Merchant from 'node-easywechat/dist/Pay/Merchant.js'
import Validator from 'node-easywechat/dist/Pay/Validator.js'
import { Decorator } from 'wechatpay-axios-plugin'
import Pay from 'wechatpay-node-v3'

/** The SDKs that hold keys of their own, set up once as their guides show it: with the published private key K1. */
export class NodeV3 extends Pay {
  /** It looks for the gateway's keys where it keeps what it fetched. */
  static hold(serial: string, pem: string): void {
    Pay.certificates = { ...Pay.certificates, [serial]: pem }
  }
}

export function nodeV3(mchid: string, serialNo: string): NodeV3 {
  const privateKey = Buffer.from(keys.K1.pem)
  const publicKey = Buffer.from(keys['G1-cert-A'].pem)
  return new NodeV3({ appid: 'wx8888888888888888', mchid, serial_no: serialNo, publicKey, privateKey })
}

export function easywechatRsa(): RSA {
  const rsa = new RSA()
  rsa.setPrivateKey(keys.K1.pem)
  return rsa
}

type Headers = Readonly<Record<string, string>>

/** Its whole check of an answer. */
export function easywechatCheck(serial: string, publicPem: string) {
  const certificate = new PublicKey(publicPem, serial)
  const held = { [serial]: certificate }
  const merchant = new Merchant('1900007291', new PrivateKey(inFile(keys.K1.pem)), certificate, '', '', held)
  const validator = new Validator(merchant)
  return (headers: Headers, body: Buffer) => validator.validate(new Response(200, headers, body))
}

/** It takes a private key by the name of its file only. */
function inFile(pem: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'ruzhu-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true }))
  const file = join(folder, 'key.pem')
  writeFileSync(file, pem)
  return file
}

/** What its client puts before everybody else who reads an answer. */
export function pluginCheck(serial: string, publicKey: KeyObject) {
  const verifier = Decorator.responseVerifier({ [serial]: publicKey })
  return (headers: Headers, body: Buffer) => typeof verifier.call({}, body.toString(), headers, 200) === 'string'
}
