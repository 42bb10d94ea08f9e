import type { Sentence } from '@ruzhu/domain/text.ts'

/** What is told when a step has ended well; its name, up to the colon, when it has not. */
export const STEPS = {
  start: {
    'zh-CN': '启动服务和模拟器：{url}，模拟器 {simulator}',
    en: 'Server and simulator started: {url}, simulator {simulator}',
  },
  sign_in: {
    'zh-CN': '用打印出来的一次性链接登录：管理员 {email}，新建接口密钥 {hint}…',
    en: 'Signed in by the printed one-time link: administrator {email}, API key {hint}… made',
  },
  provider: {
    'zh-CN': '设置服务商：{account}，平台认可了它的密钥',
    en: 'Service provider set up: {account}, its keys accepted by the platform',
  },
  client: { 'zh-CN': '新建客户：{name}', en: 'Client created: {name}' },
  fill: {
    'zh-CN': '填写进件申请：{fields} 个字段，{pictures} 张图片',
    en: 'Application filled: {fields} fields, {pictures} pictures',
  },
  check: {
    'zh-CN': '提交前检查：{passed} 项通过，必须改的 {must} 项',
    en: 'Checked before submission: {passed} passed, {must} must be mended',
  },
  submit: {
    'zh-CN': '提交给微信支付：申请单 {applyment_id}，上传图片 {uploads} 张，敏感字段已加密',
    en: 'Submitted to WeChat Pay: application {applyment_id}, {uploads} pictures uploaded, personal data encrypted',
  },
  reject: {
    'zh-CN': '审核驳回一项：{field_name}，「{reason}」',
    en: 'Reviewer rejected one field: {field_name}, “{reason}”',
  },
  mend: {
    'zh-CN': '改好再交：「{before}」改为「{after}」，第 {number} 次提交',
    en: 'Mended and submitted again: {before} → {after}, submission {number}',
  },
  approve: { 'zh-CN': '审核通过：等{who}验证账户', en: 'Approved: {who} has to verify the account' },
  verify_account: { 'zh-CN': '账户验证：完成，等{who}签约', en: 'Account verified: {who} has to sign' },
  sign: { 'zh-CN': '签约：完成，平台正在开通权限', en: 'Signed: the platform is opening permissions' },
  open: {
    'zh-CN': '开通：服务器自己轮询到了特约商户号 {sub_mchid}',
    en: 'Opened: the server’s own polling brought the sub-merchant number {sub_mchid}',
  },
  link: {
    'zh-CN': '生成授权链接，交给商家：{url}',
    en: 'Authorisation link made for the merchant: {url}',
  },
  agree: {
    'zh-CN': '商家同意授权：授权码换成令牌，商户号 {sub_mchid}',
    en: 'The merchant agreed: its code became a token, merchant number {sub_mchid}',
  },
  method: { 'zh-CN': '新建支付方式：「{name}」已启用', en: 'Payment method made: “{name}”, enabled' },
  shop: {
    'zh-CN': '启动客户自己的系统：{url}，通知地址已登记',
    en: 'The client’s own system started: {url}, its webhook endpoint registered',
  },
  order: {
    'zh-CN': '下单：{item}，{amount}，订单 {out_trade_no}',
    en: 'Order placed: {item}, {amount}, number {out_trade_no}',
  },
  pay: {
    'zh-CN': '付款：付款人扫码付了 {amount}，平台单号 {transaction_id}',
    en: 'Paid: the payer scanned the code and paid {amount}, transaction {transaction_id}',
  },
  notified: {
    'zh-CN': '平台通知：验签、记下；客户的系统收到并验证了 {event}',
    en: 'Notification verified and recorded: the client’s system heard and verified {event}',
  },
  refund: {
    'zh-CN': '部分退款：{amount} 已退回，还剩 {left}；客户的系统也知道了',
    en: 'Partly refunded: {amount} returned, {left} left; the client’s system knows too',
  },
  compare: {
    'zh-CN': '逐笔逐分核对：收款 {payments} 笔共 {paid}，退款 {refunds} 笔共 {refunded}，与模拟器账本和客户的系统一致',
    en: 'Compared to the fen: {payments} payment of {paid}, {refunds} refund of {refunded}; ledger and client’s system agree',
  },
} satisfies Record<string, Sentence>
export type StepName = keyof typeof STEPS

/** How a client comes to be paid: applied for by us, or by authorising us. */
const WAYS = {
  applyment: ['fill', 'check', 'submit', 'reject', 'mend', 'approve', 'verify_account', 'sign', 'open'],
  authorization: ['link', 'agree'],
} as const satisfies Record<string, readonly StepName[]>

/** The steps of one way, in their order. */
export function stepsOf(way: keyof typeof WAYS): readonly StepName[] {
  const others: readonly string[] = way === 'applyment' ? WAYS.authorization : WAYS.applyment
  return STEP_NAMES.filter((name) => !others.includes(name))
}

const STEP_NAMES = Object.keys(STEPS).filter((name): name is StepName => name in STEPS)

export const FRAME = {
  title: {
    'zh-CN': '入驻演示（{channel}）：一个客户从入驻到收款、退款。没有真实资金，付款平台由模拟器扮演。',
    en: 'Ruzhu demo ({channel}): one client from the first day to payment and refund. No real money; a simulator plays the platform.',
  },
  hastened: {
    'zh-CN': '服务器每 5 秒查询一次进件进度；为了不让你等，前面几步会马上查询一次，最后一步等服务器自己查到。',
    en: 'The server asks about an application every 5 s; to spare you the wait the demo asks at once, and leaves the last step to the server.',
  },
  columns: { 'zh-CN': '            累计     本步', en: '           total     step' },
  agreed: {
    'zh-CN': '全部一致，用时 {seconds} 秒。',
    en: 'All agree, in {seconds} s.',
  },
  failed: {
    'zh-CN': '没有走完。第 {number} 步「{step}」\n  预期：{expected}\n  实际：{came}\n  日志：{logs}',
    en: 'It did not end well. Step {number}, {step}\n  expected: {expected}\n  came:     {came}\n  logs:     {logs}',
  },
  interrupted: { 'zh-CN': '已中断，进程都已结束。', en: 'Interrupted; all processes were ended.' },
  unknown_option: {
    'zh-CN': 'ruzhu demo 没有「{option}」这个选项，只有 --channel {channels}、--lang zh-CN|en 和 --json。',
    en: 'ruzhu demo has no option "{option}", only --channel {channels}, --lang zh-CN|en and --json.',
  },
} satisfies Record<string, Sentence>
