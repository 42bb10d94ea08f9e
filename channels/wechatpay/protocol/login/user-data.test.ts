import { createSecretKey } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import vector from '../../vectors/user-data.json' with { type: 'json' }
import { openUserData } from './user-data.ts'

const { encryptedData, iv } = vector
const own = {
  sessionKey: createSecretKey(Buffer.from(vector.session_key, 'base64')),
  appid: vector.watermark_appid,
}

test('CBC-1: the published data are opened', () => {
  expect(openUserData({ encryptedData, iv }, own)).toEqual(JSON.parse(vector.plaintext))
})

test('what was made for another AppID is not', () => {
  expect(openUserData({ encryptedData, iv }, { ...own, appid: 'wx0000000000000001' })).toBeUndefined()
})

test('nor with another session, nor what is no such data at all', () => {
  const other = { ...own, sessionKey: createSecretKey(Buffer.alloc(16, 1)) }
  expect(openUserData({ encryptedData, iv }, other)).toBeUndefined()
  fc.assert(
    fc.property(fc.base64String(), fc.base64String(), (data, vectorText) => {
      expect(openUserData({ encryptedData: data, iv: vectorText }, own)).toBeUndefined()
    }),
  )
})
