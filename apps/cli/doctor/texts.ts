import type { CheckState } from '@ruzhu/domain/checks/checks.ts'
import type { Sentence } from '@ruzhu/domain/text.ts'

const COUNTED: Readonly<Record<CheckState, Sentence>> = {
  pass: { 'zh-CN': '通过', en: 'passed' },
  fail: { 'zh-CN': '失败', en: 'failed' },
  warn: { 'zh-CN': '提醒', en: 'warnings' },
  manual: { 'zh-CN': '待人工', en: 'to confirm' },
  unknown: { 'zh-CN': '未知', en: 'unknown' },
  skipped: { 'zh-CN': '未检测', en: 'not checked' },
}

export const DOCTOR = {
  counted: COUNTED,
  installation: { 'zh-CN': '这套安装', en: 'This installation' },
  no_step: { 'zh-CN': '再检测一次', en: 'Check once more' },
  well: { 'zh-CN': '一切正常。', en: 'All is well.' },
  help: {
    'zh-CN': `ruzhu doctor [客户] [--last] [--json] [--url 地址]
  检查这套安装和所有支付方式，按处理办法归类：先做哪一步，能让哪些恢复。接口密钥放在 RUZHU_API_KEY。
  客户写编号（cl_…）或名称，就只检测它的支付方式。--last 不重新检测，只看上次的结果；--json 给程序读。
  退出码：0 没有失败 · 1 有失败 · 2 参数不对，或问不到服务`,
    en: `ruzhu doctor [CLIENT] [--last] [--json] [--url URL]
  Checks this installation and every payment method, and groups what it finds by what mends it. The API key is RUZHU_API_KEY.
  With a client, by id (cl_…) or name, only its payment methods are checked. --last tells of the last runs and asks no
  platform; --json is for programs.
  Exit codes: 0 nothing fails · 1 something fails · 2 wrong arguments, or the server could not be asked`,
  },
} satisfies Record<string, Sentence | Readonly<Record<CheckState, Sentence>>>
