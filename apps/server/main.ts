import { join } from 'node:path'
import { type Config, ConfigError, readConfig } from './config.ts'
import { Closing } from './closing.ts'
import { type RunningServer, startServer } from './start.ts'
import { faultOf } from './start-fault.ts'
import { makeFirstAccounts } from './simulator/first-account.ts'
import { startSimulatorProcess } from './simulator/start-simulator.ts'

/** `ruzhu serve`: runs until it is told to end. What keeps it from starting is said in one sentence, exit code 1. */
export async function runServer(env: NodeJS.ProcessEnv = process.env): Promise<void> {
  const config = configOf(env)
  if (!config) return
  const closing = new Closing()
  endOnSignal(closing)
  try {
    const house = await open(config, closing)
    await greet(house, config)
  } catch (error) {
    await Promise.allSettled([closing.close()]) // what failed first is what is told
    const fault = faultOf(error, config)
    console.error(`${fault['zh-CN']}\n${fault.en}`)
    if (config.logLevel === 'debug') console.error(error)
    process.exitCode = 1
  }
}

function configOf(env: NodeJS.ProcessEnv): Config | undefined {
  try {
    return readConfig(env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    console.error(['设置有误，没有启动。 / Not started: the settings are wrong.', ...error.faults].join('\n  '))
    process.exitCode = 1
    return undefined
  }
}

async function open(config: Config, closing: Closing): Promise<RunningServer> {
  const own = config.simulator?.own
  const house = await startServer({
    config,
    ...(own && {
      startSimulator: () => startSimulatorProcess({ ...own, data: join(config.dataDir, 'simulator'), onExit }),
    }),
  })
  closing.add(() => house.close())
  await offerAccount(house)
  return house
}

/** A newcomer begins with a client at once; without it, the account is made by hand. */
async function offerAccount({ parts }: RunningServer): Promise<void> {
  if (parts.simulatorUrl === undefined) return
  try {
    await makeFirstAccounts(parts, parts.simulatorUrl)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    console.error(
      `模拟器没有开出服务商账号，请在设置里添加。 / The simulator opened no account; add one in the settings. ${why}`,
    )
  }
}

function onExit(said: string): void {
  console.error(`模拟器停了，重新启动服务即可恢复。 / The simulator ended; restart the server. ${said}`)
}

async function greet(house: RunningServer, config: Config): Promise<void> {
  const { parts, newMasterKeyFile } = house
  const lines = [
    config.environment === 'test'
      ? '入驻 Ruzhu · 测试环境，不会产生真实资金 / test, no real money'
      : '入驻 Ruzhu · 正式环境 / live',
    ...(newMasterKeyFile
      ? [`主密钥已生成：${newMasterKeyFile}（0600），请另行备份 / a master key was made; keep a copy elsewhere`]
      : []),
    ...(parts.simulatorUrl ? [`模拟器 / simulator   ${parts.simulatorUrl}`] : []),
    `控制台 / console     ${config.publicUrl ?? house.url}`,
    `接口参考 / API       ${config.publicUrl ?? house.url}/docs`,
    `登录链接（30 分钟内一次有效） / sign-in link, once, within 30 minutes`,
    await house.signInLink(),
  ]
  console.log(lines.join('\n'))
}

/** The first Ctrl-C ends what is under way; the second does not wait. */
function endOnSignal(closing: Closing): void {
  let asked = false
  const end = () => {
    if (asked) process.exit(1)
    asked = true
    console.log('正在结束… / ending…')
    closing.close().then(
      () => process.exit(process.exitCode ?? 0),
      (error: unknown) => {
        console.error(error instanceof Error ? error.message : error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
}
