import type { Sentence } from '../text.ts'

/** What people and platforms did about clients, applyments and methods; money has its own beside it. */
export const TIMELINE_TEXTS = {
  'timeline.client_created': { 'zh-CN': '创建了客户 {name}', en: 'Client {name} created' },
  'timeline.client_changed': { 'zh-CN': '修改了客户资料', en: 'Client details changed' },
  'timeline.client_archived': { 'zh-CN': '归档了客户', en: 'Client archived' },
  'timeline.client_restored': { 'zh-CN': '恢复了客户', en: 'Client restored' },
  'timeline.picture_added': { 'zh-CN': '上传了图片 {filename}', en: 'Picture {filename} uploaded' },
  'timeline.contact_revealed': {
    'zh-CN': '查看了完整联系方式，用于档案：{reason}',
    en: 'Contact shown whole for the dossier: {reason}',
  },
  'timeline.note': { 'zh-CN': '{note}', en: '{note}' },

  'timeline.applyment_created': {
    'zh-CN': '新建了进件申请 {business_code}',
    en: 'Application {business_code} created',
  },
  'timeline.applyment_copied': {
    'zh-CN': '复制了作废的申请，新建 {business_code}',
    en: 'Cancelled application copied as {business_code}',
  },
  'timeline.applyment_submitted': { 'zh-CN': '第 {n} 次提交', en: 'Submission {n}' },
  'timeline.applyment_resubmitted': {
    'zh-CN': '第 {n} 次提交（改了 {changes} 处）',
    en: 'Submission {n} ({changes} changed)',
  },
  'timeline.applyment_refused': {
    'zh-CN': '平台没有收下这次提交：{reason}',
    en: 'The platform did not take the submission: {reason}',
  },
  'timeline.applyment_unanswered': {
    'zh-CN': '平台没有应答这次提交，我们会用同一个编号查询后再决定是否重发',
    en: 'No answer to the submission; we ask under the same number before anything is sent again',
  },
  'timeline.applyment_editting': {
    'zh-CN': '平台没有收下这次提交，申请回到编辑中：{message}',
    en: 'The platform put the application back to editing: {message}',
  },
  'timeline.applyment_auditing': { 'zh-CN': '平台已收到，开始审核', en: 'Received by the platform; under review' },
  'timeline.applyment_rejected': { 'zh-CN': '审核未通过，有 {n} 条意见', en: 'Rejected with {n} comments' },
  'timeline.applyment_to_be_confirmed': {
    'zh-CN': '资料审核通过，等待账户验证',
    en: 'Review passed; the account has to be verified',
  },
  'timeline.applyment_to_be_signed': {
    'zh-CN': '审核通过，等待商家签约',
    en: 'Review passed; the merchant has to sign',
  },
  'timeline.applyment_signing': {
    'zh-CN': '已签约，平台正在开通权限',
    en: 'Signed; the platform is opening permissions',
  },
  'timeline.applyment_finished': {
    'zh-CN': '进件完成，商户号 {sub_mchid}',
    en: 'Application finished; merchant number {sub_mchid}',
  },
  'timeline.applyment_canceled': { 'zh-CN': '申请已作废', en: 'Application cancelled' },
  'timeline.applyment_unknown': {
    'zh-CN': '平台返回了新的状态「{raw}」，我们还不认识它',
    en: 'The platform reports a new state, “{raw}”, that we do not know yet',
  },
  'timeline.objection_kept': {
    'zh-CN': '确认「{field}」无误，附说明：{note}',
    en: '“{field}” left as it is: {note}',
  },

  'timeline.settlement_asked': {
    'zh-CN': '申请把结算账户换成{bank} {number}',
    en: 'Asked to change the settlement account to {bank} {number}',
  },
  'timeline.settlement_auditing': {
    'zh-CN': '平台已收到结算账户变更，正在审核',
    en: 'The platform looks at the change of the settlement account',
  },
  'timeline.settlement_succeeded': {
    'zh-CN': '结算账户变更已生效：{bank} {number}',
    en: 'The settlement account is now {bank} {number}',
  },
  'timeline.settlement_failed': {
    'zh-CN': '结算账户变更被驳回，原账户不变：{reason}',
    en: 'The change of the settlement account was turned down, the old one stays: {reason}',
  },
  'timeline.settlement_refused': {
    'zh-CN': '平台没有收下结算账户变更：{reason}',
    en: 'The platform did not take the change of the settlement account: {reason}',
  },
  'timeline.settlement_lapsed': {
    'zh-CN': '平台一直没有应答这次结算账户变更，5 天内也没有看到新账户，可以重新提交',
    en: 'The change of the settlement account was never answered, nor seen within 5 days; it can be asked for again',
  },
  'timeline.settlement_unknown': {
    'zh-CN': '结算账户变更返回了新的状态「{raw}」，我们还不认识它，会继续查询',
    en: 'The change of the settlement account is in a state “{raw}” that we do not know; we go on asking',
  },
  'timeline.settlement_unreachable': {
    'zh-CN': '平台打款到结算账户失败：{reason}',
    en: 'A payment to the settlement account failed: {reason}',
  },
  'timeline.settlement_reachable': {
    'zh-CN': '结算账户恢复正常，打款验证通过',
    en: 'The settlement account takes money again',
  },
  'timeline.permission_granted': {
    'zh-CN': '平台确认已授权：{what}',
    en: 'The platform confirms it is granted: {what}',
  },
  'timeline.permission_withdrawn': {
    'zh-CN': '授权被收回：{what}（{message}）',
    en: 'No longer granted: {what} ({message})',
  },
  'timeline.appid_linked': {
    'zh-CN': '把 {appid} 绑定到特约商户号 {sub_mchid}',
    en: '{appid} linked to sub-merchant {sub_mchid}',
  },
  'timeline.directory_added': {
    'zh-CN': '给特约商户号 {sub_mchid} 登记支付授权目录 {directory}',
    en: 'Pay directory {directory} added to sub-merchant {sub_mchid}',
  },

  'timeline.snoozed': { 'zh-CN': '搁置到 {until}：{reason}', en: 'Put aside until {until}: {reason}' },
  'timeline.assigned': { 'zh-CN': '负责人改为 {name}', en: 'Now looked after by {name}' },
  'timeline.unassigned': { 'zh-CN': '不再有负责人', en: 'Looked after by nobody now' },
  'timeline.method_created': { 'zh-CN': '新建了支付方式「{name}」', en: 'Payment method “{name}” created' },
  'timeline.method_changed': { 'zh-CN': '修改了支付方式「{name}」', en: 'Payment method “{name}” changed' },
  'timeline.methods_ordered': { 'zh-CN': '调整了支付方式的次序', en: 'Order of the payment methods changed' },
  'timeline.app_secret_kept': { 'zh-CN': '设置了「{name}」的 AppSecret', en: 'AppSecret of “{name}” set' },
  'timeline.app_secret_dropped': { 'zh-CN': '移除了「{name}」的 AppSecret', en: 'AppSecret of “{name}” removed' },
  'timeline.account_kept': { 'zh-CN': '保存了客户自己的账号「{name}」', en: 'The client’s own account “{name}” saved' },
  'timeline.key_next': { 'zh-CN': '为「{name}」备好了新的{part}', en: 'New {part} kept for “{name}”' },
  'timeline.key_switched': { 'zh-CN': '「{name}」切换到新的{part}', en: '“{name}” changed over to its new {part}' },
  'timeline.key_undone': { 'zh-CN': '「{name}」撤回到原来的{part}', en: '“{name}” went back to its former {part}' },
  'timeline.key_discarded': { 'zh-CN': '放弃了「{name}」备好的{part}', en: 'New {part} of “{name}” given up' },
  'timeline.method_enabled': { 'zh-CN': '启用了支付方式「{name}」', en: 'Payment method “{name}” enabled' },
  'timeline.method_disabled': { 'zh-CN': '停用了支付方式「{name}」', en: 'Payment method “{name}” disabled' },
} satisfies Record<string, Sentence>
