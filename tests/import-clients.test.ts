import { freePort } from '@ruzhu/cli/demo/processes.ts'
import { creditCodeCheck } from '@ruzhu/domain/applyments/rules/credit-code.ts'
import { LEASE_MS } from '@ruzhu/domain/jobs/worker.ts'
import { SECOND_MS } from '@ruzhu/domain/time.ts'
import { parse } from 'csv-parse/sync'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, House } from './api/house.ts'
import { ruzhu } from './command.ts'

let house: House
/** How far the server's clock is ahead of ours. */
let ahead = 0
beforeAll(async () => {
  house = await House.open({}, () => new Date(Date.now() + ahead))
  await house.signIn()
})
afterAll(() => house?.close())

const HEADER = '客户名称,统一社会信用代码,联系人,手机,微信支付,备注'
const csv = (...rows: string[]) => [HEADER, ...rows].join('\r\n')

async function upload(text: string | Uint8Array, filename = '名单.csv'): Promise<Answer> {
  const form = new FormData()
  form.set('file', new Blob([typeof text === 'string' ? text : Uint8Array.from(text)]), filename)
  return house.person('POST', '/v1/client-imports', form)
}
const rowsOf = async (id: unknown, query = '') =>
  (await house.person('GET', `/v1/client-imports/${id}/rows?limit=100${query}`)).json.data as Row[]
const ended = (id: unknown) =>
  expect
    .poll(async () => (await house.person('GET', `/v1/client-imports/${id}`)).json, { timeout: 25_000 })
    .toMatchObject({ state: 'done' })
const found = async (text: string) =>
  (await house.person('GET', `/v1/clients?text=${encodeURIComponent(text)}&limit=100`)).json.data as {
    id: string
    name: string
  }[]

type Row = {
  number: number
  state: string
  name: string
  problems: { column: string }[]
  client?: { id: string; name: string }
  same_as_row?: number
}

let count = 0
/** A credit code of nobody. */
function aCode(): string {
  const first = `91440101${String(++count).padStart(9, '0')}`
  return first + creditCodeCheck(first)
}

describe('a list of clients', () => {
  const [codeOne, codeTwo] = [aCode(), aCode()]

  test('is looked at row by row, and nothing is made of it yet', async () => {
    const made = await house.person('POST', '/v1/clients', {
      name: '在名单里的公司',
      contact_name: '周宁',
      contact_phone: '13900139000',
      credit_code: codeOne,
    })
    expect(made.status).toBe(201)
    const answer = await upload(
      csv(
        `新来的甲公司,${codeTwo},李雷,13800138000,扫码支付,`,
        `另一个名字,${codeOne},李雷,13800138000,,`,
        `新来的甲公司分店,${codeTwo},李雷,13800138000,,`,
        `坏电话公司,,李雷,1.38E+10,,`,
        `没有代码的公司,,李雷,13800138000,,第一次`,
        '',
        `没有代码的公司,,韩梅梅,13700137000,,第二次`,
      ),
    )
    expect(answer.status, answer.text).toBe(201)
    expect(answer.json).toMatchObject({
      state: 'ready',
      total: 6,
      counts: { new: 2, same_client: 1, same_row: 2, problem: 1, created: 0 },
      unknown_columns: ['备注'],
      created_by: '林晓',
    })
    const rows = await rowsOf(answer.json.id)
    expect(rows.map(({ number, state }) => [number, state])).toEqual([
      [2, 'new'],
      [3, 'same_client'],
      [4, 'same_row'],
      [5, 'problem'],
      [6, 'new'],
      [8, 'same_row'],
    ])
    expect(rows[1]?.client).toEqual({ id: made.json.id, name: '在名单里的公司' })
    expect(rows[2]?.same_as_row).toBe(2)
    expect(rows[3]?.problems.map(({ column }) => column)).toEqual(['contact_phone'])
    expect(await rowsOf(answer.json.id, '&state=problem')).toHaveLength(1)
    expect(await found('新来的甲')).toEqual([])
  })

  test('becomes clients once it is started, also when it is started twice, and the same file again makes nothing', async () => {
    const text = csv(`重复导入一,${aCode()},李雷,13800138000,扫码支付,`, '重复导入二,,李雷,13800138000,,')
    const first = await upload(text)
    expect((await upload(text)).json.id).toBe(first.json.id)
    const starts = await Promise.all(
      [1, 2, 3].map(() => house.person('POST', `/v1/client-imports/${first.json.id}/start`)),
    )
    expect(starts.map(({ status }) => status)).toEqual([202, 202, 202])
    await ended(first.json.id)
    const clients = await found('重复导入')
    expect(clients.map(({ name }) => name).toSorted()).toEqual(['重复导入一', '重复导入二'])
    const rows = await rowsOf(first.json.id)
    expect(rows.map(({ state, client }) => [state, client?.id])).toEqual(
      ['重复导入一', '重复导入二'].map((name) => ['created', clients.find((client) => client.name === name)?.id]),
    )

    const again = await upload(text)
    expect(again.json.id).not.toBe(first.json.id)
    expect(again.json.counts).toMatchObject({ new: 0, same_client: 2 })
    await house.person('POST', `/v1/client-imports/${again.json.id}/start`)
    await ended(again.json.id)
    expect(await found('重复导入')).toHaveLength(2)

    const [client] = clients
    const timeline = await house.person('GET', `/v1/clients/${client?.id}/timeline`)
    expect(timeline.json.data).toMatchObject([{ by: '林晓', text: { key: 'timeline.client_created' } }])
    expect((await house.person('GET', `/v1/clients/${client?.id}/next-step`)).status).toBe(200)
  })

  test('that waited while somebody added one of its companies does not make it twice', async () => {
    const code = aCode()
    const waiting = await upload(csv(`后来有人加了,${code},李雷,13800138000,,`))
    const contact = { contact_name: '周宁', contact_phone: '13900139000' }
    await house.person('POST', '/v1/clients', { name: '后来有人加了（手工）', credit_code: code, ...contact })
    await house.person('POST', `/v1/client-imports/${waiting.json.id}/start`)
    await ended(waiting.json.id)
    expect(await rowsOf(waiting.json.id)).toMatchObject([
      { state: 'same_client', client: { name: '后来有人加了（手工）' } },
    ])
  })

  test('can be discarded before it is started, not after', async () => {
    const list = csv('放弃的公司,,李雷,13800138000,,')
    const { id } = (await upload(list)).json
    expect((await house.person('POST', `/v1/client-imports/${id}/discard`)).json).toMatchObject({ state: 'discarded' })
    expect((await house.person('POST', `/v1/client-imports/${id}/start`)).json).toMatchObject({
      code: 'IMPORT_DISCARDED',
    })
    const again = (await upload(list)).json
    await house.person('POST', `/v1/client-imports/${again.id}/start`)
    const late = await house.person('POST', `/v1/client-imports/${again.id}/discard`)
    expect(late.json).toMatchObject({ code: 'IMPORT_STARTED' })
    await ended(again.id)
  })

  test('has a report to download that says of each row what to do, and calculates nothing', async () => {
    const { id } = (await upload(csv('"=HYPERLINK(""http://x"")",,李雷,5,,', '好公司报告,,李雷,13800138000,,'))).json
    const report = await house.person('GET', `/v1/client-imports/${id}/report.csv`)
    expect(report.headers.get('content-disposition')).toContain('attachment')
    const [head, bad, good] = parse(report.text, { bom: true })
    expect(head).toEqual(['行号', '客户名称', '结果', '问题', '怎么改', '客户编号', '负责人'])
    expect(bad?.[1]).toBe(`'=HYPERLINK("http://x")`)
    expect(bad?.slice(2, 4)).toEqual(['要修改', expect.stringMatching(/^联系人手机：/)])
    expect(good?.slice(0, 3)).toEqual(['3', '好公司报告', '将新建'])
  })

  test('names in its report who looks after a client that is on the list already', async () => {
    const list = csv('有人负责的公司,,李雷,13800138000,,')
    const { id } = (await upload(list)).json
    await house.person('POST', `/v1/client-imports/${id}/start`)
    await ended(id)
    const [client] = (await house.person('GET', `/v1/clients?text=${encodeURIComponent('有人负责的公司')}`)).json
      .data as { id: string }[]
    const [me] = (await house.person('GET', '/v1/members')).json.data as { user_id: string; name: string }[]
    await house.person('POST', '/v1/clients/assign', { client_ids: [client?.id], owner_id: me?.user_id })
    const again = (await upload(list)).json
    const report = await house.person('GET', `/v1/client-imports/${again.id}/report.csv`)
    expect(parse(report.text, { bom: true })[1]?.slice(2)).toEqual(['已在名单里', '', '', client?.id, me?.name])
    await house.person('POST', `/v1/client-imports/${again.id}/discard`)
  })

  test('comes in from the terminal: rehearsed first, then made, and told in either language', async () => {
    const file = join(house.folder, '终端名单.csv')
    await writeFile(file, csv('终端来的公司,,李雷,13800138000,,', '坏电话终端公司,,李雷,020-88880000,,'))
    const env = { RUZHU_API_KEY: (await house.program()).key }
    const run = async (...args: string[]) => {
      const command = ruzhu(['import', file, '--url', house.url, ...args], { env })
      return { code: await command.ended(), said: command.said() }
    }
    const rehearsed = await run()
    expect(rehearsed.said).toContain('将新建 1 · 要修改 1')
    expect(rehearsed.said).toContain('第 3 行 坏电话终端公司\n  联系人手机：请填 11 位手机号')
    expect(rehearsed.said).toContain('这是演练，没有建客户')
    expect(rehearsed.code).toBe(1)
    expect(await found('终端来的公司')).toEqual([])
    const made = await run('--apply')
    expect([made.said.split('\n')[1], made.code]).toEqual(['  已新建 1 · 要修改 1', 1])
    expect(await found('终端来的公司')).toHaveLength(1)
    const missing = ruzhu(['import', `${file}.none`, '--url', house.url], { env: { ...env, RUZHU_LANG: 'en' } })
    expect([await missing.ended(), missing.said()]).toEqual([2, expect.stringContaining('Cannot read the file')])
    const unread = ruzhu(['import', `${file}.none`, '--url', house.url, '--json'], { env })
    expect(await unread.ended()).toBe(2)
    expect(JSON.parse(unread.said())).toEqual({ outcome: 'unasked', why: expect.stringContaining('读不了') })
  })

  test('begins with a template, of either kind, that is recognised again', async () => {
    for (const file of ['template.csv', 'template.xlsx']) {
      const answer = await fetch(`${house.url}/v1/client-import-${file}`, {
        headers: { authorization: `Bearer ${(await house.program()).key}` },
      })
      expect(answer.status).toBe(200)
      const read = await upload(new Uint8Array(await answer.arrayBuffer()), file)
      expect(read.json, read.text).toMatchObject({ total: 1, unknown_columns: [], counts: { new: 1 } })
      await house.person('POST', `/v1/client-imports/${read.json.id}/discard`)
    }
  })

  test('that is no list is refused with what mends it', async () => {
    const wrong = await upload('姓名,年龄\r\n甲,3')
    expect(wrong.json).toMatchObject({ status: 422, code: 'IMPORT_COLUMNS_MISSING' })
    expect(wrong.json.detail).toContain('客户名称')
    expect((await upload(csv())).json).toMatchObject({ code: 'IMPORT_EMPTY' })
    expect((await upload(Buffer.alloc(6 * 1024 * 1024, 'a'))).status).toBe(413)
    const many = csv(...Array.from({ length: 5001 }, (_, n) => `公司${n},,李雷,13800138000,,`))
    expect((await upload(many)).json).toMatchObject({ code: 'IMPORT_TOO_LARGE' })
  })

  test('is not for a key that is bound to one client', async () => {
    const [client] = await found('在名单里')
    const bound = await house.program(client?.id)
    for (const path of ['/v1/client-imports', '/v1/client-import-template.csv']) {
      expect((await bound.call('GET', path)).status).toBe(403)
    }
  })
})

test('killed in the middle, an import goes on where it was, and makes each client once', async () => {
  const rows = Array.from({ length: 400 }, (_, n) => `断电公司${String(n).padStart(4, '0')},,李雷,13800138000,,`)
  const { id } = (await upload(csv(...rows))).json
  const { key } = await house.program()
  await house.server.close() // from here on it is a process of its own, which can be killed
  const port = await freePort()
  const env = { RUZHU_PORT: String(port), RUZHU_DATA_DIR: house.folder, RUZHU_SIMULATOR: house.simulator.url }
  const ask = async (method: string, path: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}` },
    })
    return answer.json()
  }
  const first = ruzhu(['serve', '--no-build'], { env })
  await first.says(/token=\S+/)
  await ask('POST', `/v1/client-imports/${id}/start`)
  await expect
    .poll(async () => (await ask('GET', `/v1/client-imports/${id}`)).counts.created, { timeout: 20_000, interval: 5 })
    .toBeGreaterThan(0)
  first.child.kill('SIGKILL')
  await first.ended()

  await house.restart()
  const back = await house.person('GET', `/v1/client-imports/${id}`)
  const { created, new: left } = back.json.counts as Record<string, number>
  expect(left, 'it was killed before the end').toBeGreaterThan(0)
  expect(Number(created) % 25).toBe(0)
  ahead = LEASE_MS + SECOND_MS // what the dead process had taken is free again
  await expect
    .poll(async () => (await house.person('GET', `/v1/client-imports/${id}`)).json, { timeout: 60_000, interval: 100 })
    .toMatchObject({ state: 'done', counts: { created: 400, new: 0 } })
  const names: string[] = []
  for (let after = ''; ; ) {
    const path = `/v1/clients?text=${encodeURIComponent('断电公司')}&limit=100${after}`
    const { data, next } = (await house.person('GET', path)).json as { data: { name: string }[]; next?: string }
    names.push(...data.map(({ name }) => name))
    if (next === undefined) break
    after = `&after=${next}`
  }
  expect([names.length, new Set(names).size]).toEqual([400, 400])
}, 120_000)
