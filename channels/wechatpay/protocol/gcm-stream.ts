import { createDecipheriv } from 'node:crypto'
import { Transform } from 'node:stream'

const TAG_BYTES = 16

/**
 * Opens AES-256-GCM piece by piece: the tag stands at the end, so the last 16 bytes seen are always held back. Ends with
 * an error where the tag does not fit, and what came out before must then be thrown away.
 *
 * @param key  32 bytes
 */
export function gcmOpener(key: Buffer, nonce: string): Transform {
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'utf8'), { authTagLength: TAG_BYTES })
  let tail = Buffer.alloc(0)
  return new Transform({
    transform(piece: Buffer, _, done) {
      const all = Buffer.concat([tail, piece])
      const open = Math.max(0, all.length - TAG_BYTES)
      tail = all.subarray(open)
      done(null, open === 0 ? undefined : decipher.update(all.subarray(0, open)))
    },
    flush(done) {
      try {
        decipher.setAuthTag(tail)
        done(null, decipher.final())
      } catch {
        done(new Error('the seal of the file does not fit'))
      }
    },
  })
}
