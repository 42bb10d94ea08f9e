import type { Sentence } from '../text.ts'

/** What is next, as one sentence that names who has to act. */
export const STEP_TEXTS = {
  'next.materials.start': {
    'zh-CN': '请为 {client} 新建进件申请',
    en: 'Begin the application for {client}',
  },
  'next.materials.complete': { 'zh-CN': '请 {name} 补充 {n} 项资料', en: 'Ask {name} for {n} missing items' },
  'next.materials.check': {
    'zh-CN': '客户已交资料，请检查 {n} 处',
    en: 'Client has sent materials; check {n} places',
  },
  'next.submit.review': {
    'zh-CN': '资料齐了，请核对后提交',
    en: 'Everything is here. Review and submit',
  },
  'next.submit.sending': {
    'zh-CN': '正在上传图片并提交给平台，不用操作',
    en: 'Uploading pictures and submitting. Nothing to do',
  },
  'next.submit.refused': {
    'zh-CN': '平台没有收下这次提交：{reason}',
    en: 'The platform did not accept the submission: {reason}',
  },
  'next.review.waiting': {
    'zh-CN': '等待平台审核',
    en: 'Platform review',
  },
  'next.review.locked': {
    'zh-CN': '审核期间不能修改，被驳回后可以改。{withdrawing}',
    en: 'Locked during review. It can be changed once rejected. {withdrawing}',
  },
  'next.review.scan_first': {
    'zh-CN': '可以先请超级管理员扫码核对联系信息，审核通过后用同一个链接继续。',
    en: 'The super admin can scan now to check the contact data; the same link goes on after the review.',
  },
  'next.review.rejected': { 'zh-CN': '审核未通过，有 {n} 处要改', en: 'Rejected: {n} places to fix' },
  'next.review.resubmit': {
    'zh-CN': '审核意见都已确认，请核对后重新提交',
    en: 'Every comment is settled. Review and resubmit',
  },
  'next.review.rejected_without_reason': {
    'zh-CN': '审核未通过，平台没有给出原因',
    en: 'Rejected without a reason',
  },
  'next.review.no_reason_why': {
    'zh-CN': '可以请超级管理员在{app}里的申请通知中查看，或联系平台客服（申请单号 {applyment_id}）。',
    en: 'The super admin may find it in the messages of {app}; or ask the platform’s support about {applyment_id}.',
  },
  'next.account_verification.scan': {
    'zh-CN': '请 {name} 扫码，完成账户验证',
    en: 'Ask {name} to scan and verify the account',
  },
  'next.account_verification.transfer': {
    'zh-CN': '请 {name} 用对公账户汇款，完成账户验证',
    en: 'Ask {name} to verify the account by a transfer',
  },
  'next.account_verification.transfer_why': {
    'zh-CN':
      '资料审核已通过。收款户名、账号、银行、金额和附言只显示在平台的页面上：打开链接，照着从{client}的对公账户汇款，金额要一分不差。',
    en: 'The review has passed. Payee, account, bank, amount and remark are shown on the platform’s page alone: open the link and transfer exactly that amount from an account held by {client}.',
  },
  'next.account_verification.either_why': {
    'zh-CN':
      '资料审核已通过。打开平台的页面，由法定代表人扫码，或照页面上的户名、账号、金额和附言从{client}的对公账户汇款，金额要一分不差。',
    en: 'The review has passed. On the platform’s page the legal representative scans, or exactly the amount shown there is transferred from an account held by {client}.',
  },
  'next.account_verification.why': {
    'zh-CN': '资料审核已通过。本人操作，约 2 分钟。',
    en: 'The review has passed. In person, about 2 minutes.',
  },
  'next.sign.scan': {
    'zh-CN': '请超级管理员 {name} 扫码签约',
    en: 'Ask the super admin {name} to scan and sign',
  },
  'next.sign.why': {
    'zh-CN': '签约后平台自动开通权限，约 30 分钟。',
    en: 'The platform then opens the permissions by itself, in about 30 minutes.',
  },
  'next.open_permissions.waiting': {
    'zh-CN': '平台正在开通权限，不用操作',
    en: 'The platform is opening permissions. Nothing to do',
  },
  'next.applyment.canceled': {
    'zh-CN': '这份申请已作废，可以复制后新建',
    en: 'This application was cancelled. Copy it to start again',
  },
  'next.platform_says': { 'zh-CN': '平台的说明：{message}', en: 'The platform says: {message}' },
  'next.applyment.unknown_state': {
    'zh-CN': '平台返回了新的状态「{raw}」，我们还不认识它',
    en: 'The platform reports a new state, “{raw}”, that we do not know yet',
  },
  'next.applyment.unknown_why': {
    'zh-CN': '我们会继续查询；也可以到平台上查看这份申请。',
    en: 'We go on asking; the application can also be looked at on the platform.',
  },
  'next.bind_appid.link': {
    'zh-CN': '请绑定客户的小程序 AppID 与商户号 {mchid}',
    en: 'Link the client’s mini program to merchant {mchid}',
  },
  'next.bind_appid.link_appid': {
    'zh-CN': '请绑定 {appid} 与商户号 {mchid}',
    en: 'Link {appid} to merchant {mchid}',
  },
  'next.bind_appid.why': {
    'zh-CN':
      '在服务商平台的「特约商户 APPID 配置」里添加，再由小程序管理员在微信公众平台确认；第一笔付款成功就算完成。',
    en: 'Add it on the partner platform under 特约商户APPID配置; the mini program’s admin then confirms at mp.weixin.qq.com. The first payment shows that it is done.',
  },
  'next.credentials.provider': {
    'zh-CN': '请先设置服务商账号',
    en: 'Set up the service provider account first',
  },
  'next.credentials.provider_why': {
    'zh-CN': '所有客户共用，只需要设置一次。',
    en: 'Once, for all clients.',
  },
  'next.method.create': { 'zh-CN': '请设置支付方式', en: 'Set up a payment method' },
  'next.method.enable': { 'zh-CN': '请启用支付方式「{name}」', en: 'Enable the payment method “{name}”' },
  'next.trial.pay': {
    'zh-CN': '请完成一笔 ¥0.01 的真实付款和退款',
    en: 'Make a real payment of ¥0.01 and refund it',
  },
  'next.trial.why': {
    'zh-CN': '收到第一笔付款后，这一步自动完成。',
    en: 'Done by itself with the first payment.',
  },
  'next.go_live.confirm': { 'zh-CN': '可以上线了，请确认', en: 'Ready to go live. Please confirm' },
  'next.authorize.start': {
    'zh-CN': '请为 {client} 生成授权链接',
    en: 'Make an authorisation link for {client}',
  },
  'next.authorize.why': {
    'zh-CN': '商家同意后，我们才能替它下单、退款和查询。',
    en: 'Only once the merchant agrees can we order, refund and ask for it.',
  },
  'next.authorize.expired': {
    'zh-CN': '授权链接过期了，请重新生成一个',
    en: 'The authorisation link has expired. Make a new one',
  },
  'next.authorize.agree': {
    'zh-CN': '请 {name} 打开链接，或用{app}扫码，同意授权',
    en: 'Ask {name} to open the link, or to scan it in {app}, and agree',
  },
  'next.authorize.declined': {
    'zh-CN': '{name} 打开了链接但没有同意，请用{app}再打开一次并同意授权',
    en: '{name} opened the link and did not agree. Ask to open it again in {app}',
  },
  'next.authorize.exchanging': {
    'zh-CN': '商家已同意，正在换取授权，不用操作',
    en: 'The merchant agreed; the grant is being fetched. Nothing to do',
  },
  'next.authorize.failed': {
    'zh-CN': '授权没有完成：{reason}。请重新生成链接',
    en: 'The authorisation did not succeed: {reason}. Make a new link',
  },
  'next.authorize.withdrawn': {
    'zh-CN': '商家取消了授权，请重新生成授权链接',
    en: 'The merchant withdrew its authorisation. Make a new link',
  },
  'next.authorize.withdrawn_why': {
    'zh-CN': '授权恢复之前，这个客户不能收款和退款。',
    en: 'Until it is given again, this client takes no payments and makes no refunds.',
  },
  'next.settlement.asking': {
    'zh-CN': '已申请把结算账户换成{bank} {number}，平台还没有应答',
    en: 'Asked to settle to {bank} {number}; the platform has not answered yet',
  },
  'next.settlement.auditing': {
    'zh-CN': '等待平台审核新的结算账户：{bank} {number}',
    en: 'The platform looks at the new settlement account {bank} {number}',
  },
  'next.settlement.unknown_state': {
    'zh-CN': '结算账户变更返回了新的状态「{raw}」，我们还不认识它',
    en: 'The change of the settlement account is in a new state, “{raw}”, that we do not know yet',
  },
  'next.settlement.old_one_stays': {
    'zh-CN': '生效之前，仍结算到原来的账户。不用操作，我们会继续查询。',
    en: 'Until then money goes to the old account. Nothing to do; we go on asking.',
  },
  'next.settlement.unreachable': {
    'zh-CN': '平台打款到结算账户失败：{reason}。请更换结算账户',
    en: 'Payments to the settlement account fail: {reason}. Change the account',
  },
  'next.settlement.turned_down': {
    'zh-CN': '新的结算账户没有通过：{reason}。请再改一次',
    en: 'The new settlement account was turned down: {reason}. Change it again',
  },
  'next.settlement.unreachable_why': {
    'zh-CN': '付款人照常能付款，但钱到不了商家的银行账户。',
    en: 'Payers can still pay, but the money does not reach the merchant’s bank.',
  },
  'next.permission.missing': {
    'zh-CN': '请超级管理员在商户平台重新授权',
    en: 'Ask the super admin to authorise us again in the merchant platform',
  },
  'next.permission.missing_of': {
    'zh-CN': '请超级管理员 {name} 在商户平台重新授权',
    en: 'Ask the super admin {name} to authorise us again in the merchant platform',
  },
  'next.permission.platform_says': {
    'zh-CN': '平台的说明：{message}（{code}）。授权恢复后这里会自动更新。',
    en: 'The platform says: {message} ({code}). This changes by itself once it is granted.',
  },
  'next.ready': { 'zh-CN': '已经可以为客户开通', en: 'Ready to bring clients on board' },
  'next.again.refused': {
    'zh-CN': '「{after}」没有通过，平台没有说明原因，请重新{again}',
    en: '“{after}” was refused without a reason. To be done again: {again}',
  },
  'next.again.refused_because': {
    'zh-CN': '「{after}」没有通过：{reason}。请重新{again}',
    en: '“{after}” was refused: {reason}. To be done again: {again}',
  },
  'next.again.lapsed': {
    'zh-CN': '「{after}」超过了平台的期限（{days} 天），请重新{again}',
    en: '“{after}” ran past the platform’s {days} days. To be done again: {again}',
  },
  'next.live': { 'zh-CN': '正常收款中', en: 'Live' },
} satisfies Record<string, Sentence>
