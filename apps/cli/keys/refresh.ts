import { parseArgs } from 'node:util'
import { fill, type Language } from '@ruzhu/domain/text.ts'
import { list, object, text } from '../demo/api.ts'
import { serverAt, usualUrl } from '../server.ts'
import { DONE, type KeysTerminal, NOT_DONE, Told, WRONG_CALL } from './keys.ts'
import { KEYS } from './texts.ts'

/** New tokens of one grant before their time. Without `--now` it only says what that would do: there is no way back. */
export async function refresh(args: readonly string[], { env, language, out }: KeysTerminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      url: { type: 'string', default: usualUrl(env) },
      now: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const [id, ...others] = positionals
  if (id === undefined || others.length > 0) throw new Told(WRONG_CALL, KEYS.which_grant)
  const api = serverAt(values.url, env, language)
  const grant = `/v1/grants/${encodeURIComponent(id)}`
  const answer = await api.post(values.now ? `${grant}/refresh` : `${grant}/refresh/try`)
  if (values.json) out(JSON.stringify(answer, undefined, 2))
  else out(values.now ? KEYS.refreshed[language] : trialText(answer, language, id))
  return values.now || text(answer, 'state') === 'ready' ? DONE : NOT_DONE
}

function trialText(trial: Awaited<ReturnType<ReturnType<typeof serverAt>['post']>>, language: Language, id: string) {
  const said = text(object(trial['said'], 'said'), language)
  const plan = list(trial, 'plan').map((step) => `  - ${text(step, language)}`)
  const next = fill(KEYS.refresh_now[language], { id })
  return [said, ...plan, ...(text(trial, 'state') === 'ready' ? [next] : [])].join('\n')
}
