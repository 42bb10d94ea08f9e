import type { Channel, GrantCalls, GrantSeen, GrantStanding, GrantWords, Notice } from '@ruzhu/domain/channel.ts'
import type { OnboardingDeps } from '@ruzhu/domain/deps.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { MONDAY_TO_FRIDAY } from '@ruzhu/domain/workdays.ts'
import { localMasterKey } from '@ruzhu/storage/master-key.ts'
import { openStore } from '@ruzhu/storage/open-store.ts'
import { TEST_KEY } from '@ruzhu/storage/testing/test-key.ts'
import { Clock, things } from '@ruzhu/storage/testing/things.ts'
import { Vault } from '@ruzhu/storage/vault.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type World = Awaited<ReturnType<typeof openWorld>>

/** Real storage, a clock that stands, and a gateway whose every word about grants the test writes. */
export async function openWorld() {
  const folder = await mkdtemp(join(tmpdir(), 'ruzhu-grants-'))
  const clock = new Clock()
  const store = await openStore({
    url: `sqlite:${join(folder, 'ruzhu.db')}`,
    vault: new Vault(localMasterKey(TEST_KEY)),
    now: clock.now,
  })
  const a = things(clock)
  const client = a.client()
  const account = a.provider()
  await store.transaction(async (tx) => {
    await tx.clients.insert(client)
    await tx.providers.insert(account, '林晓')
  })
  const gateway = scripted()
  const deps: OnboardingDeps = {
    store,
    now: clock.now,
    newId: a.newId,
    publicUrl: 'https://pay.example.com',
    channel: () => Promise.resolve(gateway.channel),
    describe: () => undefined,
    workdays: MONDAY_TO_FRIDAY,
  }
  return {
    a,
    account,
    client,
    clock,
    deps,
    gateway,
    store,
    async close() {
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export const ENDED: GrantStanding = { state: 'ended' }
export const VALID: GrantStanding = { state: 'valid' }
export const LOST = { state: 'unknown', why: 'answered 502' } as const

export function refusedWith(code: string): GrantSeen {
  return { state: 'refused', refusal: { channel: 'somepay', status: 200, code, message: '不行' } }
}

export function granted(changes: Partial<GrantWords> & { tokens?: string } = {}): GrantSeen {
  return { state: 'granted', grants: [words(changes)] }
}

export function words({ tokens = 'first', ...changes }: Partial<GrantWords> & { tokens?: string } = {}): GrantWords {
  return {
    subMchid: '2088102150527498',
    authAppId: '2021000000000001',
    token: new Secret('app_auth_token', `${tokens} token`),
    refreshToken: new Secret('app_refresh_token', `${tokens} refresh`),
    ...changes,
  }
}

const notAsked = () => Promise.reject(new Error('no money moves here'))

/** Answers in the order they were written; what nobody wrote an answer for fails the test. */
function scripted() {
  const exchanges: GrantSeen[] = []
  const refreshes: GrantSeen[] = []
  const standings: GrantStanding[] = []
  const asked: string[] = []
  let notice: Notice = { kind: 'other', eventType: 'none' }
  let meanwhile: (() => Promise<unknown>) | undefined
  const next = <Said>(what: string, said: Said[]): Promise<Said> => {
    asked.push(what)
    const answer = said.shift()
    if (answer === undefined) throw new Error(`${what}: nobody said what to answer`)
    return Promise.resolve(answer)
  }
  const grants: GrantCalls = {
    links: ({ state }) => ({ pc: `https://somepay.example/?state=${state}`, phone: `somepay://?state=${state}` }),
    readReturn: ({ code }) =>
      code ? { state: 'agreed', code: new Secret('app_auth_code', code) } : { state: 'declined' },
    exchange: (code) => next(`exchange ${code.reveal()}`, exchanges),
    refresh: (token) => next(`refresh ${token.reveal()}`, refreshes),
    async query(token) {
      const said = await next(`query ${token.reveal()}`, standings)
      await meanwhile?.()
      return said
    },
  }
  const channel: Channel = {
    grants,
    prepay: notAsked,
    queryPayment: notAsked,
    refund: notAsked,
    queryRefund: notAsked,
    probe: () => Promise.resolve({ state: 'ok', clockSkewMs: 0 }),
    readNotification: () => Promise.resolve({ verified: true, notificationId: 'n', createdAt: new Date(0), notice }),
  }
  return {
    channel,
    exchanges,
    refreshes,
    standings,
    asked,
    tells(told: Notice) {
      notice = told
    },
    /** What happens while a question is on its way. */
    meanwhile(happens: () => Promise<unknown>) {
      meanwhile = happens
    },
  }
}
