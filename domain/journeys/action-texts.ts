import type { Sentence } from '../text.ts'

/** Buttons, and messages to pass on. */
export const ACTION_TEXTS = {
  'action.fill_form': { 'zh-CN': '我来填', en: 'Fill in the form' },
  'action.start_check': { 'zh-CN': '开始检查', en: 'Check now' },
  'action.review_submit': { 'zh-CN': '核对并提交', en: 'Review and submit' },
  'action.fix_submission': { 'zh-CN': '修改并重试', en: 'Change and retry' },
  'action.fix_rejected': { 'zh-CN': '逐项修改', en: 'Fix each item' },
  'action.create_applyment': { 'zh-CN': '新建进件申请', en: 'Begin the application' },
  'action.copy_applyment': { 'zh-CN': '复制并新建', en: 'Copy and start again' },
  'action.set_up_provider': { 'zh-CN': '设置服务商账号', en: 'Set up the account' },
  'action.set_up_method': { 'zh-CN': '设置支付方式', en: 'Set up a method' },
  'action.enable_method': { 'zh-CN': '启用', en: 'Enable' },
  'action.bind_appid': { 'zh-CN': '去绑定', en: 'Link it' },
  'action.add_directory': { 'zh-CN': '去登记', en: 'Add it' },
  'action.open_payments': { 'zh-CN': '打开测试付款', en: 'Open a trial payment' },
  'action.start_authorization': { 'zh-CN': '生成授权链接', en: 'Make the link' },
  'action.open_settlement': { 'zh-CN': '查看结算账户', en: 'See the settlement account' },
  'action.change_settlement': { 'zh-CN': '更换结算账户', en: 'Change the settlement account' },
  'action.see_step': { 'zh-CN': '查看操作步骤', en: 'See how' },
  'action.confirm_step': { 'zh-CN': '查看步骤，完成后确认', en: 'See how, then confirm' },
  'action.go_live': { 'zh-CN': '上线', en: 'Go live' },
  'action.copy_link': { 'zh-CN': '复制链接', en: 'Copy the link' },
  'action.copy_message': { 'zh-CN': '复制消息', en: 'Copy the message' },
  'action.ask_now': { 'zh-CN': '立即查询', en: 'Ask now' },
  'action.open_applyment': { 'zh-CN': '查看申请', en: 'See the application' },
  'action.open_platform': { 'zh-CN': '去平台查看', en: 'See it at the platform' },
  'action.resubmit': { 'zh-CN': '核对并重新提交', en: 'Review and resubmit' },
  'action.needs.administrator': { 'zh-CN': '需要「管理员」角色', en: 'Requires the Administrator role' },
  'action.needs.operator': { 'zh-CN': '需要「运营」角色', en: 'Requires the Operator role' },
  'action.needs.developer': { 'zh-CN': '需要「开发」角色', en: 'Requires the Developer role' },
  'action.needs.finance': { 'zh-CN': '需要「财务」角色', en: 'Requires the Finance role' },
  'action.needs.reader': { 'zh-CN': '需要「只读」角色', en: 'Requires the Reader role' },

  'handover.sign': {
    'zh-CN':
      '{name}你好，{client}的{platform}申请等你本人签约：请用{app}打开这个链接，或扫我们发的二维码，按页面提示操作，约 2 分钟。{url}',
    en: 'Hello {name}, the {platform} application of {client} waits for you to sign in person: open this link in {app}, or scan the code we send, and follow the page. It takes about 2 minutes. {url}',
  },
  'handover.sign_until': {
    'zh-CN':
      '{name}你好，{client}的{platform}申请等你本人签约，请在 {day} 前完成：用{app}打开这个链接，或扫我们发的二维码，按页面提示操作，约 2 分钟。{url}',
    en: 'Hello {name}, the {platform} application of {client} waits for you to sign in person by {day}: open this link in {app}, or scan the code we send, and follow the page. It takes about 2 minutes. {url}',
  },
  'handover.in_app': {
    'zh-CN': '{name}你好，{client}的{platform}申请等你确认：请打开{app}，在消息里找到它，核对后确认。',
    en: 'Hello {name}, the {platform} application of {client} waits for you to confirm: open {app}, find it among the messages, compare it and confirm.',
  },
  'handover.verify': {
    'zh-CN':
      '{name}你好，{client}的{platform}申请资料已通过审核，等你本人验证账户：请用{app}打开这个链接，或扫我们发的二维码，按页面提示操作。{url}',
    en: 'Hello {name}, the {platform} application of {client} has passed review and waits for you to verify the account in person: open this link in {app}, or scan the code we send, and follow the page. {url}',
  },
  'handover.verify_until': {
    'zh-CN':
      '{name}你好，{client}的{platform}申请资料已通过审核，请在 {day} 前由你本人验证账户：用{app}打开这个链接，或扫我们发的二维码，按页面提示操作。{url}',
    en: 'Hello {name}, the {platform} application of {client} has passed review. Verify the account in person by {day}: open this link in {app}, or scan the code we send, and follow the page. {url}',
  },
  'handover.transfer': {
    'zh-CN':
      '{name}你好，{client}的{platform}申请资料已通过审核，等你们汇款验证账户：用{app}打开这个链接，照页面上的收款户名、账号、银行、金额和附言，从{client}的对公账户汇款，金额要一分不差。{url}',
    en: 'Hello {name}, the {platform} application of {client} has passed review and waits for a transfer that verifies the account: open this link in {app} and transfer exactly the amount shown, to the payee, account and bank and with the remark shown there, from an account held by {client}. {url}',
  },
  'handover.transfer_until': {
    'zh-CN':
      '{name}你好，{client}的{platform}申请资料已通过审核，请在 {day} 前汇款验证账户：用{app}打开这个链接，照页面上的收款户名、账号、银行、金额和附言，从{client}的对公账户汇款，金额要一分不差。{url}',
    en: 'Hello {name}, the {platform} application of {client} has passed review. Verify the account by a transfer by {day}: open this link in {app} and transfer exactly the amount shown, to the payee, account and bank and with the remark shown there, from an account held by {client}. {url}',
  },
  'handover.authorize': {
    'zh-CN':
      '{name}你好，请在 {day} 前用{client}的{platform}账号登录并同意授权：在电脑上打开 {url} ，或用{app}扫我们发的二维码。',
    en: 'Hello {name}, please sign in with the {platform} account of {client} by {day}, and agree: open {url} on a computer, or scan our code in {app}.',
  },
  'handover.materials': {
    'zh-CN': '{name}你好，{client}申请{platform}还差 {n} 项资料，请尽快发给我们，我们收齐后马上提交。',
    en: 'Hello {name}, {n} items are still missing for the {platform} application of {client}. We submit it as soon as they are here.',
  },
} satisfies Record<string, Sentence>
