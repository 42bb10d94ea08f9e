import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { descriptor } from '@ruzhu/channels/wechatpay/descriptor.ts'
import type { Applyment, FieldValue } from '@ruzhu/domain/applyments/applyments.ts'
import { createApplyment } from '@ruzhu/domain/applyments/create-applyment.ts'
import { saveApplyment } from '@ruzhu/domain/applyments/save-applyment.ts'
import { createClient } from '@ruzhu/domain/clients/create-client.ts'
import { NO_CHECKS } from '../checks/no-checks.ts'
import type { OnboardingDeps } from '@ruzhu/domain/deps.ts'
import { type ApplymentKey, idMaker } from '@ruzhu/domain/ids.ts'
import { jobHandlers } from '@ruzhu/domain/jobs/handlers.ts'
import { addPicture } from '@ruzhu/domain/materials/add-picture.ts'
import { saveProvider } from '@ruzhu/domain/providers/save-provider.ts'
import { MONDAY_TO_FRIDAY } from '@ruzhu/domain/workdays.ts'
import { localMasterKey } from '@ruzhu/storage/master-key.ts'
import { openStore } from '@ruzhu/storage/open-store.ts'
import { Vault } from '@ruzhu/storage/vault.ts'
import { ENTERPRISE, OK, PICTURES, PROVIDER } from './enterprise.ts'
import { ApplymentGateway } from './gateway.ts'
import { png } from './pictures.ts'
import { noCourier } from '../messages/no-courier.ts'

export type World = Awaited<ReturnType<typeof openWorld>>

const LEASE_MS = 30_000

/** Real storage, the description of WeChat Pay, a platform of our own, and a clock in hand. */
export async function openWorld() {
  const clock = { at: Date.parse('2026-11-22T02:00:00Z') }
  const now = () => new Date(clock.at++) // never the same instant twice
  const folder = await mkdtemp(join(tmpdir(), 'ruzhu-onboarding-'))
  const store = await openStore({
    url: `sqlite:${join(folder, 'ruzhu.db')}`,
    vault: new Vault(localMasterKey(randomBytes(32))),
    now,
  })
  const gateway = new ApplymentGateway()
  const deps: OnboardingDeps = {
    store,
    channel: () => Promise.resolve(gateway.channel()),
    describe: (channel) => (channel === descriptor.name ? descriptor : undefined),
    workdays: MONDAY_TO_FRIDAY,
    now,
    newId: idMaker(now, randomBytes),
    publicUrl: 'https://pay.example.com',
  }
  let clients = 0

  const aClient = () =>
    createClient(
      deps,
      { name: `示例餐饮 ${++clients} 号店`, contactName: '林晓敏', contactPhone: '13800138000' },
      '林晓',
    )
  const aProvider = async () => (await saveProvider(deps, PROVIDER, OK, descriptor, '周宁')).account
  const read = async (id: ApplymentKey): Promise<Applyment> => {
    const applyment = await store.read.applyments.byId(id)
    if (!applyment) throw new Error(`${id} is not there`)
    return applyment
  }
  /** A draft that is ready to be submitted, with its pictures. */
  const aDraft = async (): Promise<Applyment> => {
    const { id: clientId } = await aClient()
    const begun = await createApplyment(
      deps,
      { clientId, channel: 'wechatpay', subjectType: 'SUBJECT_TYPE_ENTERPRISE' },
      '林晓',
    )
    const form: Record<string, FieldValue> = { ...ENTERPRISE }
    for (const [mark, [path, list]] of PICTURES.entries()) {
      const { id } = await addPicture(deps, { clientId, filename: `${mark}.png`, bytes: png(mark) }, '林晓')
      form[path] = list ? [id] : id
    }
    return saveApplyment(deps, begun.id, { version: begun.version, form }, '林晓')
  }

  /** Does the jobs that are due, each once. */
  async function runDue(using: OnboardingDeps = deps): Promise<number> {
    const handlers = jobHandlers(using, {
      send: async (_endpoint, _event, at) => ({ at, status: 204, durationMs: 1 }),
      courier: noCourier,
      checks: NO_CHECKS,
    })
    const owner = deps.newId('jb')
    const claim = { owner, limit: 100, now: now(), leaseMs: LEASE_MS }
    const claimed = await using.store.transaction((tx) => tx.jobs.claim(claim))
    for (const job of claimed) {
      const outcome = await handlers[job.kind](job.key)
      await using.store.transaction((tx) =>
        outcome.state === 'done' ? tx.jobs.done(job.id, owner) : tx.jobs.again(job.id, owner, outcome.at),
      )
    }
    return claimed.length
  }

  return {
    clock,
    now,
    store,
    gateway,
    deps,
    aClient,
    aProvider,
    aDraft,
    read,
    runDue,
    /** Lets time pass to the next job, and does it. */
    nextJob: async (using: OnboardingDeps = deps) => {
      const at = await store.read.jobs.nextRunAt()
      if (!at) throw new Error('no job is owed')
      clock.at = Math.max(clock.at, at.getTime())
      return runDue(using)
    },
    pass: (ms: number) => {
      clock.at += ms
    },
    sentences: async (subject: string): Promise<string[]> => {
      const { rows } = await store.read.timeline.ofSubject(subject, { limit: 100 })
      return rows.map((entry) => entry.text.key.replace('timeline.', '')).toReversed()
    },
    eventStates: async (orderKey: string): Promise<unknown[]> => {
      const { rows } = await store.read.events.page({ limit: 100, orderKey })
      return rows.map((event) => event.data['state']).toReversed()
    },
    close: async () => {
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
