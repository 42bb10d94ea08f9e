import type { Sentence } from '../text.ts'

/** What our own records say of a pasted error. */
export const DIAGNOSIS_TEXTS = {
  'diagnosis.is_paid': { 'zh-CN': '我们的记录：{out_trade_no} 已付款', en: 'Our record: {out_trade_no} is paid' },
  'diagnosis.is_closed': { 'zh-CN': '我们的记录：{out_trade_no} 已关闭', en: 'Our record: {out_trade_no} is closed' },
  'diagnosis.not_yet_paid': {
    'zh-CN': '我们的记录里 {out_trade_no} 还没付款；平台可能知道得更新，请查询一次',
    en: '{out_trade_no} is not paid in our record; the platform may know more, so query it once',
  },
  'diagnosis.not_yet_closed': {
    'zh-CN': '我们的记录里 {out_trade_no} 还没关闭；平台可能知道得更新，请查询一次',
    en: '{out_trade_no} is not closed in our record; the platform may know more, so query it once',
  },
  'diagnosis.never_taken': {
    'zh-CN': '平台从没收下过 {out_trade_no} 的下单',
    en: 'The platform never took the order {out_trade_no}',
  },
  'diagnosis.was_taken': {
    'zh-CN': '平台收下过这笔下单，单号是 {gateway_trade_no}',
    en: 'The platform took this order, as {gateway_trade_no}',
  },
  'diagnosis.renumbered': {
    'zh-CN': '{out_trade_no} 在平台上已被别的系统使用，这笔收款改用 {gateway_trade_no}；查询和退款也要用它',
    en: '{out_trade_no} is used at the platform by another system; this payment stands there as {gateway_trade_no}, also for queries and refunds',
  },
  'diagnosis.expired': { 'zh-CN': '付款时间到 {at} 为止，已经过了', en: 'It could be paid until {at}, which is over' },
  'diagnosis.not_expired': {
    'zh-CN': '付款时间到 {at} 为止，还没到',
    en: 'It can be paid until {at}, which is still to come',
  },
  'diagnosis.other_amount': {
    'zh-CN': '{out_trade_no} 在我们这里是 ¥{amount}，贴进来的请求里是 {asked}：同一个单号，金额不同',
    en: '{out_trade_no} is ¥{amount} with us and {asked} in the pasted request: one number, two amounts',
  },
  'diagnosis.same_amount': {
    'zh-CN': '{out_trade_no} 的金额一致（¥{amount}），不同的可能是商品描述、AppID 或通知地址',
    en: 'The amount of {out_trade_no} is the same (¥{amount}); what differs may be the description, the AppID or the notify address',
  },
  'diagnosis.number_known': {
    'zh-CN': '{out_trade_no} 是 {at} 创建的一笔 ¥{amount} 收款',
    en: '{out_trade_no} is a payment of ¥{amount} created at {at}',
  },
  'diagnosis.nothing_paid': {
    'zh-CN': '这笔收款还没有付款，没有钱可退',
    en: 'This payment is not paid, so there is nothing to give back',
  },
  'diagnosis.nothing_left': {
    'zh-CN': '付了 ¥{paid}，还可退 ¥{left}，不够这次退款',
    en: '¥{paid} was paid and ¥{left} is left, less than this refund asks for',
  },
  'diagnosis.something_left': {
    'zh-CN': '付了 ¥{paid}，还可退 ¥{left}',
    en: '¥{paid} was paid and ¥{left} can still be given back',
  },
  'diagnosis.app_strange': {
    'zh-CN': '贴进来的 AppID {appid} 不是这个支付方式的；它用的是：{listed}',
    en: 'The pasted AppID {appid} is not one of this payment method, which uses: {listed}',
  },
  'diagnosis.app_missing': {
    'zh-CN': '这个支付方式没有这种付款要用的 AppID；它有的是：{listed}',
    en: 'This payment method has no AppID for this kind of payment; it has: {listed}',
  },
  'diagnosis.no_app': {
    'zh-CN': '这个支付方式没有自己的 AppID，用的是服务商的',
    en: 'This payment method has no AppID of its own and uses the provider’s',
  },
  'diagnosis.apps': {
    'zh-CN': '这个支付方式用的 AppID：{listed}；到平台上核对它们绑定在同一个商户号上',
    en: 'AppIDs of this payment method: {listed}; check at the platform that they are linked to the same merchant number',
  },
  'diagnosis.other_merchant': {
    'zh-CN': '贴进来的特约商户号是 {asked}，这个支付方式的是 {sub_mchid}',
    en: 'The pasted sub-merchant number is {asked}; that of this payment method is {sub_mchid}',
  },
  'diagnosis.merchant_is_ours': {
    'zh-CN': '支付方式里的特约商户号 {sub_mchid} 是服务商自己的号',
    en: 'The sub-merchant number {sub_mchid} of this payment method is the provider’s own',
  },
  'diagnosis.same_merchant': {
    'zh-CN': '特约商户号 {sub_mchid} 与支付方式一致',
    en: 'The sub-merchant number {sub_mchid} is that of the payment method',
  },
  'diagnosis.merchant': { 'zh-CN': '这个支付方式收款到 {sub_mchid}', en: 'This payment method is paid to {sub_mchid}' },
  'diagnosis.no_payer': { 'zh-CN': '这笔收款没有付款人的 openid', en: 'This payment has no openid of the payer' },
  'diagnosis.payer_of_app': {
    'zh-CN': '这笔收款的 openid 要在 {appid} 里取得；在别的 AppID 里取得的不能用',
    en: 'The openid of this payment has to come from {appid}; one of another AppID will not do',
  },
  'diagnosis.payer_of_ours': {
    'zh-CN': '这笔收款用的是服务商的 AppID，openid 要在它里面取得',
    en: 'This payment uses the provider’s AppID; the openid has to come from it',
  },
  'diagnosis.scene': {
    'zh-CN': '这笔收款是 {scene}，支付方式里有它',
    en: 'This payment is {scene}, which the payment method has',
  },
  'diagnosis.scene_missing': {
    'zh-CN': '这笔收款是 {scene}，支付方式里只有 {scenes}',
    en: 'This payment is {scene}; the payment method has {scenes} only',
  },
  'diagnosis.method_active': { 'zh-CN': '支付方式「{name}」已启用', en: 'Payment method “{name}” is switched on' },
  'diagnosis.method_draft': {
    'zh-CN': '支付方式「{name}」还是草稿，没有启用',
    en: 'Payment method “{name}” is a draft and not switched on',
  },
  'diagnosis.method_disabled': { 'zh-CN': '支付方式「{name}」已停用', en: 'Payment method “{name}” is switched off' },
  'diagnosis.method_grant_withdrawn': {
    'zh-CN': '支付方式「{name}」背后的商家授权已失效',
    en: 'The authorisation behind payment method “{name}” is over',
  },
  'diagnosis.granted': {
    'zh-CN': '商家 {sub_mchid} 的授权有效，平台最后确认于 {at}',
    en: 'The authorisation of {sub_mchid} is valid; the platform last said so at {at}',
  },
  'diagnosis.grant_withdrawn': {
    'zh-CN': '商家 {sub_mchid} 在 {at} 取消了授权',
    en: 'The merchant {sub_mchid} took its authorisation back at {at}',
  },
  'diagnosis.not_granted': {
    'zh-CN': '商家 {sub_mchid} 没有授权给这个应用',
    en: 'The merchant {sub_mchid} has not authorised this application',
  },
  'diagnosis.certificate_ended': {
    'zh-CN': '「{field}」里的证书 {serial_no} 已在 {day} 到期',
    en: 'Certificate {serial_no} in “{field}” ended on {day}',
  },
  'diagnosis.certificate_not_begun': {
    'zh-CN': '「{field}」里的证书 {serial_no} 要到 {from} 才生效',
    en: 'Certificate {serial_no} in “{field}” begins only on {from}',
  },
  'diagnosis.certificate_valid': {
    'zh-CN': '「{field}」里的证书 {serial_no} 有效到 {day}',
    en: 'Certificate {serial_no} in “{field}” is valid until {day}',
  },
  'diagnosis.serial_known': {
    'zh-CN': '贴进来的序列号 {serial_no} 就是这个账号里的',
    en: 'The pasted serial number {serial_no} is the one of this account',
  },
  'diagnosis.serial_strange': {
    'zh-CN': '贴进来的序列号 {serial_no} 不在这个账号里',
    en: 'The pasted serial number {serial_no} is not one of this account',
  },
  'diagnosis.key_set': { 'zh-CN': '「{field}」由 {by} 在 {at} 设置', en: '“{field}” was set by {by} at {at}' },
  'diagnosis.key_heard': {
    'zh-CN': '平台从 {at} 起已经在用备好的新{part}，这里还没有切换',
    en: 'Since {at} the platform uses the new {part} that is kept here, and we have not changed over',
  },
  'diagnosis.key_next': {
    'zh-CN': '{by} 在 {at} 备了新的{part}，还没有切换；如果平台上已经改了，这里也要切换',
    en: '{by} kept a new {part} at {at}, and it is not in use; if it was changed at the platform, change over here too',
  },
  'diagnosis.key_changed': {
    'zh-CN': '{part}在 {at} 换过；旧的保留到 {until}，在那之前可以撤回',
    en: '{part} was changed at {at}; the old one is kept until {until}, and until then you can go back',
  },
  'diagnosis.token_ended': {
    'zh-CN': '商家的授权令牌在 {day} 到期了，没有换新：请商家重新授权',
    en: 'The merchant’s token ended on {day} and was not exchanged: ask the merchant to authorise again',
  },
  'diagnosis.check_failed': {
    'zh-CN': '{at} 的检测里，「{title}」失败{why}',
    en: 'The check of {at} failed at “{title}”{why}',
  },
  'diagnosis.check_warned': {
    'zh-CN': '{at} 的检测里，「{title}」有提醒{why}',
    en: 'The check of {at} warned at “{title}”{why}',
  },
  'diagnosis.check_unconfirmed': {
    'zh-CN': '「{title}」不能自动检测，还没有人确认设置过',
    en: '“{title}” cannot be checked from here, and nobody has confirmed it yet',
  },
  'diagnosis.check_passed': {
    'zh-CN': '{at} 的检测里，「{title}」通过',
    en: 'The check of {at} passed “{title}”',
  },
  'diagnosis.notices_undecryptable': {
    'zh-CN': '近 {days} 天有 {count} 条平台通知解不开（最近 {day}）：APIv3 密钥与平台上的不一致',
    en: '{count} notifications of the last {days} days could not be opened (last on {day}): the key is not the one at the platform',
  },
  'diagnosis.notices_signature': {
    'zh-CN': '近 {days} 天有 {count} 条平台通知验签不通过（最近 {day}）',
    en: '{count} notifications of the last {days} days did not pass the signature check (last on {day})',
  },
  'diagnosis.notices_unknown_key': {
    'zh-CN': '近 {days} 天有 {count} 条平台通知是用我们没有的平台密钥签的（最近 {day}）',
    en: '{count} notifications of the last {days} days were signed with a platform key that we do not have (last on {day})',
  },
  'diagnosis.notices_stale': {
    'zh-CN': '近 {days} 天有 {count} 条平台通知的时间和我们差 5 分钟以上（最近 {day}）',
    en: '{count} notifications of the last {days} days were more than five minutes from our clock (last on {day})',
  },
  'diagnosis.no_notices': {
    'zh-CN': '近 {days} 天没有拒收过平台通知',
    en: 'No notification was turned away in the last {days} days',
  },
  'diagnosis.clock_off': {
    'zh-CN': '请求里的时间和平台应答里的差 {minutes} 分钟',
    en: 'The time in the request is {minutes} minutes from the one in the platform’s answer',
  },
  'diagnosis.clock_right': {
    'zh-CN': '请求里的时间和平台应答里的只差 {minutes} 分钟，时间没有问题',
    en: 'The time in the request is only {minutes} minutes from the one in the platform’s answer: the clock is right',
  },
  'diagnosis.applyment': {
    'zh-CN': '申请 {business_code} 从 {at} 起是 {state}',
    en: 'Application {business_code} has been {state} since {at}',
  },
  'diagnosis.applyment_refused': {
    'zh-CN': '最近一次提交没有被收下：{problem}',
    en: 'Its last submission was not taken: {problem}',
  },
  'diagnosis.refused_before': {
    'zh-CN': '平台用同一个错误码拒绝过 {count} 次，最近在 {at}：{message}',
    en: 'The platform refused with the same code before (×{count}), last at {at}: {message}',
  },
  'diagnosis.refused_before_numbered': {
    'zh-CN': '平台用同一个错误码拒绝过 {count} 次，最近在 {at}（请求编号 {request_id}）：{message}',
    en: 'The platform refused with the same code before (×{count}), last at {at} (request id {request_id}): {message}',
  },
  'diagnosis.last_refusal': {
    'zh-CN': '{at} 平台拒绝：{code} {message}',
    en: 'Refused by the platform at {at}: {code} {message}',
  },
  'diagnosis.last_refusal_numbered': {
    'zh-CN': '{at} 平台拒绝（请求编号 {request_id}）：{code} {message}',
    en: 'Refused by the platform at {at} (request id {request_id}): {code} {message}',
  },
  'diagnosis.payment_pending': {
    'zh-CN': '{out_trade_no}：¥{amount}，待付款，{at} 创建',
    en: '{out_trade_no}: ¥{amount}, not paid, created at {at}',
  },
  'diagnosis.payment_paid': {
    'zh-CN': '{out_trade_no}：¥{amount}，已付款，{at} 创建',
    en: '{out_trade_no}: ¥{amount}, paid, created at {at}',
  },
  'diagnosis.payment_partially_refunded': {
    'zh-CN': '{out_trade_no}：¥{amount}，部分退款，{at} 创建',
    en: '{out_trade_no}: ¥{amount}, refunded in part, created at {at}',
  },
  'diagnosis.payment_refunded': {
    'zh-CN': '{out_trade_no}：¥{amount}，已退款，{at} 创建',
    en: '{out_trade_no}: ¥{amount}, refunded, created at {at}',
  },
  'diagnosis.payment_closed': {
    'zh-CN': '{out_trade_no}：¥{amount}，已关闭，{at} 创建',
    en: '{out_trade_no}: ¥{amount}, closed, created at {at}',
  },
  'diagnosis.answered': {
    'zh-CN': '请求 {request_id} 是 {at} 的 {operation}，我们答了 {status} {code}',
    en: 'Request {request_id} was {operation} at {at}; we answered {status} {code}',
  },
} satisfies Record<string, Sentence>
