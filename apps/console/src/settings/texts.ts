import type { Sentence } from '@ruzhu/domain/text.ts'

export const SETTINGS_TEXTS = {
  'settings.title': { 'zh-CN': '设置', en: 'Settings' },
  'settings.tabs': { 'zh-CN': '设置的内容', en: 'Sections of the settings' },
  'settings.providers': { 'zh-CN': '服务商账号', en: 'Service provider account' },
  'settings.members': { 'zh-CN': '成员与角色', en: 'Members and roles' },
  'settings.preferences': { 'zh-CN': '语言与外观', en: 'Language and theme' },
  'settings.language': { 'zh-CN': '语言', en: 'Language' },
  'settings.preferences_why': { 'zh-CN': '只在这个浏览器里生效。', en: 'For this browser only.' },
  'members.name': { 'zh-CN': '姓名', en: 'Name' },
  'members.email': { 'zh-CN': '邮箱', en: 'E-mail' },
  'members.role': { 'zh-CN': '角色', en: 'Role' },
  'providers.empty': { 'zh-CN': '还没有服务商账号', en: 'No service provider account yet' },
  'providers.empty_why': {
    'zh-CN': '服务商账号是我们公司在支付平台的商户号和密钥。有了它才能为客户进件和收款。',
    en: 'It is our company’s merchant number and keys at a platform. Applications and payments need it.',
  },
  'providers.new': { 'zh-CN': '设置服务商账号', en: 'Set up an account' },
  'providers.new_of': { 'zh-CN': '设置{channel}服务商账号', en: 'Set up a {channel} account' },
  'providers.edit': { 'zh-CN': '修改', en: 'Edit' },
  'providers.name': { 'zh-CN': '名称', en: 'Name' },
  'providers.name_help': {
    'zh-CN': '写给同事看的，例如：南风科技（微信支付）',
    en: 'For your colleagues, such as: Nanfeng (WeChat Pay)',
  },
  'providers.secret_set': {
    'zh-CN': '已设置 · {length} 位 · 指纹 {fingerprint} · {who} 于 {when}',
    en: 'Set · {length} characters · fingerprint {fingerprint} · {who}, {when}',
  },
  'providers.secret_never': {
    'zh-CN': '为了安全，保存后任何人都看不到原文。',
    en: 'For safety nobody sees it again once it is saved.',
  },
  'providers.copy_whole': { 'zh-CN': '复制全文', en: 'Copy it whole' },
  'providers.replace': { 'zh-CN': '替换', en: 'Replace' },
  'providers.keep': { 'zh-CN': '保留原来的', en: 'Keep the old one' },
  'providers.replace_empty': { 'zh-CN': '留空就保留原来的', en: 'Left empty, the old one stays' },
  'providers.save': { 'zh-CN': '检测并保存', en: 'Check and save' },
  'providers.checked_first': {
    'zh-CN': '保存前会用这些密钥向平台发一次无害的查询，通过了才保存。',
    en: 'Before saving, a harmless request goes to the platform with these keys; they are saved only if it is answered.',
  },
  'providers.probe': { 'zh-CN': '检测连接', en: 'Test connection' },
  'providers.probe_ok': { 'zh-CN': '通过。时钟相差 {ms} 毫秒', en: 'Passed. Clocks differ by {ms} ms' },
  'providers.probe_unknown': {
    'zh-CN': '平台没有应答，不能判断。配置可能没有问题，请稍后再试。',
    en: 'No answer from the platform; the result is unknown. The settings may be fine; try again later.',
  },
  'providers.pattern': { 'zh-CN': '「{label}」的格式不对', en: '{label} does not have the right form' },
  'providers.pem': {
    'zh-CN': '粘贴文件的全部内容，从 -----BEGIN 到 END-----',
    en: 'Paste the whole file, from -----BEGIN to END-----',
  },
  'providers.addresses': { 'zh-CN': '填到平台上的地址', en: 'Addresses to enter at the platform' },
  'providers.addresses_why': {
    'zh-CN': '平台把商家的授权消息发到第一个，商家同意授权后回到第二个。',
    en: 'The platform sends messages about authorisations to the first; merchants come back to the second.',
  },
  'providers.remarks': { 'zh-CN': '已保存。下面几项请知道', en: 'Saved. What you should know' },
  'providers.remark': { 'zh-CN': '{label}：{said}', en: '{label}: {said}' },
  'providers.set_fields': { 'zh-CN': '密钥', en: 'Keys' },
} as const satisfies Record<string, Sentence>
