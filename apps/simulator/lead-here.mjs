/*
 * Leads a Node program to a simulator without a line in the hosts file:
 *
 *   NODE_EXTRA_CA_CERTS=ca.pem RUZHU_SIMULATOR_TLS=127.0.0.1:7343 node --import ./lead-here.mjs shop.mjs
 *
 * Connections to the gateways' hosts go to the simulator's --tls-port instead. The name that the certificate is held
 * against stays the gateway's, so TLS is checked as ever, and an SDK with its host written into it notices nothing.
 */
import process from 'node:process'
import tls from 'node:tls'

const GATEWAYS = /(^|\.)(weixin\.qq\.com|wechatpay\.cn|tenpay\.com|alipay\.com)$/
const [, host, port] = /^(.+):(\d+)$/.exec(process.env.RUZHU_SIMULATOR_TLS ?? '') ?? []
const connect = tls.connect

export const leading = port !== undefined

if (leading) {
  tls.connect = (...given) => {
    const [options] = given
    if (typeof options !== 'object' || options === null || !GATEWAYS.test(options.host ?? '')) return connect(...given)
    const servername = options.servername || options.host
    return connect({ ...options, host, port: Number(port), servername }, ...given.slice(1))
  }
}
