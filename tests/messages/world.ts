import type { OnboardingDeps } from '@ruzhu/domain/deps.ts'
import type { MessageId } from '@ruzhu/domain/ids.ts'
import type { Courier } from '@ruzhu/domain/messages/courier.ts'
import type { MessageKind } from '@ruzhu/domain/messages/messages.ts'
import { type NewMessage, queueMessage } from '@ruzhu/domain/messages/queue-message.ts'
import type { RobotKind } from '@ruzhu/domain/messages/routes.ts'
import { addRoute } from '@ruzhu/domain/messages/save-route.ts'
import { approveTemplate } from '@ruzhu/domain/messages/save-template.ts'
import { sendMessage } from '@ruzhu/domain/messages/send-message.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { saying } from '@ruzhu/domain/text.ts'
import { MessageCourier } from '@ruzhu/server/messages/courier.ts'
import { CHINESE_WORKDAYS } from '@ruzhu/server/workdays.ts'
import { localMasterKey } from '@ruzhu/storage/master-key.ts'
import { openStore } from '@ruzhu/storage/open-store.ts'
import { things } from '@ruzhu/storage/testing/things.ts'
import { Vault } from '@ruzhu/storage/vault.ts'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startMailServer } from './mail-server.ts'
import { KEYS, startRobotServer } from './robot-server.ts'
import { startSmsGateway } from './sms-gateway.ts'

export type World = Awaited<ReturnType<typeof openWorld>>

/** Real storage, real sending, a mail server, robots and a gateway for text messages on this machine, and a clock that stands. */
export async function openWorld() {
  let at = new Date('2026-11-30T10:00:00+08:00') // a Monday
  const now = () => at
  const folder = await mkdtemp(join(tmpdir(), 'ruzhu-messages-'))
  const url = `sqlite:${join(folder, 'ruzhu.db')}`
  const store = await openStore({ url, vault: new Vault(localMasterKey(randomBytes(32))), now })
  const mail = await startMailServer()
  const robots = await startRobotServer(now)
  const gateway = await startSmsGateway()
  const couriers = new MessageCourier({ rule: { loopback: true }, now, longestMs: 400 })
  const a = things({ now, pass: () => at } as never)
  const deps: OnboardingDeps = {
    store,
    now,
    newId: a.newId,
    publicUrl: 'https://pay.example.com',
    channel: () => Promise.reject(new Error('no gateway is asked for a message')),
    describe: () => undefined,
    workdays: CHINESE_WORKDAYS,
  }
  const member = { userId: a.newId('us'), email: 'linxiao@example.com', name: '林晓', role: 'operator' } as const
  const client = a.client({ contactEmail: 'chen@example.com' })
  await store.transaction(async (tx) => {
    await tx.access.insertMember(member)
    await tx.clients.insert(client)
  })
  let count = 0

  const message = (more: Partial<NewMessage> = {}): NewMessage => ({
    kind: 'escalation',
    key: `test/${++count}`,
    to: { members: ['operator'] },
    clientId: client.id,
    subject: client.id,
    title: saying('t', { 'zh-CN': '云杉茶室：等太久了', en: 'Spruce tea waits' }),
    body: saying('b', { 'zh-CN': '请联系 陈*明', en: 'Get in touch with 陈*明' }),
    href: `/clients/${client.id}`,
    ...more,
  })

  return {
    deps,
    store,
    mail,
    robots,
    gateway,
    client,
    member,
    message,
    now,
    carry: couriers.carry,
    set(text: string) {
      at = new Date(text)
    },
    pass(ms: number) {
      at = new Date(at.getTime() + ms)
    },
    approve: (kind: MessageKind = 'escalation') => approveTemplate(deps, kind, '林晓'),
    smtp: (more: object = {}) =>
      addRoute(
        deps,
        {
          kind: 'smtp',
          name: `邮件${++count}`,
          language: 'zh-CN',
          host: '127.0.0.1',
          port: mail.port,
          tls: 'none',
          from: '入驻 <ruzhu@example.com>',
          clients: true,
          ...more,
        },
        'test',
      ),
    robot: (kind: RobotKind, more: object = {}) =>
      addRoute(
        deps,
        {
          kind,
          name: `${kind}${++count}`,
          language: 'zh-CN',
          url: new Secret('robot_url', `${robots.url}/${{ wecom: 'wecom', dingtalk: 'ding', feishu: 'feishu' }[kind]}`),
          ...(kind === 'dingtalk' && { signing: new Secret('robot_signing_key', KEYS.dingtalk), keyword: '入驻' }),
          ...(kind === 'feishu' && { signing: new Secret('robot_signing_key', KEYS.feishu) }),
          ...more,
        },
        'test',
      ),
    sms: (more: object = {}) =>
      addRoute(
        deps,
        {
          kind: 'sms',
          name: `短信${++count}`,
          language: 'zh-CN',
          address: gateway.url,
          secret: new Secret('webhook_secret', gateway.secret),
          clients: true,
          ...more,
        },
        'live',
      ),
    async queue(one = message()): Promise<MessageId> {
      await store.transaction((tx) => queueMessage(tx, deps, one))
      const { rows } = await store.read.messages.page({ limit: 100 })
      const written = rows.find(({ key }) => key === one.key)
      if (!written) throw new Error('a message was written')
      return written.id
    },
    /** Does the sendings that are due, each once; a courier given here takes the place of the real one. */
    async sendDue(courier: Courier = couriers.carry): Promise<number> {
      const claim = { owner: 'test', limit: 100, now: now(), leaseMs: 30_000, kinds: ['send_message'] as const }
      const claimed = await store.transaction((tx) => tx.jobs.claim(claim))
      for (const job of claimed) {
        const outcome = await sendMessage({ ...deps, courier }, job.key)
        await store.transaction((tx) =>
          outcome.state === 'done' ? tx.jobs.done(job.id, 'test') : tx.jobs.again(job.id, 'test', outcome.at),
        )
      }
      return claimed.length
    },
    async close() {
      await couriers.close()
      await store.close()
      await mail.close()
      await robots.close()
      await gateway.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
