import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import digests from '../vectors/digests.json' with { type: 'json' }
import { mediaMeta, uploadImage, uploadVideo } from './media.ts'
import { multipart } from './multipart.ts'
import { rawGateway, signatureFits, signed } from './testing/raw-gateway.ts'

const NOW = new Date('2026-11-23T02:00:00Z')
let gateway: Awaited<ReturnType<typeof rawGateway>>
beforeEach(async () => {
  gateway = await rawGateway(() => NOW)
})
afterEach(() => gateway.close())

const { file_base64, filename, sha256, meta } = digests.uploadMeta
const bytes = Buffer.from(file_base64, 'base64')

test('DIG-1, DIG-2: the meta text and the digest in it', () => {
  expect(createHash('sha256').update(digests.message.input).digest('hex')).toBe(digests.message.sha256)
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
  expect(mediaMeta(filename, sha256)).toBe(meta)
})

test('signs the meta alone, byte for byte as it stands in its part', async () => {
  gateway.next(signed(200, '{"media_id":"6uqyGjGrCf2GtyXP8bxrbuH9-aAoTjH"}', NOW))
  const answer = await uploadImage(gateway.client, { filename, mediaType: 'image/gif', bytes }, sha256)
  expect(answer).toMatchObject({ state: 'ok', body: { media_id: '6uqyGjGrCf2GtyXP8bxrbuH9-aAoTjH' } })
  const [seen] = gateway.requests
  if (!seen) throw new Error('nothing was sent')
  const form = await new Response(new Uint8Array(seen.body), {
    headers: { 'content-type': seen.headers['content-type'] ?? '' },
  }).formData()
  expect(form.get('meta')).toBe(meta)
  expect(signatureFits(seen, meta)).toBe(true)
  const file = form.get('file')
  if (!(file instanceof File)) throw new Error('no file part')
  expect([file.name, file.type]).toEqual([filename, 'image/gif'])
  expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true)
})

test('has no way out of its header through the file name', () => {
  for (const name of ['a"; name="meta', 'a\r\nX: y.png', 'a\\.png']) {
    expect(() => multipart('{}', { filename: name, mediaType: 'image/png', bytes }, 'b')).toThrow(RangeError)
  }
})

test('a film goes another way, in the same form', async () => {
  gateway.next(signed(200, '{"media_id":"film"}', NOW))
  const film = { filename: 'a.mp4', mediaType: 'video/mp4', bytes }
  expect(await uploadVideo(gateway.client, film, sha256)).toMatchObject({ state: 'ok', body: { media_id: 'film' } })
  expect(gateway.requests[0]).toMatchObject({ method: 'POST', url: '/v3/merchant/media/video_upload' })
})
