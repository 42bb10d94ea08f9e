import { afterEach, beforeEach, expect, test } from 'vitest'
import { authCodeToOpenid } from './openid.ts'
import { addSubAppid, addSubscribeAppid, querySubDevConfig } from './sub-dev-config.ts'
import { no, rawV2Gateway, sent, yes } from './testing/raw-v2.ts'

let gateway: Awaited<ReturnType<typeof rawV2Gateway>>
beforeEach(async () => {
  gateway = await rawV2Gateway(() => new Date('2026-11-23T02:00:00Z'))
})
afterEach(() => gateway.close())

const SUB = { sub_mch_id: '1900000109', sub_appid: 'wx0000000000000002' }

test('an AppID is added, and an account to follow', async () => {
  gateway.next(yes({}, 'MD5'), no('PARAM_ERROR', '参数错误', 'MD5'))
  expect(await addSubAppid(gateway.client, SUB)).toMatchObject({ state: 'ok' })
  expect(await addSubscribeAppid(gateway.client, { ...SUB, subscribe_appid: 'wx3' })).toMatchObject({
    state: 'refused',
    code: 'PARAM_ERROR',
  })
  expect(gateway.requests.map(({ url }) => url)).toEqual(['/secapi/mch/addsubdevconfig', '/secapi/mch/addsubdevconfig'])
  expect(sent(gateway.requests[1])).toMatchObject({ ...SUB, subscribe_appid: 'wx3' })
})

test('what was set is read out of its lists', async () => {
  const lists = {
    jsapi_path_list: '{"jsapi_path_list":["https://a.com/pay/"]}',
    appid_config_list: '{"appid_config_list":[{"sub_appid":"wx2","subscribe_appid":"wx3"},{"sub_appid":"wx4"}]}',
  }
  gateway.next(yes(lists, 'MD5'), yes({}, 'MD5'), yes({ jsapi_path_list: '[' }, 'MD5'))
  expect(await querySubDevConfig(gateway.client, SUB.sub_mch_id)).toMatchObject({
    state: 'ok',
    body: {
      jsapi_path_list: ['https://a.com/pay/'],
      appid_config_list: [
        { sub_appid: 'wx2', subscribe_appid: 'wx3' },
        { sub_appid: 'wx4', subscribe_appid: undefined },
      ],
    },
  })
  expect(await querySubDevConfig(gateway.client, SUB.sub_mch_id)).toMatchObject({
    state: 'ok',
    body: { jsapi_path_list: [], appid_config_list: [] },
  })
  expect(await querySubDevConfig(gateway.client, SUB.sub_mch_id)).toMatchObject({ state: 'unknown' })
})

test('a payment code tells whose it is', async () => {
  gateway.next(yes({ openid: 'o1', sub_openid: 'o2' }), no('AUTHCODEEXPIRE', '授权码过期'))
  const code = { auth_code: '130061098828009406', ...SUB }
  expect(await authCodeToOpenid(gateway.client, code)).toMatchObject({
    state: 'ok',
    body: { openid: 'o1', sub_openid: 'o2' },
  })
  expect(await authCodeToOpenid(gateway.client, code)).toMatchObject({ state: 'refused', code: 'AUTHCODEEXPIRE' })
})
