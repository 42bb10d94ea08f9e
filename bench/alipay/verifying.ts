import { verify } from 'node:crypto'
import { readAnswer } from '@ruzhu/alipay/answers.ts'
import answers from '@ruzhu/channels/alipay/vectors/answers.json' with { type: 'json' }
import type { Contest } from '../measure.ts'
import { appOf, certain, publicKey, sdkOf } from './material.ts'

const APP_ID = '2021000122671080'

/** From the bytes of an answer to what it says. The bare one is given the signed text and the signature ready made. */
export function alipayVerifying(): Contest {
  const published = answers.find(({ public_key }) => public_key === 'NODE_SANDBOX_ALIPAY')
  if (!published) throw new Error('no published answer')
  const { body, signed, method: node } = published
  const method = node.replace(/_response$/, '')
  const key = publicKey('NODE_SANDBOX_ALIPAY')
  const app = appOf(APP_ID, 'NODE_SANDBOX_ALIPAY')
  const sdk = sdkOf(APP_ID, 'NODE_SANDBOX_ALIPAY')
  const received = { status: 200, headers: {}, body: Buffer.from(body) }
  const message = Buffer.from(signed)
  const signature = Buffer.from(signatureIn(body), 'base64')
  return {
    name: 'Alipay: verify an answer',
    inFlight: 1,
    meter: 'processor',
    runners: [
      { name: 'node:crypto', run: () => certain(verify('sha256', message, key, signature)) },
      { name: 'ruzhu', run: () => certain(readAnswer(received, method, app, whole).state === 'ok') },
      {
        name: 'alipay-sdk', // throws where it does not fit; it has read the JSON before
        run: () => sdk.checkResponseSign(body, `${method}_response`, signatureIn(body), ''),
      },
    ],
  }
}

const whole = (node: unknown) => node

function signatureIn(body: string): string {
  const { sign }: { sign: string } = JSON.parse(body)
  return sign
}
