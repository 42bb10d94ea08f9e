import keys from '@ruzhu/channels/wechatpay/vectors/keys.json' with { type: 'json' }
import RSA from 'node-easywechat/dist/Core/Support/RSA.js'
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

export function easywechatRsa(publicPem?: string): RSA {
  const rsa = new RSA()
  rsa.setPrivateKey(keys.K1.pem)
  if (publicPem !== undefined) rsa.setPublicKey(publicPem)
  return rsa
}
