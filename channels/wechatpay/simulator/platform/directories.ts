import { ControlProblem } from '../../../contract/simulator.ts'
import type { Merchant } from '../merchants.ts'

export const DIRECTORIES_AT_MOST = 5

/**
 * JSAPI支付授权目录: protocol, a domain, and a path that ends in a slash. https://pay.weixin.qq.com/doc/v3/merchant/4013287088
 */
export function checkDirectories(directories: readonly string[]): void {
  if (directories.length > DIRECTORIES_AT_MOST) {
    throw new ControlProblem(
      400,
      `There may be at most ${DIRECTORIES_AT_MOST} pay directories.`,
      `支付授权目录最多 ${DIRECTORIES_AT_MOST} 个。`,
    )
  }
  for (const one of directories) {
    if (!isPayDirectory(one)) {
      throw new ControlProblem(
        400,
        `"${one}" is no pay directory: http:// or https://, a domain that is not an IP address, and a path that ends in "/".`,
        `「${one}」不是支付授权目录：要以 http:// 或 https:// 开头，用域名而不是 IP，并以「/」结尾。`,
      )
    }
  }
}

export function isPayDirectory(text: string): boolean {
  return /^https?:\/\/[^\s/?#@:]+(:\d+)?\/([^\s?#]*\/)?$/.test(text) && URL.canParse(text) && !isAddress(text)
}

function isAddress(url: string): boolean {
  const { hostname } = new URL(url)
  return /^[\d.]+$/.test(hostname) || hostname.startsWith('[')
}

/** H5支付域名: a host without its protocol. */
export function checkH5Domains(domains: readonly string[]): void {
  for (const one of domains) {
    if (/^[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)+$/.test(one)) continue
    throw new ControlProblem(
      400,
      `"${one}" is no H5 domain: the host alone, without protocol and path.`,
      `「${one}」不是 H5 支付域名：只填域名，不带协议和路径。`,
    )
  }
}

/** Where only a domain was configured, any page of it may pay; else the page's directory has to be the very one. */
export function mayPayFrom(parties: readonly (Merchant | undefined)[], page: string): boolean {
  if (!URL.canParse(page)) return false
  const { origin, pathname } = new URL(page)
  const directory = `${origin}${pathname.slice(0, pathname.lastIndexOf('/') + 1)}`
  return parties
    .flatMap((one) => one?.payDirectories ?? [])
    .some((allowed) => allowed === directory || allowed === `${origin}/`)
}
