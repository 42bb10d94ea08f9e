import { runKeys } from '@ruzhu/cli/keys/keys.ts'
import { list, text } from '@ruzhu/cli/demo/api.ts'
import type { GrantId } from '@ruzhu/domain/ids.ts'
import { HOUR_MS } from '@ruzhu/domain/time.ts'
import { expect, test } from 'vitest'
import type { House } from '../api/house.ts'
import { order } from '../api/ready.ts'
import { here, type Isv } from './isv.ts'

type Granted = { clientId: string; merchant: { appId: string } }
type Given = {
  house: () => House
  isv: () => Isv
  granted: (name: string) => Promise<Granted>
  enabledMethod: (clientId: string) => Promise<string>
}

const EXCHANGE = 'alipay.open.auth.token.app'

/** New tokens before their time, asked for by a person. */
export function refreshing({ house, isv, granted, enabledMethod }: Given): void {
  const grantOf = async (clientId: string) => {
    const [grant] = list((await house().person('GET', `/v1/grants?client_id=${clientId}`)).json, 'data')
    return grant ?? expect.fail('no grant')
  }
  const opened = async (name: string) => {
    const one = await granted(name)
    const id = text(await grantOf(one.clientId), 'id')
    const path = `/v1/grants/${id}/refresh`
    return {
      ...one,
      id,
      path,
      held: async () => (await house().server.parts.deps.store.read.grants.byId(id as GrantId))?.token.reveal(),
      trial: () => house().person('POST', `${path}/try`),
      refresh: () => house().person('POST', path),
    }
  }
  const lives = (id: string) => house().server.parts.deps.store.read.keys.history(id)

  test('the dry run says when the tokens end, what changes, and that there is no way back; it changes nothing', async () => {
    const { clientId, held, id, trial } = await opened('演练茶室')
    const [token, [life], before] = [await held(), await lives(id), await grantOf(clientId)]
    const said = await trial()
    expect(said.json, said.text).toMatchObject({ state: 'ready', valid_to: life?.validTo?.toISOString() })
    const plan = list(said.json, 'plan').map((step) => text(step, 'zh-CN'))
    expect(plan[0]).toContain(life?.validTo?.toISOString().slice(0, 4))
    expect(plan).toContainEqual(expect.stringContaining('不能撤回'))
    expect([await held(), await grantOf(clientId)]).toEqual([token, before])
  })

  test('refreshed, it pays with the new token once the former one is void; who did it is told', async () => {
    const { clientId, held, id, refresh } = await opened('更新茶室')
    const methodId = await enabledMethod(clientId)
    const token = await held()
    expect((await refresh()).json).toMatchObject({ id, state: 'active' })
    expect(await held()).not.toBe(token)
    expect((await lives(id)).map(({ state }) => state).toSorted()).toEqual(['active', 'gone'])
    await house().simulatorApi.post('/_sim/clock', { advance_s: 601 })
    const paid = await house().person('POST', '/v1/payments', order({ methodId }))
    expect(paid.status, paid.text).toBe(201)
    const { text: story } = await house().person('GET', `/v1/clients/${clientId}/timeline`)
    expect(story).toContain('手动更新商家')
  })

  test('withdrawn, there is nothing to refresh: the dry run says so, and the refusal is clear', async () => {
    const { clientId, held, merchant, refresh, trial } = await opened('收回茶室')
    const token = await held()
    const gateway = `/_sim/alipay/apps/${isv().appId}`
    await house().simulatorApi.patch(gateway, { gateway_url: null }) // no message comes of it
    await house().simulatorApi.post('/_sim/alipay/revoke', { app_id: isv().appId, merchant: merchant.appId })
    expect((await trial()).json).toMatchObject({ state: 'ended', plan: [] })
    expect(await grantOf(clientId)).toMatchObject({ state: 'active' })
    for (let twice = 0; twice < 2; twice++) {
      expect((await refresh()).json).toMatchObject({ status: 409, code: 'GRANT_WITHDRAWN' })
      expect(await grantOf(clientId)).toMatchObject({ state: 'withdrawn' })
    }
    expect(await held()).toBe(token)
    await house().simulatorApi.patch(gateway, { gateway_url: here(isv().notifyUrl) })
  })

  test('without an answer to the question nothing is exchanged; with a lost one it is looked for soon', async () => {
    const { held, id, refresh, trial } = await opened('断线更新')
    const token = await held()
    const fault = async (path: string, effect: string) => {
      const made = await house().simulatorApi.post('/_sim/faults', { match: { path }, effect })
      return () => fetch(`${house().simulator.url}/_sim/faults/${text(made, 'id')}`, { method: 'DELETE' })
    }
    const heal = await fault(`${EXCHANGE}.query`, 'http_500')
    expect((await trial()).json).toMatchObject({ state: 'unheard' })
    expect((await refresh()).json).toMatchObject({ status: 502, code: 'GATEWAY_NOT_ASKED' })
    await heal()
    const mend = await fault(EXCHANGE, 'lose_answer')
    const lost = await refresh()
    await mend()
    expect(lost.json, lost.text).toMatchObject({ status: 502, code: 'GRANT_REFRESH_UNKNOWN' })
    expect(await held()).toBe(token)
    const { deps } = house().server.parts
    const owed = await deps.store.read.jobs.open('ask_grant', id)
    expect(owed?.runAt.getTime()).toBeLessThanOrEqual(deps.now().getTime() + HOUR_MS)
    await house().simulatorApi.post('/_sim/clock', { advance_s: 601 })
    // the platform had given new ones, and they are lost: said as it is
    expect((await refresh()).json).toMatchObject({ status: 409, code: 'GRANT_WITHDRAWN' })
  })

  test('two people at once, and what comes of it holds', async () => {
    const { id, held, refresh } = await opened('两人茶室')
    const token = await held()
    const both = await Promise.all([refresh(), refresh()])
    expect(both.map(({ status }) => status)).toContain(200)
    expect(await held()).not.toBe(token)
    const asked = await house().person('POST', `/v1/grants/${id}/ask`)
    expect(asked.json).toMatchObject({ state: 'active' })
  })

  test('at a terminal it is a dry run until somebody says now; a client’s own key may not', async () => {
    const { clientId, id, held, path } = await opened('终端茶室')
    const bound = await house().program(clientId)
    expect((await bound.call('POST', path)).status).toBe(403)
    const { key } = await house().program()
    const said: string[] = []
    const env = { RUZHU_API_KEY: key, RUZHU_PUBLIC_URL: house().url }
    const terminal = { language: 'en', env, out: (line: string) => said.push(line), tell: () => undefined } as const
    const token = await held()
    expect(await runKeys(['refresh'], terminal)).toBe(2)
    expect(await runKeys(['refresh', id], terminal)).toBe(0)
    expect(said.at(-1)).toContain(`ruzhu keys refresh ${id} --now`)
    expect(await held()).toBe(token)
    expect(await runKeys(['refresh', id, '--now'], terminal)).toBe(0)
    expect(await held()).not.toBe(token)
  })
}
