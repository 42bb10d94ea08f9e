import type { Sentence } from '@ruzhu/domain/text.ts'

export const SHELL_TEXTS = {
  'shell.product': { 'zh-CN': '入驻', en: 'Ruzhu' },
  'shell.skip': { 'zh-CN': '跳到正文', en: 'Skip to content' },
  'shell.menu': { 'zh-CN': '菜单', en: 'Menu' },
  'shell.navigation': { 'zh-CN': '主导航', en: 'Main navigation' },
  'shell.path': { 'zh-CN': '当前位置', en: 'You are here' },
  'shell.test': { 'zh-CN': '测试环境 · 不会产生真实资金', en: 'Test environment · no real money' },
  'shell.test_mark': { 'zh-CN': '[测试]', en: '[Test]' },
  'shell.todo': { 'zh-CN': '待办', en: 'To-do' },
  'shell.clients': { 'zh-CN': '客户', en: 'Clients' },
  'shell.payments': { 'zh-CN': '收款', en: 'Payments' },
  'shell.developers': { 'zh-CN': '开发者', en: 'Developers' },
  'shell.simulator': { 'zh-CN': '模拟器', en: 'Simulator' },
  'shell.settings': { 'zh-CN': '设置', en: 'Settings' },
  'shell.language': { 'zh-CN': '语言', en: 'Language' },
  'shell.theme': { 'zh-CN': '外观', en: 'Theme' },
  'shell.theme_system': { 'zh-CN': '跟随系统', en: 'System' },
  'shell.theme_light': { 'zh-CN': '浅色', en: 'Light' },
  'shell.theme_dark': { 'zh-CN': '深色', en: 'Dark' },
  'shell.account': { 'zh-CN': '{name}的账户', en: 'Account of {name}' },
  'shell.sign_out': { 'zh-CN': '退出登录', en: 'Sign out' },
} as const satisfies Record<string, Sentence>
