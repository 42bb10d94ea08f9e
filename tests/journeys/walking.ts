import { expect } from 'vitest'
import type { Answer, House } from '../api/house.ts'

export type Step = {
  key: string
  title: { 'zh-CN': string }
  blocked: boolean
  overdue: boolean
  waiting_for: string
}
export type Task = {
  key: string
  state: string
  known: string[]
  values: { name: string; rule?: string; options?: { value: string }[] }[]
  due_kind?: string
  due_at?: string
  note?: { 'zh-CN': string }
  word?: { by: string }
  optional: boolean
}
export type Walked = { channel: string; next_step: Step; tasks: Task[]; progress: { done: number; total: number } }

/** A company on its way at one platform, walked through the API as people would. */
export type Walk = {
  read(): Promise<Walked>
  confirm(step: string, body: object): Promise<Answer>
  withdraw(step: string): Promise<Answer>
}

/** One step is refused once, another is left lying until its time is over. */
export type Script = { refuse: string; lapse: string; pass: (days: number) => Promise<void> }

/** Values that the field rules take, by the name of the value. */
const NOTED: Record<string, string> = {
  appid: 'wx8888888888888888',
  sp_appid: 'wx8888888888888887',
  service_appid: 'wx8888888888888886',
  mobile_appid: 'wx8888888888888885',
  mchid: '1900000109',
  sp_mchid: '1900000108',
  serial_no: '5A0B'.repeat(10),
  public_key_id: 'PUB_KEY_ID_0119000001092026112200',
  certified_name: '广州市示例餐饮有限公司',
  pay_directory: 'https://shop.example.com/pay/',
  h5_domain: 'shop.example.com',
  pid: '2088000000000001',
  rebate_pid: '2088000000000002',
  app_id: '2021000000000001',
  mini_app_id: '2021000000000002',
  app_gateway: 'https://pay.example.com/n/gateway',
  redirect_uri: 'https://pay.example.com/authorized',
  egress: '203.0.113.7',
  products: 'JSAPI',
}
/** Another company's AppID, so that letters and both confirmations are asked for; and the longer of two ways. */
const CHOSEN: Record<string, string> = { entity: 'other', mode: 'certificate', kind: 'outsourcing', outcome: 'passed' }

export function clientWalk(house: House, clientId: string, channel: string): Walk {
  const path = `/v1/clients/${clientId}`
  return {
    async read() {
      const { json } = await house.person('GET', `${path}/checklist`)
      const ways = json['journeys'] as Walked[]
      const way = ways.find((one) => one.channel === channel)
      if (!way) throw new Error(`${clientId} is on no way at ${channel}`)
      return way
    },
    confirm: (step, body) => house.person('POST', `${path}/steps/${step}/confirm`, { channel, ...body }),
    withdraw: (step) => house.person('POST', `${path}/steps/${step}/withdraw`, { channel }),
  }
}

export function companyWalk(house: House, channel: string): Walk {
  const path = `/v1/provider-journeys/${channel}/steps`
  return {
    async read() {
      const { json } = await house.person('GET', '/v1/provider-journeys')
      const way = (json['data'] as Walked[]).find((one) => one.channel === channel)
      if (!way) throw new Error(`there is no way at ${channel}`)
      return way
    },
    confirm: (step, body) => house.person('POST', `${path}/${step}/confirm`, body),
    withdraw: (step) => house.person('POST', `${path}/${step}/withdraw`),
  }
}

/** Confirms what people can, until nothing is open that they may; answers the steps in the order in which they were done. */
export async function walkOn(walk: Walk, script?: Script): Promise<string[]> {
  const done: string[] = []
  let { refuse, lapse } = script ?? {}
  for (;;) {
    const { tasks } = await walk.read()
    const open = tasks.find(
      ({ state, known }) => ['ready', 'waiting', 'blocked'].includes(state) && known.includes('word'),
    )
    if (!open) return done
    if (open.key === refuse) {
      refuse = undefined
      await beRefused(walk, open)
    } else if (open.key === lapse && script) {
      lapse = undefined
      await lieTooLong(walk, open, script)
    } else {
      const answer = await walk.confirm(open.key, { values: valuesOf(open) })
      expect(answer.status, `${open.key} ${answer.text}`).toBe(200)
      done.push(open.key)
    }
  }
}

async function beRefused(walk: Walk, task: Task): Promise<void> {
  const values = { ...valuesOf(task), outcome: 'refused' }
  const answer = await walk.confirm(task.key, { values, note: '资料不清晰' })
  expect(answer.status, answer.text).toBe(200)
  const { next_step: next, tasks } = await walk.read()
  expect(next).toMatchObject({ blocked: true, key: expect.stringMatching(/\.refused$/) })
  expect(next.title['zh-CN']).toContain('资料不清晰')
  expect(tasks.find(({ key }) => key === task.key)?.state).toBe('locked')
}

async function lieTooLong(walk: Walk, task: Task, { pass }: Script): Promise<void> {
  expect(task.due_kind).toBeDefined()
  await pass(40)
  const { tasks } = await walk.read()
  const now = tasks.find(({ key }) => key === task.key)
  if (task.due_kind === 'platform') {
    expect(now?.state, `${task.key} lapses`).toBe('locked')
    expect(tasks.filter(({ note }) => note?.['zh-CN'].includes('超过了平台的期限'))).toHaveLength(1)
  } else expect(now).toMatchObject({ state: task.state, due_at: task.due_at }) // a promise of ours, and broken
}

function valuesOf({ values }: Task): Record<string, string> {
  return Object.fromEntries(
    values.map(({ name, options }) => [name, CHOSEN[name] ?? options?.[0]?.value ?? NOTED[name] ?? '']),
  )
}
