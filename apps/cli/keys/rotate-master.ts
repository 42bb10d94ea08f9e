import { access } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fill, type Sentence } from '@ruzhu/domain/text.ts'
import { readConfig } from '@ruzhu/server/config.ts'
import type { Engine } from '@ruzhu/storage/engine.ts'
import { localMasterKey, type MasterKey, masterKeyIn, parseKey } from '@ruzhu/storage/master-key.ts'
import { dropOldKey, exchangeBack, exchangeFiles, filesBeside, makeNextKey } from '@ruzhu/storage/master-key-files.ts'
import { openEngine } from '@ruzhu/storage/open-store.ts'
import { countWrapped, forgetMaster, rewrapAll } from '@ruzhu/storage/rotate-master.ts'
import { DONE, type KeysTerminal, NOT_DONE, Told, WRONG_CALL } from './keys.ts'
import { KEYS } from './texts.ts'

/**
 * Replaces the master key beside servers that run. Each step can be the last: run again, it goes on from there. The old
 * key is kept until somebody says that the new one is kept elsewhere too.
 */
export async function rotateMaster(args: readonly string[], terminal: KeysTerminal): Promise<number> {
  const act = actOf(args)
  const config = readConfig(terminal.env)
  const place = {
    file: join(config.dataDir, 'master.key'),
    env: config.masterKey?.reveal(),
    next: config.nextMasterKey?.reveal(),
  }
  const database = join(config.dataDir, 'ruzhu.db')
  if (!config.databaseUrl && !(await isThere(database))) throw new Told(NOT_DONE, KEYS.no_database, { file: database })
  const engine = await openEngine(config.databaseUrl?.reveal() ?? `sqlite:${database}`, () => new Date())
  try {
    return place.env === undefined
      ? await withFiles(engine, place.file, act, terminal)
      : await withEnvironment(engine, place, act, terminal)
  } finally {
    await engine.close()
  }
}

type Act = 'rotate' | 'dry-run' | 'undo' | 'confirm'

function actOf(args: readonly string[]): Act {
  const { values } = parseArgs({
    args: [...args],
    options: { 'dry-run': { type: 'boolean' }, undo: { type: 'boolean' }, confirm: { type: 'boolean' } },
  })
  const [first, ...others] = (['dry-run', 'undo', 'confirm'] as const).filter((name) => values[name])
  if (others.length > 0) throw new Told(WRONG_CALL, KEYS.one_option)
  return first ?? 'rotate'
}

async function withFiles(engine: Engine, file: string, act: Act, terminal: KeysTerminal): Promise<number> {
  const { next, old } = filesBeside(file)
  const [current, former, coming] = await Promise.all([masterKeyIn(file), masterKeyIn(old), masterKeyIn(next)])
  if (!current) throw new Told(NOT_DONE, KEYS.no_database, { file })
  // ended between the two names of one file, the change of names is still to come
  const isOver = former !== undefined && former.id !== current.id
  if (act === 'undo' || act === 'confirm') {
    if (!isOver) throw new Told(NOT_DONE, KEYS.nothing_old, WORDS[act][terminal.language])
    return act === 'undo'
      ? goBack(engine, file, { from: current, to: former }, terminal)
      : confirm(engine, file, { from: former, to: current }, terminal)
  }
  if (isOver) throw new Told(NOT_DONE, KEYS.first_confirm, { old })
  if (act === 'dry-run') {
    const { all } = await countWrapped(engine, current)
    const facts = { file, next, old, all, from: current.id, to: coming?.id ?? '…' }
    say(terminal, KEYS.plan, facts)
    return DONE
  }
  const to = await makeNextKey(file)
  const { scopes, rewrapped } = await rewrapAll({ engine, from: current, to, ...by() })
  await exchangeFiles(file)
  say(terminal, KEYS.rotated, { all: scopes, n: rewrapped, to: to.id })
  return DONE
}

async function goBack(engine: Engine, file: string, keys: FromTo, terminal: KeysTerminal): Promise<number> {
  const { scopes } = await rewrapAll({ engine, ...keys, ...by() })
  await exchangeBack(file)
  say(terminal, KEYS.undone, { all: scopes, to: keys.to.id })
  return DONE
}

async function confirm(engine: Engine, file: string, keys: FromTo, terminal: KeysTerminal): Promise<number> {
  await rewrapAll({ engine, ...keys, ...by() }) // what a server wrapped meanwhile that held the old key alone
  await forgetMaster({ engine, ...keys })
  await dropOldKey(file)
  say(terminal, KEYS.confirmed, { from: keys.from.id })
  return DONE
}

/** Both keys are given; where they are kept is somebody else's. */
async function withEnvironment(
  engine: Engine,
  { env, next }: { env: string | undefined; next: string | undefined },
  act: Act,
  terminal: KeysTerminal,
): Promise<number> {
  if (env === undefined || next === undefined) throw new Told(NOT_DONE, KEYS.need_next)
  const given = localMasterKey(parseKey(env, 'RUZHU_MASTER_KEY'))
  const other = localMasterKey(parseKey(next, 'RUZHU_MASTER_KEY_NEXT'))
  if (act === 'confirm') {
    await forgetMaster({ engine, from: other, to: given })
    say(terminal, KEYS.confirmed, { from: other.id })
    return DONE
  }
  const keys = act === 'undo' ? { from: other, to: given } : { from: given, to: other }
  if (act === 'dry-run') {
    const { all } = await countWrapped(engine, given)
    say(terminal, KEYS.plan_env, { all, from: given.id, to: other.id })
    return DONE
  }
  const { scopes, rewrapped } = await rewrapAll({ engine, ...keys, ...by() })
  say(terminal, act === 'undo' ? KEYS.undone : KEYS.rotated_env, { all: scopes, n: rewrapped, to: keys.to.id })
  return DONE
}

type FromTo = { from: MasterKey; to: MasterKey }

const WORDS = {
  undo: { 'zh-CN': { act: '撤回' }, en: { act: 'undo' } },
  confirm: { 'zh-CN': { act: '确认' }, en: { act: 'confirm' } },
} as const

function by(): { now: () => Date; by: string } {
  return { now: () => new Date(), by: userInfo().username }
}

function say(
  { out, language }: KeysTerminal,
  sentence: Sentence,
  facts: Readonly<Record<string, string | number>>,
): void {
  out(fill(sentence[language], facts))
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
