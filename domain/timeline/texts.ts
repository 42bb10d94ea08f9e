import type { Sentence } from '../text.ts'

/** What people and platforms did about clients, applyments and methods; money has its own beside it. */
export const TIMELINE_TEXTS = {
  'timeline.client_created': { 'zh-CN': '创建了客户 {name}', en: 'Client {name} created' },
  'timeline.client_changed': { 'zh-CN': '修改了客户资料', en: 'Client details changed' },
  'timeline.client_archived': { 'zh-CN': '归档了客户', en: 'Client archived' },
  'timeline.client_restored': { 'zh-CN': '恢复了客户', en: 'Client restored' },
  'timeline.picture_added': { 'zh-CN': '上传了图片 {filename}', en: 'Picture {filename} uploaded' },
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
  'timeline.applyment_to_be_signed': { 'zh-CN': '等待超级管理员签约', en: 'Waiting for the super admin to sign' },
  'timeline.applyment_signing': {
    'zh-CN': '已签约，平台正在开通权限',
    en: 'Signed; the platform is opening permissions',
  },
  'timeline.applyment_finished': {
    'zh-CN': '进件完成，特约商户号 {sub_mchid}',
    en: 'Application finished; sub-merchant {sub_mchid}',
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

  'timeline.method_created': { 'zh-CN': '新建了支付方式「{name}」', en: 'Payment method “{name}” created' },
  'timeline.method_changed': { 'zh-CN': '修改了支付方式「{name}」', en: 'Payment method “{name}” changed' },
  'timeline.methods_ordered': { 'zh-CN': '调整了支付方式的次序', en: 'Order of the payment methods changed' },
  'timeline.app_secret_kept': { 'zh-CN': '设置了「{name}」的 AppSecret', en: 'AppSecret of “{name}” set' },
  'timeline.app_secret_dropped': { 'zh-CN': '移除了「{name}」的 AppSecret', en: 'AppSecret of “{name}” removed' },
  'timeline.account_kept': { 'zh-CN': '保存了客户自己的账号「{name}」', en: 'The client’s own account “{name}” saved' },
  'timeline.method_enabled': { 'zh-CN': '启用了支付方式「{name}」', en: 'Payment method “{name}” enabled' },
  'timeline.method_disabled': { 'zh-CN': '停用了支付方式「{name}」', en: 'Payment method “{name}” disabled' },
} satisfies Record<string, Sentence>
