import type { Sentence } from '../text.ts'

export const MESSAGE_TEXTS = {
  'message.reminder_title': {
    'zh-CN': '提醒：{client}的申请在等你',
    en: 'Reminder: the application of {client} waits for you',
  },
  'message.reminder_body': {
    'zh-CN': '你好，{client}的支付申请在等这一步：{title}。完成后我们会马上继续，有不清楚的请直接回复我们。',
    en: 'Hello, the payment application of {client} waits for this step: {title}. We go on as soon as it is done. Reply to us if anything is unclear.',
  },
  'message.turn_title': { 'zh-CN': '轮到你了：{title}（{client}）', en: 'Your turn: {title} ({client})' },
  'message.turn_body': {
    'zh-CN': '你好，{client}的支付申请轮到你们这一步：{title}。打开下面的页面，就能看到要扫的码和要做的事。',
    en: 'Hello, it is your turn in the payment application of {client}: {title}. The page below shows what to scan and what to do.',
  },
  'message.late_title': { 'zh-CN': '{client}：等太久了', en: '{client}: waiting too long' },
  'message.late_body': {
    'zh-CN': '{title}。从 {since} 等到现在，已经超过约定的时间，请联系对方。',
    en: '{title}. It has waited since {since}, longer than it should. Get in touch with them.',
  },
  'message.late_platform': {
    'zh-CN':
      '{title}。从 {since} 等到现在，比平时久。可以去平台查看 {website} ；打平台客服电话时这样说：「你好，我们是服务商，{client}的申请（申请单号 {number}）从 {since} 起一直没有结果，请帮忙查一下进度。」',
    en: '{title}. It has waited since {since}, longer than usual. See it at the platform {website} or call its hotline and say: “We are a service provider. The application of {client} (number {number}) has had no result since {since}. Could you check how far it is?”',
  },
  'message.urgent_title': {
    'zh-CN': '{client}：平台期限只剩几小时',
    en: '{client}: hours left until the platform’s deadline',
  },
  'message.urgent_body': {
    'zh-CN': '{title}。平台的期限到 {due}，过期要重新申请，请马上打电话给对方。',
    en: '{title}. The platform’s deadline is {due}; after it the application starts again. Call them now.',
  },
  'message.summary_title': { 'zh-CN': '{day} 待办', en: 'To do on {day}' },
  'message.summary_ours': { 'zh-CN': '轮到我方', en: 'Our turn' },
  'message.summary_late': { 'zh-CN': '等太久', en: 'Waiting too long' },
  'message.summary_today': { 'zh-CN': '今天到期', en: 'Due today' },
  'message.materials_link_title': { 'zh-CN': '请补充{client}的资料', en: 'Materials for {client}' },
  'message.materials_link_body': {
    'zh-CN': '你好，请打开下面的链接，在手机上补充{client}申请{platform}的资料。随时可以停下，下次接着填。',
    en: 'Hello, open the link below and fill in on your phone what {client} needs for {platform}. You can stop at any time and go on later.',
  },
  'message.settlement_failed.title': {
    'zh-CN': '{client}：结算账户收不到钱',
    en: '{client}: its settlement account takes no money',
  },
  'message.settlement_failed.body': {
    'zh-CN': '平台打款到 {bank} {number} 失败：{reason}。收到的款会一直结算不出去，请联系客户更换结算账户。',
    en: 'The platform could not pay into {bank} {number}: {reason}. What is earned stays unsettled until the account is changed; get in touch with the client.',
  },
  'message.trial_title': { 'zh-CN': '测试消息', en: 'Test message' },
  'message.trial_body': {
    'zh-CN': '看到这条消息，说明这条消息通道可以用了。',
    en: 'If you can read this, messages arrive by this route.',
  },
} satisfies Record<string, Sentence>
