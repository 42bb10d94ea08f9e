import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { Secret } from '@ruzhu/domain/secret.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Transport } from '../transport.ts'
import { LoginClient } from './client.ts'
import { Hidden } from './hidden.ts'
import { jscode2session } from './mini-program.ts'
import {
  accessTokenByCode,
  authorizeUrl,
  checkAccessToken,
  codeOfRedirect,
  refreshAccessToken,
} from './official-account.ts'

const APPID = 'wx4f4bc4dec97d474b'
const SECRET = 'canary0d3a4b5c6d7e8f9a0b1c2d3e4f'
const SESSION = { openid: 'oGZUI0egBJY1zhBYw2KhdUfwVJJE', session_key: 'tiihtNczf5v6AKRyjwEUhQ==' }
const GRANT = {
  access_token: 'canary-access',
  expires_in: 7200,
  refresh_token: 'canary-refresh',
  openid: 'o1',
  scope: 'snsapi_base',
}

let server: Server
let transport: Transport
let client: LoginClient
let asked: URL[]
let answer: { status: number; body: string } | 'cut'
beforeEach(async () => {
  asked = []
  server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://localhost'))
    if (answer === 'cut') response.destroy()
    else response.writeHead(answer.status, { 'content-type': 'text/plain' }).end(answer.body)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  transport = new Transport(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  client = new LoginClient({ transport, appid: APPID, appSecret: new Secret('app_secret', SECRET) })
})
afterEach(async () => {
  server.closeAllConnections()
  await transport.close()
  await new Promise((closed) => server.close(closed))
})

const says = (body: unknown, status = 200) => void (answer = { status, body: JSON.stringify(body) })

describe('a mini program', () => {
  test('learns who its user is', async () => {
    says({ ...SESSION, unionid: 'u1' })
    const session = await jscode2session(client, '0a/b+c=')
    expect(session).toMatchObject({ state: 'ok', body: { openid: SESSION.openid, unionid: 'u1' } })
    expect(asked[0]?.pathname).toBe('/sns/jscode2session')
    expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toEqual({
      appid: APPID,
      secret: SECRET,
      js_code: '0a/b+c=',
      grant_type: 'authorization_code',
    })
  })

  test('gets a session key of another length from nobody', async () => {
    says({ ...SESSION, session_key: 'AAAA' })
    expect(await jscode2session(client, 'c')).toMatchObject({ state: 'unknown' })
  })
})

describe('an official account', () => {
  test('sends its visitor to WeChat, and takes back only that visit', () => {
    const redirectUri = 'https://shop.example.com/pay?order=1&x=中'
    const url = authorizeUrl({ appid: APPID, redirectUri, scope: 'snsapi_base', state: 'S1' })
    expect(url).toBe(
      `https://open.weixin.qq.com/connect/oauth2/authorize?appid=${APPID}&redirect_uri=https%3A%2F%2Fshop.example.com` +
        '%2Fpay%3Forder%3D1%26x%3D%E4%B8%AD&response_type=code&scope=snsapi_base&state=S1#wechat_redirect',
    )
    expect(codeOfRedirect('/pay?order=1&code=C1&state=S1', 'S1')).toEqual({ state: 'code', code: 'C1' })
    expect(codeOfRedirect('/pay?order=1&state=S1', 'S1')).toEqual({ state: 'denied' })
    expect(codeOfRedirect('/pay?code=C1&state=S2', 'S1')).toEqual({ state: 'foreign' })
    expect(codeOfRedirect('/pay?code=C1', '')).toEqual({ state: 'foreign' })
    expect(codeOfRedirect('http://[', 'S1')).toEqual({ state: 'foreign' })
  })

  test.each(['', 'a b', 'a'.repeat(129), 'a#'])(
    'does not send it with a state that would not come back: %j',
    (state) => {
      const visit = { appid: APPID, redirectUri: 'https://a.com/', scope: 'snsapi_base', state } as const
      expect(() => authorizeUrl(visit)).toThrow(RangeError)
    },
  )

  test('learns who the visitor is, and keeps the tokens to itself', async () => {
    says(GRANT)
    const granted = await accessTokenByCode(client, 'C1')
    expect(granted).toMatchObject({ state: 'ok', body: { openid: 'o1', expiresIn: 7200, scope: 'snsapi_base' } })
    expect(granted.state === 'ok' && granted.body.refreshToken.reveal()).toBe('canary-refresh')
    expect(asked[0]?.pathname).toBe('/sns/oauth2/access_token')
  })

  test('renews and checks a token without its secret', async () => {
    says(GRANT)
    await refreshAccessToken(client, new Hidden('canary-refresh'))
    says({ errcode: 0, errmsg: 'ok' })
    expect(await checkAccessToken(client, { accessToken: new Hidden('t'), openid: 'o1' })).toMatchObject({
      state: 'ok',
    })
    expect(asked.map(({ pathname }) => pathname)).toEqual(['/sns/oauth2/refresh_token', '/sns/auth'])
    expect(asked.map(({ search }) => search).join()).not.toContain(SECRET)
  })
})

describe('a definite no has a name', () => {
  test.each([
    ['code_used', 40163, 'code been used, rid: 6540'],
    ['code_invalid', 40029, 'invalid code, rid: 6540'],
    ['code_expired', 42003, 'code expired'],
    ['wrong_secret', 40125, 'invalid appsecret, rid: 6540'],
    ['wrong_appid', 40013, 'invalid appid'],
    ['openid_of_another_appid', 40003, 'invalid openid'],
    ['token_expired', 42001, 'access_token expired'],
    ['token_invalid', 40001, 'invalid credential'],
    ['payer_blocked', 40226, 'code blocked'],
    ['not_permitted', 48001, 'api unauthorized'],
    ['other', 40999, 'what is new'],
  ])('%s: %i', async (fault, errcode, errmsg) => {
    says({ errcode, errmsg })
    const raw = JSON.stringify({ errcode, errmsg })
    expect(await jscode2session(client, 'c')).toEqual({ state: 'refused', fault, code: errcode, message: errmsg, raw })
  })
})

describe('anything else is unknown, and never asked twice', () => {
  test.each([
    ['busy', { status: 200, body: '{"errcode":-1,"errmsg":"system error"}' }],
    ['an error of the server', { status: 502, body: '' }],
    ['no JSON', { status: 200, body: '<html>' }],
    ['no openid', { status: 200, body: '{"session_key":"tiihtNczf5v6AKRyjwEUhQ=="}' }],
    ['a number for a text', { status: 200, body: '{"openid":1}' }],
    ['a megabyte and more', { status: 200, body: `{"openid":"${'a'.repeat(2 ** 20)}"}` }],
    ['a connection that is cut', 'cut' as const],
  ])('%s', async (_what, turn) => {
    answer = turn
    expect(await jscode2session(client, 'c')).toMatchObject({ state: 'unknown', why: expect.any(String) })
    expect(asked).toHaveLength(1)
  })

  test('too often', async () => {
    says({ errcode: 45011, errmsg: 'api minute-quota reach limit' })
    expect(await jscode2session(client, 'c')).toMatchObject({ state: 'unknown', limited: true })
  })
})

test('secrets stand in no answer, no client and no error', async () => {
  const told: unknown[] = [client]
  says(GRANT)
  told.push(await accessTokenByCode(client, 'c'))
  says(SESSION)
  told.push(await jscode2session(client, 'c'))
  says({ errcode: 40125, errmsg: 'invalid appsecret' })
  told.push(await jscode2session(client, 'c'))
  answer = { status: 200, body: '{"access_token":"canary-access"' }
  told.push(await accessTokenByCode(client, 'c'))
  answer = 'cut'
  told.push(await jscode2session(client, 'c'))
  await new Promise((closed) => server.close(closed))
  told.push(await jscode2session(client, 'c', { timeoutMs: 500 }))
  const printed = inspect(told, { depth: 20, showHidden: true, getters: true }) + JSON.stringify(told.slice(1))
  for (const secret of [SECRET, 'canary-', SESSION.session_key]) expect(printed).not.toContain(secret)
})
