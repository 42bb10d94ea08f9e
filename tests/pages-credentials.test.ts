import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { text } from '@ruzhu/cli/demo/api.ts'
import { makePkcs12 } from '@ruzhu/credentials/material/pkcs12.ts'
import { sayIn } from '@ruzhu/credentials/sentences.ts'
import { makeBadUploads } from '@ruzhu/credentials/testing/bad-uploads.ts'
import { strToU8, unzipSync, zipSync } from 'fflate'
import type { Page, Request } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { expectGoodPage } from './pages/accessible.ts'
import { atTheDesk, chromium } from './pages/desk.ts'
import { signIn } from './pages/furnished.ts'

describe.skipIf(chromium === undefined)('keys and certificates in the console', { timeout: 180_000 }, () => {
  let page: Page

  const { button, go, simulator } = atTheDesk((desk) => {
    page = desk.page
    return signIn(desk.house, page)
  })
  const drop = () => page.locator('.drop input[type=file]')
  /** Whether or not it may be left empty just now, which its label says. */
  const field = (label: string) => page.getByLabel(new RegExp(`^${label}(?: · 选填)?$`))

  async function openForm(): Promise<void> {
    await go('/settings/provider')
    await button('设置微信支付服务商账号').click()
    await page.getByText('把平台下载的整个压缩包拖到这里').waitFor()
  }

  test('the archive is recognised and fills the form; nothing leaves the browser before it is saved, readme.txt never', async () => {
    const given = await simulator().post('/_sim/wechatpay/merchants', { kind: 'provider' })
    const sent: string[] = []
    const watch = (request: Request) =>
      void sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`)
    await openForm()
    page.on('request', watch)
    await drop().setInputFiles({ name: 'cert.zip', mimeType: 'application/zip', buffer: await bundleOf(given) })
    await page.getByText('认出 4 项').waitFor()
    await page.getByText(`与证书 ${text(given, 'serial_no')} 匹配`).waitFor()
    await page.getByText('没有用到 · cert.zip › readme.txt').waitFor()
    expect(await field('服务商商户号').inputValue()).toBe(given['mchid'])
    expect(await field('商户 API 证书序列号').inputValue()).toBe(given['serial_no'])
    await drop().setInputFiles(pem('pub_key.pem', text(given, 'public_key')))
    await page.getByText('公钥 ID 不在文件里').waitFor()
    await expectGoodPage(page, 'certificate drop')
    // the reader's own files are loaded, and that is all
    expect(sent.filter((line) => !/^GET [^ ]+\/assets\/[^ ]+\.js $/.test(line))).toEqual([])

    await field('微信支付公钥 ID').fill(text(given, 'public_key_id'))
    await field('服务商 AppID').fill(text(given, 'appid'))
    await field('APIv3 密钥').fill(text(given, 'api_v3_key'))
    await button('检测并保存').click()
    await button('检测连接').waitFor()
    page.off('request', watch)
    expect(sent.filter((line) => line.startsWith('POST'))).toHaveLength(1)
    expect(sent.join()).not.toContain('canary-readme')
    await page.locator('dl').getByText(text(given, 'mchid'), { exact: true }).waitFor()
  })

  test('a key pasted where the certificate belongs finds its place, and another merchant’s certificate is said', async () => {
    const [given, other] = await Promise.all(
      [1, 2].map(() => simulator().post('/_sim/wechatpay/merchants', { kind: 'provider' })),
    )
    await go('/settings/provider')
    await button('修改').click()
    const certificate = field('商户 API 证书')
    await certificate.focus()
    await paste(text(given ?? {}, 'private_key'))
    await page.getByText('放在了「商户 API 证书」的位置，其实是商户 API 私钥，已放对').waitFor()
    expect(await field('商户 API 私钥').inputValue()).toBe(given?.['private_key'])
    await drop().setInputFiles(pem('apiclient_cert.pem', text(other ?? {}, 'certificate')))
    await page.getByText(`证书属于商户号 ${text(other ?? {}, 'mchid')}，不是填写的`).waitFor()
    expect(await certificate.inputValue()).not.toContain(text(other ?? {}, 'certificate').slice(-400, -340))
    await button(`改成 ${text(other ?? {}, 'mchid')}`).click()
    await expect.poll(() => certificate.inputValue()).toContain(text(other ?? {}, 'certificate').slice(-400, -340))
    expect(await field('服务商商户号').inputValue()).toBe(other?.['mchid'])
    await drop().setInputFiles(pem('key.pem', '<!doctype html><p>登录'))
    await page.getByText('这是一个网页').waitFor()
    await expectGoodPage(page, 'certificate drop, refused')
    await button('取消').click()
  })

  test('each bad upload that is dropped is told in its sentence, and none of it is sent', async () => {
    const { uploads, mchid } = await makeBadUploads()
    await go('/settings/provider')
    await button('修改').click()
    await field('服务商商户号').fill(mchid)
    const sent: string[] = []
    const watch = (request: Request) => void sent.push(`${request.method()} ${request.url()}`)
    page.on('request', watch)
    for (const { file, bytes, refused, name } of uploads) {
      await dropFile(file, bytes)
      const told = page.locator('.drop-list li', { hasText: file })
      await told.waitFor()
      const said = await told.innerText()
      if (refused) expect(said, name).toContain(sayIn('zh-CN', refused))
      else expect(said, name).toMatch(/私钥[\s\S]*RSA 2048/)
      expect(
        await page
          .getByRole('status')
          .getByText(refused ? '没有认出' : '认出 1 项')
          .count(),
        name,
      ).toBe(1)
    }
    page.off('request', watch)
    expect(sent.filter((line) => !/^GET [^ ]+\/assets\/[^ ]+\.js$/.test(line))).toEqual([])
    await expectGoodPage(page, 'certificate drop, p12 refused')
    await button('取消').click()
  })

  test('the tool makes key and request here, and the archive once the certificate fits', async () => {
    const given = await simulator().post('/_sim/wechatpay/merchants', { name: '示例商户有限公司' })
    const mchid = text(given, 'mchid')
    const sent: string[] = []
    await go('/dev/certificate')
    await page.getByLabel('商户号', { exact: true }).fill(mchid)
    await page.getByLabel('商户名称', { exact: true }).fill('示例商户有限公司')
    await expectGoodPage(page, 'certificate tool')
    page.on('request', (request) => void sent.push(`${request.method()} ${request.postData() ?? ''}`))
    await button('生成私钥和证书请求').click()
    const request = await page.getByLabel('证书请求串', { exact: true }).inputValue()
    const { certificate } = await simulator().patch(`/_sim/wechatpay/merchants/${mchid}`, { sign_csr: request })
    const key = await downloaded('下载私钥')

    await page.getByLabel('平台给的证书串', { exact: true }).fill(text(given, 'certificate'))
    await button('核对').click()
    await page.getByText('是另一张证书的私钥').waitFor()
    await page.getByLabel('平台给的证书串', { exact: true }).fill(String(certificate))
    await button('核对').click()
    await page.getByText('证书与私钥匹配').waitFor()
    await expectGoodPage(page, 'certificate tool, finished')
    const archive = unzipSync(await downloaded('下载压缩包'))
    expect(Object.keys(archive)).toEqual(['apiclient_key.pem', 'apiclient_cert.pem', 'apiclient_cert.p12'])
    expect(Buffer.from(archive['apiclient_key.pem'] ?? [])).toEqual(Buffer.from(key))
    const leaf = new X509Certificate(Buffer.from(archive['apiclient_cert.pem'] ?? []))
    expect(leaf.checkPrivateKey(createPrivateKey(Buffer.from(key)))).toBe(true)
    expect(sent.filter((line) => !line.startsWith('GET '))).toEqual([])
  })

  test('for an application at Alipay both keys and a request', async () => {
    await go('/dev/certificate')
    await page.getByLabel('支付宝应用', { exact: true }).check()
    await page.getByLabel('公司名称', { exact: true }).fill('示例商户有限公司')
    await button('生成私钥和证书请求').click()
    expect(await page.getByLabel('应用公钥', { exact: true }).inputValue()).toMatch(/^MII[A-Za-z0-9+/=]{380,}$/)
    await expectGoodPage(page, 'certificate tool, alipay')
    await downloaded('下载私钥')
  })

  /** As from a folder on the desk. */
  async function dropFile(name: string, bytes: Uint8Array): Promise<void> {
    const given = { name, base64: Buffer.from(bytes).toString('base64') }
    await page.locator('.drop').evaluate((zone, { name: called, base64 }) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], called))
      zone.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    }, given)
  }

  async function downloaded(name: string): Promise<Uint8Array> {
    const [file] = await Promise.all([page.waitForEvent('download'), button(name).click()])
    return new Uint8Array(await readFile(await file.path()))
  }

  /** By the clipboard, as people do it. */
  async function paste(content: string): Promise<void> {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), content)
    await page.keyboard.press('ControlOrMeta+V')
  }
})

/** What a merchant platform hands out, as its archive. */
async function bundleOf(given: Readonly<Record<string, unknown>>): Promise<Buffer> {
  const [key, certificate, mchid] = [text(given, 'private_key'), text(given, 'certificate'), text(given, 'mchid')]
  const pkcs8 = createPrivateKey(key).export({ type: 'pkcs8', format: 'der' })
  const p12 = await makePkcs12(new Uint8Array(pkcs8), new Uint8Array(new X509Certificate(certificate).raw), mchid)
  return Buffer.from(
    zipSync({
      'apiclient_key.pem': strToU8(key),
      'apiclient_cert.pem': strToU8(certificate),
      'apiclient_cert.p12': p12,
      'readme.txt': strToU8('canary-readme-of-the-bundle'),
    }),
  )
}

function pem(name: string, content: string) {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(content) }
}
