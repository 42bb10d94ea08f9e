import type { Sentence } from '@ruzhu/domain/text.ts'

export const LINK_TEXTS = {
  'links.tab': { 'zh-CN': '资料链接', en: 'Links' },
  'links.title': { 'zh-CN': '资料链接', en: 'Links for materials' },
  'links.why': {
    'zh-CN':
      '客户不用账号，在手机上拍照、填写，内容直接进申请草稿。链接第一次打开时要填发到联系人手机的验证码（没有短信通道时，填手机号后四位），之后只能在那部手机的那个应用里用。',
    en: 'The client needs no account: what is photographed and typed on the phone goes into the draft. The first opening asks for a code that is sent to the contact’s number, or without a route for text messages for its last four digits; from then on the link works in that app on that phone only.',
  },
  'links.new': { 'zh-CN': '发送资料链接', en: 'Send a link' },
  'links.create': { 'zh-CN': '生成链接', en: 'Make the link' },
  'links.empty': { 'zh-CN': '还没有资料链接', en: 'There are no links yet' },
  'links.days': { 'zh-CN': '几天内有效', en: 'Days it is good for' },
  'links.parts': { 'zh-CN': '请客户填哪些', en: 'What the client fills in' },
  'links.parts_help': {
    'zh-CN': '一项都不选，就请客户填全部。',
    en: 'With none chosen, the client is asked for all of it.',
  },
  'links.ask_name': { 'zh-CN': '客户有问题找谁', en: 'Whom the client asks' },
  'links.ask_phone': { 'zh-CN': '联系电话', en: 'Phone' },
  'links.ask_phone_help': {
    'zh-CN': '显示在客户的页面上，点一下就能打。',
    en: 'Shown on the client’s page, one touch to call.',
  },
  'links.applyment': { 'zh-CN': '哪一份申请', en: 'Which application' },
  'links.made': { 'zh-CN': '资料链接', en: 'Link for materials' },
  'links.made_why': {
    'zh-CN':
      '把链接或图片发给 {who}。没有短信通道时，谁拿到链接又知道手机号后四位，谁就能第一个打开它，所以请只发给本人。',
    en: 'Send the link or the picture to {who}. Without a route for text messages, whoever has the link and knows the four digits can be the first to open it: send it to nobody else.',
  },
  'links.show': { 'zh-CN': '查看链接', en: 'Show the link' },
  'links.revoke': { 'zh-CN': '作废', en: 'Revoke' },
  'links.revoke_title': { 'zh-CN': '作废这个链接？', en: 'Revoke this link?' },
  'links.revoke_why': {
    'zh-CN': '它立刻打不开。客户填好的内容都留在申请草稿里。',
    en: 'It opens no more, at once. What the client filled in stays in the draft.',
  },
  'links.release': { 'zh-CN': '换手机', en: 'Another phone' },
  'links.release_title': { 'zh-CN': '让另一部手机打开？', en: 'Let another phone open it?' },
  'links.release_why': {
    'zh-CN': '先打电话核对是客户本人。放行后，下一部通过验证的手机能打开，原来的手机打不开了。',
    en: 'Call first, and make sure that it is the client. The next phone that answers rightly opens it; the one before is shut out.',
  },
  'links.state': { 'zh-CN': '状态', en: 'State' },
  'links.state_open': { 'zh-CN': '有效', en: 'Open' },
  'links.state_opened': { 'zh-CN': '已打开', en: 'Opened' },
  'links.state_locked': { 'zh-CN': '已锁住', en: 'Locked' },
  'links.state_sent': { 'zh-CN': '已提交', en: 'Sent' },
  'links.state_expired': { 'zh-CN': '已过期', en: 'Expired' },
  'links.state_revoked': { 'zh-CN': '已作废', en: 'Revoked' },
  'links.asks': { 'zh-CN': '请客户填', en: 'Asks for' },
  'links.asks_all': { 'zh-CN': '整份资料', en: 'The whole form' },
  'links.asks_fields': { 'zh-CN': '{n} 处', en: '{n} places' },
  'links.filled': { 'zh-CN': '填了', en: 'Filled in' },
  'links.filled_n': { 'zh-CN': '{n} 处', en: '{n} places' },
  'links.seen': { 'zh-CN': '最近打开', en: 'Last seen' },
  'links.until': { 'zh-CN': '有效期', en: 'Good until' },
  'links.by': { 'zh-CN': '谁发的', en: 'Made by' },
  'links.acts': { 'zh-CN': '操作', en: 'Actions' },
  'links.never': { 'zh-CN': '还没打开', en: 'Not opened' },
  'links.ask_client': { 'zh-CN': '请客户改这几处', en: 'Ask the client to fix these' },
} satisfies Record<string, Sentence>
