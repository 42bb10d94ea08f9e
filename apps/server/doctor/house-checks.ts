import type { CheckResult } from '@ruzhu/domain/checks/checks.ts'
import type { JobKind } from '@ruzhu/domain/jobs/jobs.ts'
import { both, type Sentence } from '@ruzhu/domain/text.ts'
import { beijingDay, DAY_MS, later, MINUTE_MS } from '@ruzhu/domain/time.ts'
import { stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { type About, type Found, type HouseCheck, same, step } from './looking.ts'
import { unreachedEndpoints } from './unreached.ts'

/** Our own installation, looked at from inside: everything that stops payments or notices without anybody having said so. */
export async function checkHouse(about: About): Promise<readonly CheckResult[]> {
  const results = await Promise.all(
    CHECKS.map(async ({ name, title, look }) => {
      const from = performance.now()
      const { fix = [], ...found } = await look(about).catch(notLooked)
      return { name, title, fix, ...found, durationMs: Math.round(performance.now() - from) }
    }),
  )
  return [...results, ...(await unreachedEndpoints(about).catch(endpointsNotLooked))]
}

const CHECKS: readonly HouseCheck[] = [
  { name: 'public_url', title: both('公开地址', 'Public address'), look: publicUrl },
  { name: 'database', title: both('数据库应答', 'The database answers'), look: database },
  { name: 'tables', title: both('数据表与这个版本一致', 'The tables are those of this version'), look: tables },
  { name: 'disk', title: both('数据盘有空间', 'There is room on the disk'), look: disk },
  { name: 'master_key', title: both('主密钥文件只有自己能读', 'Only we can read the master key'), look: masterKey },
  { name: 'jobs', title: both('后台任务没有积压', 'Nothing that is owed is late'), look: jobs },
  { name: 'webhooks', title: both('通知投递没有积压', 'Webhooks are delivered in time'), look: webhooks },
  { name: 'notifications', title: both('今天没有拒收平台通知', 'No notification was refused today'), look: refused },
  { name: 'keys', title: both('密钥与证书 30 天内不到期', 'No key ends within 30 days'), look: keys },
]

async function publicUrl({ deps, config }: About): Promise<Found> {
  const { publicUrl: address } = deps
  if (address.startsWith('https://') || config.environment === 'test') return { state: 'pass', reason: same(address) }
  return {
    state: 'fail',
    reason: same(address),
    fix: [step('把 RUZHU_PUBLIC_URL 设为 https 地址。', 'Set RUZHU_PUBLIC_URL to an https address.')],
  }
}

async function database({ deps }: About): Promise<Found> {
  await deps.store.read.providers.ours()
  return { state: 'pass' }
}

/** Another process may have brought the tables further, or somebody put back a backup under our feet. */
async function tables({ deps }: About): Promise<Found> {
  const { version, name, known } = await deps.store.tables()
  const reason = both(`第 ${version} 版（${name}）`, `version ${version} (${name})`)
  if (version === known) return { state: 'pass', reason }
  return {
    state: 'fail',
    reason: both(
      `数据库是第 ${version} 版（${name}），这个进程认得 ${known} 版`,
      `the database is at version ${version} (${name}), and this process knows ${known}`,
    ),
    fix: [
      version > known
        ? step(
            '升级这个进程：已经有更新的版本升级过数据库。',
            'Upgrade this process: a newer one has upgraded the database.',
          )
        : step('重启服务，让它把数据表升上来。', 'Restart the server, which brings the tables up to date.'),
    ],
  }
}

const LEAST_BYTES = 200 * 1024 * 1024
const FEW_BYTES = 1024 * 1024 * 1024

async function disk({ config }: About): Promise<Found> {
  const { bavail, bsize } = await statfs(config.dataDir)
  const free = bavail * bsize
  const left = free >= FEW_BYTES ? `${Math.floor(free / FEW_BYTES)} GB` : `${Math.round(free / 1024 / 1024)} MB`
  const reason = both(`剩余 ${left}`, `${left} left`)
  if (free >= FEW_BYTES) return { state: 'pass', reason }
  const fix = [step('清理磁盘或扩容；写满后收款和通知都会停。', 'Make room: on a full disk payments and notices stop.')]
  return { state: free < LEAST_BYTES ? 'fail' : 'warn', reason, fix }
}

async function masterKey({ config }: About): Promise<Found> {
  if (config.masterKey) return { state: 'pass', reason: both('来自环境变量', 'from the environment') }
  const { mode } = await stat(join(config.dataDir, 'master.key'))
  if ((mode & 0o077) === 0) return { state: 'pass' }
  const said = (mode & 0o777).toString(8)
  return {
    state: 'fail',
    reason: both(`权限是 ${said}，别的用户也能读`, `its mode is ${said}: others can read it`),
    fix: [
      step(
        '运行 chmod 600 master.key；如果可能被别人读过，换主密钥。',
        'Run chmod 600 master.key; change the key if somebody may have read it.',
      ),
    ],
  }
}

const LATE_MS = 5 * MINUTE_MS

function jobs(about: About): Promise<Found> {
  return late(about, undefined, both('等得最久的任务晚了', 'the oldest is late by'))
}

function webhooks(about: About): Promise<Found> {
  return late(about, ['deliver'], both('等得最久的投递晚了', 'the oldest is late by'))
}

async function late({ deps }: About, kinds: readonly JobKind[] | undefined, said: Sentence): Promise<Found> {
  const next = await deps.store.read.jobs.nextRunAt(kinds)
  const behind = next ? deps.now().getTime() - next.getTime() : 0
  if (behind < LATE_MS) return { state: 'pass' }
  const minutes = Math.round(behind / MINUTE_MS)
  return {
    state: 'fail',
    reason: both(`${said['zh-CN']} ${minutes} 分钟`, `${said.en} ${minutes} min`),
    fix: [
      step(
        '看服务日志里的「a job will be done again」，重启服务；仍积压时加一个进程。',
        'Look for "a job will be done again" in the log and restart; add a process if it stays so.',
      ),
    ],
  }
}

async function refused({ deps }: About): Promise<Found> {
  const { providers, notifications } = deps.store.read
  const today = beijingDay(deps.now())
  const counts = await Promise.all((await providers.ours()).map(({ id }) => notifications.refused(id)))
  const ours = counts.flat().filter(({ day, why }) => day === today && why !== 'probe')
  const total = ours.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return { state: 'pass' }
  const words = [...new Set(ours.map(({ why }) => why))].join(', ')
  return {
    state: 'warn',
    reason: both(`拒收 ${total} 条（${words}）`, `${total} refused (${words})`),
    fix: [
      step(
        '检测用到这个账号的支付方式，看「平台的通知能原样送到」和公钥两项。',
        'Check a method of that account: whether notifications arrive unchanged, and the platform’s key.',
      ),
    ],
  }
}

async function keys({ deps }: About): Promise<Found> {
  const { rows } = await deps.store.read.keys.expiring(later(deps.now(), 30 * DAY_MS), { limit: 100 })
  const [first] = rows
  if (!first?.validTo) return { state: 'pass' }
  const day = beijingDay(first.validTo)
  const isOver = first.validTo <= deps.now()
  return {
    state: isOver ? 'fail' : 'warn',
    reason: both(`${rows.length} 个，最早 ${day}`, `${rows.length}, the first on ${day}`),
    fix: [step('打开「开发者 · 到期日历」，按轮换步骤换新。', 'Open Developers, Calendar of keys, and rotate them.')],
  }
}

function endpointsNotLooked(error: unknown): readonly CheckResult[] {
  const title = both('通知地址都收得到', 'Webhooks reach every endpoint')
  return [{ name: 'webhook_endpoints', title, fix: [], durationMs: 0, ...notLooked(error) }]
}

/** What could not be looked at is not known; its words stay in the log of whoever asks. */
function notLooked(error: unknown): Found {
  const why = error instanceof Error && 'code' in error ? String(error.code) : 'failed'
  return { state: 'unknown', reason: both(`没能查看（${why}）`, `could not be looked at (${why})`) }
}
