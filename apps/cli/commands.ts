import type { Language, Sentence } from '@ruzhu/domain/text.ts'

export type Command = {
  name: string
  options: string
  summary: Sentence
  /** Its help is its own; of the others the line of the list is shown. */
  ownHelp?: true
  /** The exit code for wrong arguments, and where a server could not be asked. */
  misused?: number
  /** The exit code; undefined for a command that goes on until it is told to end. */
  run(args: readonly string[], language: Language): Promise<number | undefined>
}

/** In the order in which somebody meets them. Each loads its own part only when it is called. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'serve',
    options: '[--no-build]',
    summary: {
      'zh-CN': '启动服务、管理台和（测试环境的）模拟器',
      en: 'Start the server, its console and, in the test environment, the simulator',
    },
    run: async (args, language) => (await import('./serve.ts')).serve(args, language),
  },
  {
    name: 'simulator',
    options: '[--port N] [--data DIR | --memory] …',
    summary: {
      'zh-CN': '只启动模拟器：官方 SDK 也能连的微信支付和支付宝',
      en: 'Start only the simulator: a WeChat Pay and an Alipay that official SDKs accept',
    },
    run: async (args) => {
      const { runSimulator } = await import('@ruzhu/simulator/main.ts')
      await runSimulator([...args])
      return undefined
    },
  },
  {
    name: 'demo',
    options: '[--channel NAME] [--lang zh-CN|en] [--json]',
    summary: {
      'zh-CN': '从入驻到收款、退款、核对，一条命令走完；--channel alipay 走支付宝',
      en: 'From the first day to payment, refund and comparison, in one command; --channel alipay for Alipay',
    },
    run: async (args) => (await import('./demo/demo.ts')).runDemo(args),
  },
  {
    name: 'cert',
    ownHelp: true,
    options: 'csr | finish | inspect | bundle …',
    summary: {
      'zh-CN': '证书工具：生成私钥和证书请求、核对证书、看文件是什么',
      en: 'Certificate tool: make a key and a request, check a certificate, tell what a file is',
    },
    run: async (args, language) => {
      const { runCert } = await import('./cert/cert.ts')
      const [out, tell] = [console.log, console.error]
      return runCert(args, { language, now: new Date(), env: process.env, out, tell })
    },
  },
  {
    name: 'diagnose',
    ownHelp: true,
    options: '[TEXT | -] [--json] [--url URL [--retest]]',
    summary: {
      'zh-CN': '贴一段报错，列出可能的原因和处理步骤；不联网',
      en: 'Paste an error and be told its likely causes and the steps that mend them; asks nobody',
    },
    run: async (args, language) => {
      const { runDiagnose } = await import('./diagnose/diagnose.ts')
      const { DIAGNOSE } = await import('./diagnose/texts.ts')
      const { text } = await import('node:stream/consumers')
      const [out, tell] = [console.log, console.error]
      const input = () => {
        if (process.stdin.isTTY) tell(DIAGNOSE.waiting[language])
        return text(process.stdin)
      }
      const isHelp = args.some((arg) => arg === '--help' || arg === '-h')
      if (!isHelp && args.some((arg) => arg === '--url' || arg.startsWith('--url=') || arg === '--retest')) {
        const { diagnoseByServer } = await import('./diagnose/by-server.ts')
        return diagnoseByServer(args, { language, env: process.env, input, out, tell })
      }
      return runDiagnose(args, { language, input, out, tell })
    },
  },
  {
    name: 'next',
    options: '[--waiting PARTY,…] [--overdue] [--json] [--url URL]',
    summary: {
      'zh-CN': '列出所有客户的下一步，最急的在前；接口密钥放在 RUZHU_API_KEY',
      en: 'List the next step of every client, the most urgent first; the API key is RUZHU_API_KEY',
    },
    run: async (args, language) => (await import('./next.ts')).showNext(args, language),
  },
  {
    name: 'import',
    ownHelp: true,
    misused: 2,
    options: 'FILE [--apply] [--json] [--url URL]',
    summary: {
      'zh-CN': '从 CSV 或 XLSX 导入客户；先演练，加上 --apply 才建',
      en: 'Import clients from CSV or XLSX; a dry run unless --apply is given',
    },
    run: async (args, language) => (await import('./import/import.ts')).runImport(args, language),
  },
  {
    name: 'keys',
    ownHelp: true,
    options: 'rotate-master | calendar …',
    summary: {
      'zh-CN': '更换主密钥（可演练、可撤回），列出密钥和证书的到期日',
      en: 'Replace the master key, with a dry run and a way back; list when keys and certificates end',
    },
    run: async (args, language) => {
      const { runKeys } = await import('./keys/keys.ts')
      const [out, tell] = [console.log, console.error]
      return runKeys(args, { language, env: process.env, out, tell })
    },
  },
  {
    name: 'doctor',
    ownHelp: true,
    misused: 2,
    options: '[CLIENT] [--last] [--json] [--url URL]',
    summary: {
      'zh-CN': '检查这套安装和所有支付方式，按处理办法归类；退出码 0 正常、1 有失败、2 问不到服务',
      en: 'Check the installation and every method, by what mends it; exits 0 if nothing fails, 1 if something does, 2 if nobody could be asked',
    },
    run: async (args, language) => (await import('./doctor/doctor.ts')).runDoctor(args, language),
  },
  {
    name: 'version',
    options: '',
    summary: { 'zh-CN': '显示版本', en: 'Show the version' },
    run: async () => (await import('./help.ts')).showVersion(),
  },
  {
    name: 'help',
    options: '',
    summary: { 'zh-CN': '显示这页', en: 'Show this page' },
    run: async (_args, language) => (await import('./help.ts')).showHelp(COMMANDS, language),
  },
]
