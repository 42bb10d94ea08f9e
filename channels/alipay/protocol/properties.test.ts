import { createDecipheriv, createPublicKey, createSecretKey, generateKeyPairSync, verify } from 'node:crypto'
import { AlipaySdk } from 'alipay-sdk'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decryptContent, encryptContent } from './aes.ts'
import { AlipayKeys } from './alipay-keys.ts'
import { readPublicKey } from './keys.ts'
import { openNotification } from './notifications.ts'
import { signText, stringToSign } from './signing.ts'
import { ALIPAY_KEY, APP_KEY, signatureOf, spki } from './testing/raw-gateway.ts'
import { fits } from './verifying.ts'

const signer = { privateKey: APP_KEY, signType: 'RSA2', charset: 'utf-8' } as const
const publicKey = createPublicKey(APP_KEY)
const name = fc.stringMatching(/^[a-zA-Z_][a-zA-Z_0-9]{0,15}$/).filter((one) => !['sign', 'charset'].includes(one))
const value = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => text.isWellFormed())
const params = fc.dictionary(name, value, { minKeys: 1, maxKeys: 12, noNullPrototype: true })
const RUNS = { numRuns: 60 } as const

describe('whatever is signed', () => {
  // the SDK takes the application's own half for Alipay's, and so is asked what the gateway would say
  const gateway = new AlipaySdk({
    appId: '2021000122671080',
    privateKey: APP_KEY.export({ type: 'pkcs1', format: 'der' }).toString('base64'),
    alipayPublicKey: spki(APP_KEY),
  })

  test('the official SDK verifies it, and nothing else under that signature', async () => {
    await fc.assert(
      fc.asyncProperty(params, value, async (given, other) => {
        const signed = { ...given, sign_type: 'RSA2' }
        const sign = await signText(stringToSign(signed), signer)
        expect(gateway.checkNotifySignV2({ ...signed, sign })).toBe(true)
        const [first = ''] = Object.keys(given)
        if (given[first] === other) return
        expect(gateway.checkNotifySignV2({ ...signed, [first]: other, sign })).toBe(false)
      }),
      RUNS,
    )
  })

  test('no flipped bit of the signature fits, and neither does another spelling of it', async () => {
    const message = Buffer.from('app_id=1&method=alipay.trade.pay')
    const sign = await signText(message.toString(), signer)
    expect(fits(message, sign, publicKey, 'RSA2')).toBe(true)
    fc.assert(
      fc.property(fc.nat(256 * 8 - 1), (bit) => {
        const bytes = Buffer.from(sign, 'base64')
        bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
        expect(fits(message, bytes.toString('base64'), publicKey, 'RSA2')).toBe(false)
      }),
      RUNS,
    )
    for (const spelling of [`${sign}\n`, sign.replace(/=+$/, ''), `${sign}AAAA`, sign.replaceAll('+', '-')]) {
      if (spelling !== sign) expect(fits(message, spelling, publicKey, 'RSA2')).toBe(false)
    }
  })

  test('another key does not verify it', async () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey
    const sign = await signText('a=1', signer)
    expect(verify('sha256', Buffer.from('a=1'), publicKey, Buffer.from(sign, 'base64'))).toBe(true)
    expect(fits(Buffer.from('a=1'), sign, other, 'RSA2')).toBe(false)
  })
})

describe('whatever the gateway posts', () => {
  const app = {
    appId: '2021000122671080',
    alipayKeys: AlipayKeys.ofPublicKey(readPublicKey(spki(ALIPAY_KEY))),
    signType: 'RSA2' as const,
  }

  test('is read value by value as it was meant, and not when a value was changed on its way', () => {
    fc.assert(
      fc.property(params, value, (given, other) => {
        const posted = { ...given, app_id: app.appId, notify_id: 'N1' }
        const { sign_type: _, ...covered } = { sign_type: '', ...posted }
        const sign = signatureOf(sorted(covered))
        const open = (form: Record<string, string>) =>
          openNotification(Buffer.from(new URLSearchParams(form).toString()), app)
        const opened = open({ ...covered, sign })
        if (!opened.genuine) throw new Error(`${opened.why}: ${JSON.stringify(covered)}`)
        for (const [key, text] of Object.entries(covered)) expect(opened.fields.text(key)).toBe(text)
        if (other !== covered.notify_id) expect(open({ ...covered, notify_id: other, sign }).genuine).toBe(false)
      }),
      RUNS,
    )
  })
})

describe('whatever is encrypted', () => {
  const bytes = Buffer.from('aYA0GP8JEW+D7/UFaskCWA==', 'base64')
  const key = createSecretKey(bytes)

  test('opens by the bare rule, and by ours', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        fc.pre(text.isWellFormed())
        const sealed = encryptContent(text, key)
        const decipher = createDecipheriv('aes-128-cbc', bytes, Buffer.alloc(16))
        expect(Buffer.concat([decipher.update(sealed, 'base64'), decipher.final()]).toString('utf8')).toBe(text)
        expect(decryptContent(sealed, key)).toBe(text)
      }),
      RUNS,
    )
  })

  test('does not open to the same with a bit flipped, or under another key', () => {
    const other = createSecretKey(Buffer.alloc(16, 9))
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 64 }), fc.nat(), (text, at) => {
        const sealed = Buffer.from(encryptContent(text, key), 'base64')
        expect(decryptContent(sealed.toString('base64'), other)).not.toBe(text)
        const bit = at % (sealed.length * 8)
        sealed.writeUInt8(sealed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
        expect(decryptContent(sealed.toString('base64'), key)).not.toBe(text)
      }),
      RUNS,
    )
  })
})

/** By the names' bytes, as the gateway's page says: ASCII order. */
function sorted(all: Record<string, string>): string {
  return Object.keys(all)
    .toSorted()
    .map((key) => `${key}=${all[key]}`)
    .join('&')
}
