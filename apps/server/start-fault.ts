import type { Sentence } from '@ruzhu/domain/text.ts'

/** Why the server does not start, and what mends it. Told as it is, without a stack. */
export class StartFault extends Error {
  readonly sentence: Sentence
  override readonly name = 'StartFault'

  constructor(sentence: Sentence, options?: ErrorOptions) {
    super(sentence.en, options)
    this.sentence = sentence
  }
}

/** What a start can stumble over, in a sentence with its mend. Storage and configuration bring their own words. */
export function faultOf(error: unknown, { port, dataDir }: { port: number; dataDir: string }): Sentence {
  if (error instanceof StartFault) return error.sentence
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'EADDRINUSE':
      return {
        'zh-CN': `端口 ${port} 已被占用。关掉占用它的程序，或用 RUZHU_PORT 换一个端口。`,
        en: `Port ${port} is in use. End the program that uses it, or take another port by RUZHU_PORT.`,
      }
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return {
        'zh-CN': '这台机器没有 RUZHU_HOST 写的地址。改成 127.0.0.1 或本机的地址。',
        en: 'This machine does not have the address of RUZHU_HOST. Use 127.0.0.1 or an address of its own.',
      }
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EEXIST':
    case 'ENOSPC':
      return {
        'zh-CN': `写不了数据目录 ${dataDir}（${code}）。给它写权限，或用 RUZHU_DATA_DIR 换一个目录。`,
        en: `The data folder ${dataDir} cannot be written (${code}). Give it the rights, or take another by RUZHU_DATA_DIR.`,
      }
    default: {
      const message = error instanceof Error ? error.message : String(error)
      return { 'zh-CN': `启动不了：${message}`, en: message }
    }
  }
}
