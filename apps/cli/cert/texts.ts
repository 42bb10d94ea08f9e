import { both, type Sentence } from '@ruzhu/domain/text.ts'

export const CERT = {
  exists: both(
    '{path} 已经存在，没有覆盖；换一个文件夹（--out）',
    '{path} is there already and was not overwritten; choose another folder (--out)',
  ),
  not_readable: both('读不了 {path}（{why}）', 'Cannot read {path} ({why})'),
  not_written: both('写不了 {path}（{why}）', 'Cannot write {path} ({why})'),
  too_large: both(
    '{path} 超过 {limit_kb} kB，不像密钥或证书',
    '{path} has more than {limit_kb} kB, and looks like no key or certificate',
  ),
  unknown_step: both(
    '没有「{step}」；有 csr、finish、inspect、bundle',
    'There is no "{step}"; there are csr, finish, inspect and bundle',
  ),
  not_expected: both('不认识「{what}」', '"{what}" is not known here'),
  needs_merchant: both(
    '要 --mchid（8 到 10 位数字）和 --name（商户平台上显示的商户名称）',
    'Needs --mchid (8 to 10 digits) and --name (as the merchant platform shows it)',
  ),
  needs_company: both(
    '要 --company（支付宝账号的公司全称）',
    'Needs --company (the full name of the company of the Alipay account)',
  ),
  needs_certificate: both(
    '要证书文件和 --key 私钥文件：ruzhu cert finish 证书文件 --key apiclient_key.pem',
    'Needs the certificate and --key with the private key: ruzhu cert finish CERTIFICATE --key apiclient_key.pem',
  ),
  needs_files: both('要至少一个文件', 'Needs at least one file'),
  no_line: both('不能有换行或控制字符：{name}', 'No line breaks or control characters in {name}'),
  csr_done_wechatpay: both(
    '私钥写在 {key}，只有你能读，没有发给任何人，丢了只能重新申请。\n下一步：商户平台 → 账户中心 → API安全 → 商户API证书 → 申请证书，粘贴下面的证书请求串；\n拿到证书串后保存成文件，运行 ruzhu cert finish 证书文件 --key {key}',
    'The private key is in {key}: only you can read it, and nobody was sent it. Lost, it means applying anew.\nNext: merchant platform → Account center (账户中心) → API security (API安全) → Merchant API certificate (商户API证书) → Apply, and paste the request below;\nsave the certificate text that you get, and run: ruzhu cert finish FILE --key {key}',
  ),
  csr_done_alipay: both(
    '私钥写在 {key}，只有你能读，没有发给任何人。\n下一步：开放平台 → 开发设置 → 接口加签方式。证书模式上传 {request}；公钥模式粘贴 {public} 的内容。',
    'The private key is in {key}: only you can read it, and nobody was sent it.\nNext: open platform → Development settings (开发设置) → Interface signing (接口加签方式). For certificates upload {request}; for keys paste the content of {public}.',
  ),
  finished: both(
    '证书与私钥匹配。{owner}，序列号 {serial_no}',
    'Certificate and key fit. {owner}, serial number {serial_no}',
  ),
  wrote: both('写好 {path}', 'Wrote {path}'),
  p12_note: both('p12 的密码是商户号。', 'The password of the p12 is the MCHID.'),
  unused: both('没有用到', 'not needed'),
  refused: both('不能用', 'cannot be used'),
  nothing: both('没有认出任何密钥或证书', 'No key or certificate was recognised'),
  help: both(
    `ruzhu cert csr      --mchid N --name 商户名称 [--out 文件夹]       生成私钥和证书请求（微信支付）
ruzhu cert csr      --alipay --company 公司名 [--domain 域名] [--out 文件夹]   生成私钥、公钥和证书请求（支付宝）
ruzhu cert finish   证书文件 --key 私钥文件 [--mchid N] [--out 文件夹]   核对并写出 apiclient_cert.pem、.p12
ruzhu cert inspect  文件… [--mchid N] [--json] [--reveal]            看看这些文件是什么、是不是一套
ruzhu cert bundle   文件… [--mchid N] [--out 压缩包.zip]              核对后打成一个压缩包

私钥只在这台机器上生成，权限 0600，从不覆盖已有文件；不加 --reveal，屏幕上不会出现私钥。
p12 的密码不是商户号时，用环境变量 RUZHU_P12_PASSWORD 给出。
退出码：0 成功 · 1 参数不对 · 2 文件读写不了或已存在 · 3 密钥或证书有问题`,
    `ruzhu cert csr      --mchid N --name NAME [--out FOLDER]             make a private key and a request (WeChat Pay)
ruzhu cert csr      --alipay --company NAME [--domain D] [--out FOLDER]   make both keys and a request (Alipay)
ruzhu cert finish   CERTIFICATE --key KEY [--mchid N] [--out FOLDER]   check, and write apiclient_cert.pem and .p12
ruzhu cert inspect  FILE… [--mchid N] [--json] [--reveal]            say what these files are, and whether they fit
ruzhu cert bundle   FILE… [--mchid N] [--out ARCHIVE.zip]            check, and pack them into one archive

Private keys are made on this machine, written with mode 0600 and never over a file that is there; without --reveal none
is shown. Where the password of a p12 is not the MCHID, give it in RUZHU_P12_PASSWORD.
Exit codes: 0 done · 1 wrong arguments · 2 a file cannot be read, or is there already · 3 key or certificate are wrong`,
  ),
} as const satisfies Record<string, Sentence>
