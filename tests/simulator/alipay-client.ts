import { type AppMaterial, readApp } from '@ruzhu/alipay/app.ts'
import { AlipayClient } from '@ruzhu/alipay/client.ts'
import type { Answer } from '@ruzhu/alipay/answers.ts'
import { Transport } from '@ruzhu/alipay/transport.ts'
import { type AlipayApp, PICTURE } from './alipay.ts'

/** Our own client for an app of the simulator's, in the mode that the app is in. */
export function openClient(url: string, app: AlipayApp, appAuthToken?: string) {
  const transport = new Transport(url)
  const client = new AlipayClient({
    transport,
    app: readApp(materialOf(app)),
    now: () => new Date(),
    encrypts: app.aes_key !== undefined,
    ...(appAuthToken !== undefined && { appAuthToken }),
  })
  return Object.assign(client, { [Symbol.asyncDispose]: () => transport.close() })
}

function materialOf(app: AlipayApp): AppMaterial {
  const { app_id: appId, app_private_key: privateKey, aes_key: aesKey } = app
  const common = { appId, privateKey, ...(aesKey !== undefined && { aesKey }) }
  if (app.app_cert === undefined) return { ...common, alipayPublicKey: app.alipay_public_key }
  return {
    ...common,
    appCertificate: app.app_cert,
    alipayCertificate: app.alipay_cert ?? '',
    rootCertificate: app.alipay_root_cert ?? '',
  }
}

/** What the gateway said, of an answer that has to go well. */
export async function ok<Body>(answer: Promise<Answer<Body>>): Promise<Body> {
  const seen = await answer
  if (seen.state !== 'ok') throw new Error(`not ok: ${JSON.stringify(seen)}`)
  return seen.body
}

/** The reason, of an answer that has to be refused. */
export async function refusal(answer: Promise<Answer<unknown>>): Promise<string | undefined> {
  const seen = await answer
  if (seen.state !== 'refused') throw new Error(`not refused: ${JSON.stringify(seen)}`)
  return seen.subCode
}

export const PNG = { filename: 'picture.png', mediaType: 'image/png', bytes: PICTURE }
