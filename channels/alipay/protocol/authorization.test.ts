import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  exchangeAuthorizationCode,
  queryAuthorization,
  readAuthorizationNotice,
  refreshAuthorization,
} from './authorization.ts'
import {
  authorizationUrl,
  batchAuthorizationUrl,
  merchantPlatformUrl,
  readAuthorizationReturn,
  walletUrl,
} from './authorization-urls.ts'
import { readMessage } from './messages.ts'
import { openNotification } from './notifications.ts'
import { exchangeUserCode } from './oauth.ts'
import { answer, APP_ID, paramsOf, rawGateway, signatureOf } from './testing/raw-gateway.ts'

let gateway: Awaited<ReturnType<typeof rawGateway>>
beforeEach(async () => {
  gateway = await rawGateway(() => new Date('2026-11-23T02:00:00Z'))
})
afterEach(() => gateway.close())

const params = () => paramsOf(gateway.requests.at(-1) ?? expect.fail('nothing was sent'))
const token = (node: object) => answer('alipay.open.auth.token.app', { code: '10000', ...node })
const bizContent = (): unknown => JSON.parse(params()['biz_content'] ?? 'null')

const REQUEST = { appId: '2021003102616019', redirectUri: 'https://pay.example.com/back?a=1', state: 'b2s=' }

describe('where the merchant is sent', () => {
  test('for one application, and for several', () => {
    expect(authorizationUrl(REQUEST)).toBe(
      'https://openauth.alipay.com/oauth2/appToAppAuth.htm?app_id=2021003102616019&redirect_uri=https%3A%2F%2Fpay.example.com%2Fback%3Fa%3D1&state=b2s%3D',
    )
    const batch = new URL(
      batchAuthorizationUrl(REQUEST, ['TINYAPP', 'WEBAPP'], 'https://openauth-sandbox.dl.alipaydev.com'),
    )
    expect(batch.host + batch.pathname).toBe('openauth-sandbox.dl.alipaydev.com/oauth2/appToAppBatchAuth.htm')
    expect(Object.fromEntries(batch.searchParams)).toEqual({
      app_id: REQUEST.appId,
      application_type: 'TINYAPP,WEBAPP',
      redirect_uri: REQUEST.redirectUri,
      state: REQUEST.state,
    })
  })

  test('on the platform’s own page, and by a code for the phone: the same question', () => {
    const bizData = {
      platformCode: 'O',
      taskType: 'INTERFACE_AUTH',
      agentOpParam: {
        redirectUri: REQUEST.redirectUri,
        appTypes: ['TINYAPP'],
        isvAppId: REQUEST.appId,
        state: REQUEST.state,
      },
    }
    const page = new URL(merchantPlatformUrl(REQUEST, ['TINYAPP']))
    expect(page.href).toContain('https://b.alipay.com/page/message/tasksDetail?bizData=')
    expect(JSON.parse(page.searchParams.get('bizData') ?? '')).toEqual(bizData)
    const wallet = new URL(walletUrl(REQUEST, ['TINYAPP']))
    expect(wallet.href).toMatch(
      /^alipays:\/\/platformapi\/startapp\?appId=2021003130652097&page=pages%2Fauthorize%2Findex%3FbizData%3D/,
    )
    const [, query = ''] = (wallet.searchParams.get('page') ?? '').split('?')
    expect(JSON.parse(new URLSearchParams(query).get('bizData') ?? '')).toEqual(bizData)
  })

  test('and what comes back with the merchant', () => {
    const back = new URLSearchParams(
      'app_id=2021&app_auth_code=ca34ea491e7146cc87d25fca24c4cD11&state=b2s%3D&source=alipay_wallet',
    )
    expect(readAuthorizationReturn(back)).toEqual({
      appId: '2021',
      code: 'ca34ea491e7146cc87d25fca24c4cD11',
      state: 'b2s=',
    })
    back.delete('state')
    expect(readAuthorizationReturn(back)).toBeUndefined()
  })
})

const GRANT = {
  user_id: '2088102150527498',
  auth_app_id: '2013121100055554',
  app_auth_token: '201509BBeff9351ad1874306903e96b91d248A36',
  app_refresh_token: '201509BBdcba1e3347de4e75ba3fed2c9abebE36',
  expires_in: '31536000',
  re_expires_in: '32140800',
}
const { expires_in: _, ...READ } = { ...GRANT, re_expires_in: 32140800 }

describe('tokens', () => {
  test('for a code: one, or several of a batch', async () => {
    const other = { ...GRANT, auth_app_id: '2013121100055555', app_auth_token: 'other' }
    gateway.next(token(GRANT), token({ ...GRANT, tokens: [GRANT, other] }))
    const client = gateway.client.onBehalfOf('somebody’s')
    expect(await exchangeAuthorizationCode(client, 'c1')).toMatchObject({
      state: 'ok',
      body: [READ],
    })
    expect(bizContent()).toEqual({ grant_type: 'authorization_code', code: 'c1' })
    expect(params()).not.toHaveProperty('app_auth_token')
    const batch = await exchangeAuthorizationCode(client, 'c2')
    expect(batch.state === 'ok' && batch.body.map((grant) => grant.auth_app_id)).toEqual([
      '2013121100055554',
      '2013121100055555',
    ])
  })

  test('anew, and the error of a code that was used', async () => {
    gateway.next(
      token(GRANT),
      answer('alipay.open.auth.token.app', { code: '40004', msg: 'Business Failed', sub_code: 'AUTH_CODE_NOT_VALID' }),
    )
    expect(await refreshAuthorization(gateway.client, GRANT.app_refresh_token)).toMatchObject({ state: 'ok' })
    expect(bizContent()).toEqual({ grant_type: 'refresh_token', refresh_token: GRANT.app_refresh_token })
    expect(await exchangeAuthorizationCode(gateway.client, 'used')).toMatchObject({
      state: 'refused',
      subCode: 'AUTH_CODE_NOT_VALID',
    })
  })

  test('a batch without a usable entry is unknown: the code is used up, somebody has to look', async () => {
    gateway.next(token({ tokens: [{ user_id: '2088' }] }))
    expect(await exchangeAuthorizationCode(gateway.client, 'c1')).toMatchObject({ state: 'unknown' })
  })

  test('are asked about', async () => {
    const found = {
      code: '10000',
      user_id: '2088',
      auth_app_id: '2013',
      status: 'valid',
      is_by_app_auth: 'true',
      auth_methods: ['alipay.trade.create'],
      auth_start: '2026-01-01 00:00:00',
      auth_end: '2099-12-31 23:59:59',
    }
    gateway.next(answer('alipay.open.auth.token.app.query', found))
    expect(await queryAuthorization(gateway.client, 'token')).toMatchObject({
      state: 'ok',
      body: {
        status: 'valid',
        auth_methods: ['alipay.trade.create'],
        is_by_app_auth: true,
        auth_start: new Date('2025-12-31T16:00:00Z'),
      },
    })
    expect(bizContent()).toEqual({ app_auth_token: 'token' })
  })
})

describe('the payer', () => {
  test('is known by a code; the fields stand beside each other, and a merchant’s token goes along', async () => {
    gateway.next(
      answer('alipay.system.oauth.token', {
        access_token: 'a',
        open_id: '074a1CcTG1LelxKe4xQC0zgNdId0nxi95b5lsNpazWYoCo5',
        expires_in: 1296000,
      }),
    )
    expect(await exchangeUserCode(gateway.client.onBehalfOf('token'), 'code')).toMatchObject({
      state: 'ok',
      body: { user_id: undefined, expires_in: 1296000 },
    })
    expect(params()).toMatchObject({ grant_type: 'authorization_code', code: 'code', app_auth_token: 'token' })
    expect(params()).not.toHaveProperty('biz_content')
  })
})

describe('messages about grants', () => {
  const detail = { ...GRANT, app_id: APP_ID, app_auth_code: 'c', auth_time: 1577441934577 }
  const message = (status: string, content: object) => {
    const signed = {
      app_id: APP_ID,
      auth_app_id: GRANT.auth_app_id,
      biz_content: JSON.stringify(content),
      charset: 'UTF-8',
      notify_id: 'n1',
      notify_time: '2019-12-27 18:18:54',
      notify_type: 'open_app_auth_notify',
      status,
      version: '1.0',
    }
    const text = Object.entries(signed)
      .map(([name, value]) => `${name}=${value}`)
      .join('&')
    const body = new URLSearchParams({ ...signed, sign: signatureOf(text), sign_type: 'RSA2' }).toString()
    const opened = openNotification(Buffer.from(body), gateway.client.app)
    if (!opened.genuine) throw new Error(opened.why)
    return readMessage(opened.fields, {})
  }

  test('a grant, with our own number where it came by an order of ours', () => {
    const context = { notify_context: { trigger: 'inteop', trigger_context: { out_biz_no: 'our-1' } } }
    expect(readAuthorizationNotice(message('execute_auth', { ...context, detail }))).toMatchObject({
      granted: true,
      auth_app_id: GRANT.auth_app_id,
      app_auth_token: GRANT.app_auth_token,
      auth_time: new Date(1577441934577),
      out_biz_no: 'our-1',
    })
  })

  test('what is taken back', () => {
    const { app_id, auth_app_id, user_id, auth_time } = detail
    const notice = readAuthorizationNotice(
      message('cancel_auth', { detail: { app_id, auth_app_id, user_id, auth_time } }),
    )
    expect(notice).toMatchObject({ granted: false, auth_app_id, app_auth_token: undefined })
  })
})
