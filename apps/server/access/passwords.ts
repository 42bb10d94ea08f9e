import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

// The format of better-auth: `salt:key`, both hex, the salt used as that text; scrypt at N 16384, r 16, p 1.
const KEY_BYTES = 64
const COST = { N: 16_384, r: 16, p: 1, maxmem: 64 * 1024 * 1024 }

/** What is kept of a password. 30 ms on the thread pool, and as long for whoever guesses. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16).toString('hex')
  return `${salt}:${(await derive(password, salt)).toString('hex')}`
}

/** Takes as long where there is nobody of that name, so that a guess learns nothing from the time. */
export async function verifyPassword(password: string, kept: string | undefined): Promise<boolean> {
  const [salt = '', key = ''] = (kept ?? NOBODY).split(':')
  const derived = await derive(password, salt)
  const expected = Buffer.from(key, 'hex')
  return kept !== undefined && expected.length === KEY_BYTES && timingSafeEqual(derived, expected)
}

const NOBODY = `${'0'.repeat(32)}:${'0'.repeat(128)}`

function derive(password: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, COST, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
