import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import type { MasterKey } from './master-key.ts'

/** The scope of what belongs to our own company; everything else is sealed in the scope of its client. */
export const COMPANY = 'company'

/**
 * Seals a value for one place. `place` names table, column and row: it is authenticated together with the value, so a
 * sealed value that is moved to another row does not open.
 */
export type Sealer = {
  seal(scope: string, place: string, clear: Uint8Array | string): Promise<Uint8Array>
  open(scope: string, place: string, sealed: Uint8Array): Promise<Buffer>
}

/** Where wrapped data keys are kept: one for each scope, made once. */
export type KeyShelf = {
  /** Id of the master key to wrap with; undefined before the first was noted. */
  current(): Promise<string | undefined>
  find(scope: string): Promise<WrappedKey | undefined>
  /** The key that stands afterwards: another process may have been first. Undefined where the master key has changed. */
  add(scope: string, key: WrappedKey): Promise<WrappedKey | undefined>
}
export type WrappedKey = { masterKeyId: string; wrapped: Uint8Array }

/** A transaction needs a data key that is not at hand. It is fetched outside, then the transaction runs once more. */
export class DataKeyNotAtHand extends Error {
  readonly scope: string
  readonly toSeal: boolean

  constructor(scope: string, toSeal: boolean) {
    super(`the data key of ${scope} is not at hand`)
    this.scope = scope
    this.toSeal = toSeal
  }
}

/** Another master key than the one that was given, by its id. */
export type FindMasterKey = (id: string) => Promise<MasterKey | undefined>
const noOther: FindMasterKey = () => Promise.resolve(undefined)
const TRIES = 10

const FORMAT = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16
const DATA_KEY_BYTES = 32
const KEYS_AT_HAND = 10_000

/** Envelope encryption: AES-256-GCM under a data key for each scope, itself wrapped by the master key. */
export class Vault {
  readonly #master: MasterKey
  readonly #random: (bytes: number) => Uint8Array
  readonly #find: FindMasterKey
  readonly #keys = new Map<string, KeyObject>()

  constructor(master: MasterKey, random: (bytes: number) => Uint8Array = randomBytes, find: FindMasterKey = noOther) {
    this.#master = master
    this.#random = random
    this.#find = find
  }

  /** Of the key that was given. */
  get masterId(): string {
    return this.#master.id
  }

  /** Awaits the shelf and the master key where a data key is not at hand: for reading outside transactions. */
  sealer(shelf: KeyShelf): Sealer {
    return {
      seal: async (scope, place, clear) => this.#seal(await this.fetch(shelf, scope, true), scope, place, clear),
      open: async (scope, place, sealed) => open(await this.fetch(shelf, scope, false), scope, place, sealed),
    }
  }

  /** Never waits for anything: a master key may live in a key service, and a transaction awaits no network. */
  sealerAtHand(missing: (key: DataKeyNotAtHand) => void): Sealer {
    const keyOf = (scope: string, toSeal: boolean): KeyObject => {
      const key = this.#atHand(scope)
      if (key) return key
      const needed = new DataKeyNotAtHand(scope, toSeal)
      missing(needed)
      throw needed
    }
    return {
      seal: async (scope, place, clear) => this.#seal(keyOf(scope, true), scope, place, clear),
      open: async (scope, place, sealed) => open(keyOf(scope, false), scope, place, sealed),
    }
  }

  /** The data key of a scope; made where there is none and something is to be sealed. */
  async fetch(shelf: KeyShelf, scope: string, toSeal: boolean): Promise<KeyObject> {
    const known = this.#atHand(scope)
    if (known) return known
    let wrapped = await shelf.find(scope)
    if (!wrapped && !toSeal) throw new Error(`There is no data key of ${scope}, so what it sealed cannot be opened.`)
    for (let tries = 0; !wrapped; tries++) {
      if (tries === TRIES) throw new Error('The master key changes without an end.')
      const master = await this.#masterOf(await shelf.current())
      wrapped = await shelf.add(scope, {
        masterKeyId: master.id,
        wrapped: await master.wrap(this.#random(DATA_KEY_BYTES), scope),
      })
    }
    const key = createSecretKey(await (await this.#masterOf(wrapped.masterKeyId)).unwrap(wrapped.wrapped, scope))
    this.#keep(scope, key)
    return key
  }

  /** The one that was given, or, while one takes the place of another, whichever is held. */
  async #masterOf(wanted: string | undefined): Promise<MasterKey> {
    const { id } = this.#master
    if (wanted === undefined || wanted === id) return this.#master
    const other = await this.#find(wanted)
    if (other) return other
    throw masterDoesNotFit(wanted, id)
  }

  /** The last used stay at hand: a Map keeps the order of insertion. */
  #atHand(scope: string): KeyObject | undefined {
    const key = this.#keys.get(scope)
    if (key) this.#keep(scope, key)
    return key
  }

  #keep(scope: string, key: KeyObject): void {
    this.#keys.delete(scope)
    this.#keys.set(scope, key)
    if (this.#keys.size <= KEYS_AT_HAND) return
    for (const oldest of this.#keys.keys()) {
      this.#keys.delete(oldest)
      break
    }
  }

  #seal(key: KeyObject, scope: string, place: string, clear: Uint8Array | string): Uint8Array {
    const nonce = this.#random(NONCE_BYTES)
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    cipher.setAAD(boundTo(scope, place))
    const bytes = typeof clear === 'string' ? Buffer.from(clear, 'utf8') : clear
    return Buffer.concat([Uint8Array.of(FORMAT), nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  }
}

export function masterDoesNotFit(wanted: string, given: string): Error {
  return new Error(
    `The master key does not fit this database: its data was sealed with master key ${wanted}, and the key given ` +
      `is ${given}. Put the right key back into RUZHU_MASTER_KEY or into the key file beside the data.`,
  )
}

/** Format 1: one byte of format, nonce, ciphertext, tag. */
function open(key: KeyObject, scope: string, place: string, sealed: Uint8Array): Buffer {
  if (sealed[0] !== FORMAT || sealed.length < 1 + NONCE_BYTES + TAG_BYTES) {
    throw new Error(`What stands at ${place} is not a sealed value.`)
  }
  const nonceEnd = 1 + NONCE_BYTES
  const tagStart = sealed.length - TAG_BYTES
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, nonceEnd), { authTagLength: TAG_BYTES })
  decipher.setAAD(boundTo(scope, place))
  decipher.setAuthTag(sealed.subarray(tagStart))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(nonceEnd, tagStart)), decipher.final()])
  } catch (cause) {
    throw new Error(`The sealed value at ${place} does not open: it was changed, or moved from another place.`, {
      cause,
    })
  }
}

function boundTo(scope: string, place: string): Buffer {
  return Buffer.from(`${scope}\n${place}`, 'utf8')
}
