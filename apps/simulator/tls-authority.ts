import { createPrivateKey, randomBytes } from 'node:crypto'
import {
  type Issuer,
  type Name,
  issueCertificate,
  privatePem,
  rsaKeyPair,
  serialNumber,
} from '@ruzhu/channels/contract/authority.ts'
import type { Collection } from '@ruzhu/channels/contract/simulator.ts'
import type { Machine } from './machine.ts'

/** The root that vouches for the gateways' names on this machine, PEM. */
export type TlsRoot = { readonly key: string; readonly certificate: string }
export type TlsIdentity = { readonly key: string; readonly cert: string }

const ROOT_ID = 'root'
const DAY_MS = 86_400_000
const ROOT_DAYS = 3650
/** As long as clients believe in a server's certificate at most; a new one is made at every start. */
const HOST_DAYS = 397
const ROOT_NAME: Name = [
  ['O', 'Ruzhu simulator'],
  ['CN', 'Ruzhu simulator, for tests on this machine only'],
]

/**
 * An authority of the simulator's own, so that its HTTPS can be believed where somebody chooses to. Kept with the state,
 * and through `DELETE /_sim/state` too: whoever trusts it goes on trusting it. Its private key never leaves.
 */
export class TlsAuthority {
  readonly #roots: Collection<TlsRoot>
  readonly #machine: Machine
  #root: TlsRoot | undefined

  constructor(roots: Collection<TlsRoot>, machine: Machine) {
    this.#roots = roots
    this.#machine = machine
    this.#root = roots.get(ROOT_ID)
  }

  /** Undefined until the first server certificate was wanted. */
  get certificate(): string | undefined {
    return this.#root?.certificate
  }

  /** After everything was thrown away. */
  keep(): void {
    if (this.#root) this.#roots.put(ROOT_ID, this.#root)
  }

  async identityFor(hosts: readonly string[]): Promise<TlsIdentity> {
    const root = (this.#root ??= await this.#makeRoot())
    this.keep()
    const { privateKey, publicKey } = await rsaKeyPair()
    const names = [...hosts, 'localhost'].map((dns) => ({ dns }))
    const cert = await this.#issue(HOST_DAYS, { name: ROOT_NAME, key: createPrivateKey(root.key) }, publicKey, {
      subject: [['CN', hosts[0] ?? 'localhost']],
      extensions: {
        usages: ['digitalSignature', 'keyEncipherment'],
        purposes: ['serverAuth'],
        hosts: [...names, { ip: '127.0.0.1' }, { ip: '::1' }],
      },
    })
    return { key: privatePem(privateKey), cert }
  }

  async #makeRoot(): Promise<TlsRoot> {
    const { privateKey, publicKey } = await rsaKeyPair()
    const certificate = await this.#issue(ROOT_DAYS, { name: ROOT_NAME, key: privateKey }, publicKey, {
      subject: ROOT_NAME,
      extensions: { authority: true, usages: ['keyCertSign', 'cRLSign'] },
    })
    return { key: privatePem(privateKey), certificate }
  }

  /** From a day ago: the clocks of two machines are never the same. */
  #issue(
    days: number,
    issuer: Issuer,
    publicKey: Parameters<typeof issueCertificate>[0]['publicKey'],
    looks: Pick<Parameters<typeof issueCertificate>[0], 'subject' | 'extensions'>,
  ): Promise<string> {
    const now = Math.floor(this.#machine.now() / 1000) * 1000
    const serialNo = serialNumber(randomBytes(20).toString('hex'))
    const order = { serialNo, publicKey, from: new Date(now - DAY_MS), until: new Date(now + (days - 1) * DAY_MS) }
    return issueCertificate({ ...order, ...looks }, issuer)
  }
}
