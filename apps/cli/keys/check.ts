import { parseArgs } from 'node:util'
import { list } from '../demo/api.ts'
import { doctorText } from '../doctor/doctor-text.ts'
import { serverAt, usualUrl } from '../server.ts'
import { DONE, type KeysTerminal, NOT_DONE, Told, WRONG_CALL } from './keys.ts'
import { KEYS } from './texts.ts'

/** The live check of one account, with the keys in use or with those that are next. Changes nothing. */
export async function check(args: readonly string[], { env, language, out }: KeysTerminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      url: { type: 'string', default: usualUrl(env) },
      next: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  const [id, ...others] = positionals
  if (id === undefined || others.length > 0) throw new Told(WRONG_CALL, KEYS.which_account)
  const api = serverAt(values.url, env, language)
  const door = (await isOurs(api, id)) ? 'provider-accounts' : 'client-accounts'
  const answer = await api.post(`/v1/${door}/${id}/checks`, values.next === undefined ? {} : { part: values.next })
  const results = list(answer, 'data')
  out(values.json ? JSON.stringify(results, undefined, 2) : doctorText([{ id, name: id, results }], language))
  return results.some(({ state }) => state === 'fail') ? NOT_DONE : DONE
}

/** A key that is bound to a client is told of no account of ours, and asks for its client's. */
async function isOurs(api: ReturnType<typeof serverAt>, id: string): Promise<boolean> {
  const keys = list(await api.get('/v1/keys?limit=100'), 'data')
  const known = keys.find(({ holder }) => holder === id)
  return known !== undefined && known['client_id'] === undefined
}
