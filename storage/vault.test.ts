import { expect, test } from 'vitest'
import { localMasterKey, type MasterKey } from './master-key.ts'
import { DataKeyNotAtHand, type KeyShelf, Vault, type WrappedKey } from './vault.ts'

const MASTER = localMasterKey(new Uint8Array(32).fill(1))

test('what is sealed opens at its place only, and only unchanged', async () => {
  const sealer = new Vault(MASTER).sealer(shelf())
  const sealed = await sealer.seal('cl_1', 'applyments.form/ap_1', '李雷')

  expect((await sealer.open('cl_1', 'applyments.form/ap_1', sealed)).toString('utf8')).toBe('李雷')
  await expect(sealer.open('cl_1', 'applyments.form/ap_2', sealed)).rejects.toThrow('does not open')
  await sealer.seal('cl_2', 'x', 'x')
  await expect(sealer.open('cl_2', 'applyments.form/ap_1', sealed)).rejects.toThrow('does not open')
  for (const index of sealed.keys()) {
    const changed = Uint8Array.from(sealed, (byte, at) => (at === index ? byte ^ 1 : byte))
    await expect(sealer.open('cl_1', 'applyments.form/ap_1', changed)).rejects.toThrow('applyments.form/ap_1')
  }
  await expect(sealer.open('cl_1', 'x', sealed.subarray(0, 12))).rejects.toThrow('not a sealed value')
})

test('one value sealed twice looks different each time', async () => {
  const sealer = new Vault(MASTER).sealer(shelf())
  const [one, two] = [await sealer.seal('cl_1', 'x', 'same'), await sealer.seal('cl_1', 'x', 'same')]
  expect(Buffer.compare(one, two)).not.toBe(0)
})

/** NIST's AES-256-GCM example with additional data (SP 800-38D, test case 16): the data key and the nonce are given. */
test('the sealing is AES-256-GCM as published', async () => {
  const key = Buffer.from('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308', 'hex')
  const nonce = Buffer.from('cafebabefacedbaddecaf888', 'hex')
  const clear = Buffer.from(
    'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
    'hex',
  )
  const vault = new Vault(MASTER, (bytes) => (bytes === 32 ? key : nonce))
  const sealed = Buffer.from(await vault.sealer(shelf()).seal('cl_1', 'x', clear))
  expect(sealed[0]).toBe(1)
  expect(sealed.subarray(1, 13)).toEqual(nonce)
  expect(sealed.subarray(13, 13 + clear.length).toString('hex')).toBe(
    '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662',
  )
})

test('a data key is wrapped for its scope: on another shelf place it does not open', async () => {
  const first = shelf()
  await new Vault(MASTER).sealer(first).seal('cl_1', 'x', 'x')
  const moved: KeyShelf = { ...first, find: () => first.find('cl_1') }
  await expect(new Vault(MASTER).sealer(moved).seal('cl_2', 'x', 'x')).rejects.toThrow()
})

test('to open needs the key that sealed: none is made for it', async () => {
  const empty = shelf()
  const opening = new Vault(MASTER).sealer(empty).open('cl_1', 'x', new Uint8Array(40))
  await expect(opening).rejects.toThrow('There is no data key of cl_1')
  expect(await empty.find('cl_1')).toBeUndefined()
})

test('within a transaction a key that is not at hand is said, not waited for', async () => {
  const vault = new Vault(MASTER)
  const missing: DataKeyNotAtHand[] = []
  const sealer = vault.sealerAtHand((key) => missing.push(key))
  await expect(sealer.seal('cl_1', 'x', 'x')).rejects.toThrow(DataKeyNotAtHand)
  expect(missing).toMatchObject([{ scope: 'cl_1', toSeal: true }])
  await vault.fetch(shelf(), 'cl_1', true)
  expect((await sealer.open('cl_1', 'x', await sealer.seal('cl_1', 'x', 'clear'))).toString()).toBe('clear')
})

test('keys at hand are bounded, and those used last stay', async () => {
  let unwrapped = 0
  const counting: MasterKey = {
    ...MASTER,
    unwrap: (wrapped, scope) => {
      unwrapped++
      return MASTER.unwrap(wrapped, scope)
    },
  }
  const vault = new Vault(counting)
  const keys = shelf()
  await vault.fetch(keys, 'first', true)
  await vault.fetch(keys, 'second', true)
  for (let count = 0; count < 9_998; count++) await vault.fetch(keys, `cl_${count}`, true)
  await vault.fetch(keys, 'first', true)
  await vault.fetch(keys, 'one more', true)
  const before = unwrapped
  await vault.fetch(keys, 'first', true)
  expect(unwrapped).toBe(before)
  await vault.fetch(keys, 'second', true)
  expect(unwrapped).toBe(before + 1)
})

function shelf(): KeyShelf {
  const keys = new Map<string, WrappedKey>()
  return {
    current: async () => undefined,
    find: async (scope) => keys.get(scope),
    add: async (scope, key) => {
      if (!keys.has(scope)) keys.set(scope, key)
      return keys.get(scope) ?? key
    },
  }
}
