import { type MadeRequest, makeRequest } from '@ruzhu/credentials/tool/make-request.ts'
import { fill } from '@ruzhu/domain/text.ts'
import { writeFiles } from './files.ts'
import { oneLine, readOptions } from './options.ts'
import { DONE, Stop, type Terminal, WRONG_CALL } from './terminal.ts'
import { CERT } from './texts.ts'

const OPTIONS = {
  mchid: { type: 'string' },
  name: { type: 'string' },
  alipay: { type: 'boolean' },
  company: { type: 'string' },
  domain: { type: 'string' },
  out: { type: 'string' },
} as const

/** A key pair of one's own and the request for its certificate; the request goes to the output, the key to a file. */
export async function makeCsr(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS)
  if (positionals[0] !== undefined) throw new Stop(WRONG_CALL, CERT.not_expected, { what: positionals[0] })
  return values.alipay === true ? forAlipay(values, terminal) : forWechatPay(values, terminal)
}

type Values = { [Name in keyof typeof OPTIONS]?: string | boolean | undefined }

async function forWechatPay({ mchid, name, out }: Values, terminal: Terminal): Promise<number> {
  const number = textOf(mchid)
  const merchantName = oneLine('--name', textOf(name))
  if (!/^\d{8,10}$/.test(number) || merchantName === '') throw new Stop(WRONG_CALL, CERT.needs_merchant)
  const made = await makeRequest({ kind: 'merchant', mchid: number, merchantName })
  const folder = textOf(out) || `${number}_${terminal.now.toISOString().slice(0, 10).replaceAll('-', '')}_cert`
  const [key = ''] = await writeFiles(folder, [
    { name: 'apiclient_key.pem', bytes: bytes(made.privateKey.reveal()), secret: true },
    { name: 'apiclient.csr', bytes: bytes(made.request), secret: false },
  ])
  terminal.tell(fill(CERT.csr_done_wechatpay[terminal.language], { key }))
  return show(made, terminal)
}

async function forAlipay({ company, domain, out }: Values, terminal: Terminal): Promise<number> {
  const owner = oneLine('--company', textOf(company))
  const site = oneLine('--domain', textOf(domain))
  if (owner === '') throw new Stop(WRONG_CALL, CERT.needs_company)
  const made = await makeRequest({ kind: 'application', company: owner, ...(site !== '' && { domain: site }) })
  const [key = '', open = '', request = ''] = await writeFiles(textOf(out) || 'alipay_app_key', [
    { name: 'appPrivateKey.pem', bytes: bytes(made.privateKey.reveal()), secret: true },
    { name: 'appPublicKey.txt', bytes: bytes(`${made.publicKey}\n`), secret: false },
    { name: 'app.csr', bytes: bytes(made.request), secret: false },
  ])
  terminal.tell(fill(CERT.csr_done_alipay[terminal.language], { key, public: open, request }))
  return show(made, terminal)
}

function show({ request }: MadeRequest, { out }: Terminal): number {
  out(request.trimEnd())
  return DONE
}

function textOf(value: string | boolean | undefined): string {
  return typeof value === 'string' ? value : ''
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
