import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import digests from '../vectors/digests.json' with { type: 'json' }
import { download, type DownloadOptions, type Ticket } from './downloads.ts'
import { rawGateway, refusal, signatureFits } from './testing/raw-gateway.ts'

const NOW = new Date('2026-11-23T02:00:00Z')
const TEXT = Buffer.from('交易时间,商户号\r\n`2026-11-22 10:00:00,`1900007291\r\n'.repeat(2_000))
let gateway: Awaited<ReturnType<typeof rawGateway>>
beforeEach(async () => {
  gateway = await rawGateway(() => NOW)
})
afterEach(() => gateway.close())

const ticket = (file: Buffer | string, changes: Partial<Ticket> = {}): Ticket => ({
  download_url: 'https://api.mch.weixin.qq.com/v3/billdownload/file?token=6XIv5TUPto7pByrTQKhd6kwv',
  hash_type: 'SHA1',
  hash_value: createHash('sha1').update(file).digest('hex'),
  gzip: false,
  ...changes,
})

async function fetched(wanted: Ticket, options?: DownloadOptions) {
  const pieces: Uint8Array[] = []
  const answer = await download(gateway.client, wanted, (piece) => void pieces.push(piece), options)
  return { answer, file: Buffer.concat(pieces) }
}
const serve = (body: Buffer) => gateway.next((response) => response.end(body))

describe('a file is fetched', () => {
  test('with the path of its address alone, signed, from the host that we call', async () => {
    serve(TEXT)
    const { answer, file } = await fetched(ticket(TEXT))
    expect(answer).toEqual({ state: 'ok', bytes: TEXT.length })
    expect(file.equals(TEXT)).toBe(true)
    const [seen] = gateway.requests
    expect(seen?.url).toBe('/v3/billdownload/file?token=6XIv5TUPto7pByrTQKhd6kwv')
    expect(seen && signatureFits(seen, '')).toBe(true)
  })

  test('packed, and its digest is taken unpacked; a published one', async () => {
    serve(gzipSync(digests.message.input))
    const wanted = ticket('', { hash_value: digests.message.sha1.toUpperCase(), gzip: true })
    expect(await fetched(wanted)).toEqual({ answer: { state: 'ok', bytes: 7 }, file: Buffer.from('message') })
  })

  test('sealed and packed, in pieces of any size', async () => {
    const [key, nonce] = [randomBytes(32), 'jKvkpMdbsDFs']
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    const sealed = Buffer.concat([cipher.update(gzipSync(TEXT)), cipher.final(), cipher.getAuthTag()])
    gateway.next(async (response) => {
      for (const byte of sealed.subarray(0, 40)) {
        response.write(Buffer.of(byte))
        await new Promise(setImmediate)
      }
      response.end(sealed.subarray(40))
    })
    const { answer, file } = await fetched(ticket(TEXT, { gzip: true, seal: { key, nonce } }))
    expect(answer).toMatchObject({ state: 'ok' })
    expect(file.equals(TEXT)).toBe(true)
  })

  test('that is empty', async () => {
    serve(Buffer.alloc(0))
    expect((await fetched(ticket(''))).answer).toEqual({ state: 'ok', bytes: 0 })
  })
})

describe('a file is not believed', () => {
  test('whose digest is another', async () => {
    serve(TEXT)
    expect((await fetched(ticket('another file'))).answer).toEqual({
      state: 'unknown',
      why: 'the file has another SHA1 than was announced',
    })
  })

  test('of which any bit changed while it was sealed', async () => {
    const [key, nonce] = [randomBytes(32), 'jKvkpMdbsDFs']
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    const sealed = Buffer.concat([cipher.update('a short file'), cipher.final(), cipher.getAuthTag()])
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const bent = Buffer.from(sealed)
      bent[bit >> 3] = (bent[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      serve(bent)
      const wanted = ticket('a short file', { seal: { key, nonce } })
      expect((await fetched(wanted)).answer).toMatchObject({ why: expect.stringMatching(/seal of the file/) })
    }
  })

  test('that ends before its seal', async () => {
    serve(Buffer.from('short'))
    const seal = { key: randomBytes(32), nonce: 'jKvkpMdbsDFs' }
    expect((await fetched(ticket('short', { seal }))).answer).toMatchObject({ state: 'unknown' })
  })

  test.each([0, 1, 9, 10, 18, 60])('packed and cut off after %i bytes', async (length) => {
    serve(gzipSync(TEXT).subarray(0, length))
    const { answer } = await fetched(ticket(TEXT, { gzip: true }))
    expect(answer).toMatchObject({ state: 'unknown' })
  })

  test('packed, with its last byte missing', async () => {
    serve(gzipSync(TEXT).subarray(0, -1))
    const { answer } = await fetched(ticket(TEXT, { gzip: true }))
    expect(answer).toEqual({ state: 'unknown', why: 'the file broke off: unexpected end of file' })
  })

  test('that was said to be packed and is not', async () => {
    serve(TEXT)
    const { answer } = await fetched(ticket(TEXT, { gzip: true }))
    expect(answer).toEqual({ state: 'unknown', why: 'the file broke off: incorrect header check' })
  })

  test('larger than wanted, also where it was small while packed', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(100_000)
    serve(bomb)
    let most = 0
    const maxBytes = 1024 * 1024
    const answer = await download(gateway.client, ticket('', { gzip: true }), (piece) => void (most += piece.length), {
      maxBytes,
    })
    expect(answer).toEqual({ state: 'unknown', why: 'the file broke off: it is larger than 1048576 bytes' })
    expect(most).toBeLessThanOrEqual(maxBytes)
  })

  test('whose connection is cut, or that never ends', async () => {
    gateway.next(
      (response) => {
        response.writeHead(200, { 'content-length': '1000' })
        response.write(TEXT.subarray(0, 100), () => response.destroy())
      },
      (response) => void response.writeHead(200).write('交易时间'),
    )
    const broken = { state: 'unknown', why: expect.stringMatching(/^the file broke off: /) }
    expect((await fetched(ticket(TEXT))).answer).toMatchObject(broken)
    expect((await fetched(ticket(TEXT), { timeoutMs: 100 })).answer).toMatchObject(broken)
    expect(gateway.requests).toHaveLength(2) // `take` has had a part: it is not begun again behind its back
  })

  test('whose digest is of a kind we do not know', async () => {
    const { answer } = await fetched(ticket(TEXT, { hash_type: 'MD5' }))
    expect(answer).toMatchObject({ state: 'unknown', why: expect.stringMatching(/^not downloaded/) })
    expect(gateway.requests).toEqual([])
  })
})

test('a refusal is one: the address lives five minutes', async () => {
  gateway.next(refusal(400, 'INVALID_REQUEST', '下载链接已失效'), (response) => response.writeHead(503).end())
  expect((await fetched(ticket(TEXT))).answer).toMatchObject({ state: 'refused', code: 'INVALID_REQUEST' })
  expect((await fetched(ticket(TEXT))).answer).toMatchObject({ state: 'unknown', status: 503 })
})

test('what the taker throws reaches the caller, and ends the download', async () => {
  serve(TEXT)
  const full = new Error('the disk is full')
  await expect(
    download(gateway.client, ticket(TEXT), () => {
      throw full
    }),
  ).rejects.toBe(full)
})

test('a taker that is slow holds the file up: what waits between us stays small', async () => {
  let poured = 0
  const piece = Buffer.alloc(64 * 1024, 65)
  const all = 1_000
  gateway.next((response) => {
    let left = all
    const pour = () => {
      while (left > 0) {
        left--
        poured += piece.length
        if (!response.write(piece)) return
      }
      response.end()
    }
    response.on('drain', pour)
    pour()
  })
  const digest = createHash('sha1')
  for (let times = 0; times < all; times++) digest.update(piece)
  let taken = 0
  let farthest = 0
  const answer = await download(gateway.client, ticket('', { hash_value: digest.digest('hex') }), async (part) => {
    taken += part.length
    farthest = Math.max(farthest, poured - taken)
    await new Promise(setImmediate)
  })
  expect(answer).toEqual({ state: 'ok', bytes: all * piece.length })
  expect(farthest).toBeLessThan(16 * 1024 * 1024)
})
