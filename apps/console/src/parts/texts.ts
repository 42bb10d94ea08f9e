import type { Sentence } from '@ruzhu/domain/text.ts'

export const PART_TEXTS = {
  'parts.copy': { 'zh-CN': '复制{label}', en: 'Copy {label}' },
  'parts.copied': { 'zh-CN': '已复制', en: 'Copied' },
  'parts.copy_failed': {
    'zh-CN': '没有复制成功，请手动选中后复制',
    en: 'Not copied. Select the text and copy it by hand',
  },
  'parts.retry': { 'zh-CN': '重试', en: 'Try again' },
  'parts.loading': { 'zh-CN': '正在读取', en: 'Loading' },
  'parts.more': { 'zh-CN': '显示更多', en: 'Show more' },
  'parts.all_shown': { 'zh-CN': '已全部显示', en: 'All shown' },
  'parts.request_id': { 'zh-CN': '请求编号', en: 'Request ID' },
  'parts.stale': { 'zh-CN': '更新失败，显示的是 {time} 的数据', en: 'Not updated; this is the data of {time}' },
  'parts.offline': {
    'zh-CN': '网络已断开，显示的是 {time} 的数据，恢复后自动更新',
    en: 'The network is down; this is the data of {time}. It updates once the network is back',
  },
  'parts.network_title': { 'zh-CN': '没有连上服务器', en: 'The server cannot be reached' },
  'parts.network_detail': {
    'zh-CN': '网络断开或服务器已停止。你填的内容都在，恢复后可以重试。',
    en: 'The network is down or the server has stopped. What you entered is still here; try again once it is back.',
  },
  'parts.strange_title': { 'zh-CN': '服务器的回答看不懂', en: 'The server’s answer cannot be read' },
  'parts.gateway_said': { 'zh-CN': '平台返回：{message}（{code}）', en: 'The platform said: {message} ({code})' },
  'parts.where': { 'zh-CN': '在哪里找？', en: 'Where do I find this?' },
  'parts.checked_on': { 'zh-CN': '路径核对于 {day}', en: 'Path checked on {day}' },
  'parts.cancel': { 'zh-CN': '取消', en: 'Cancel' },
  'parts.close': { 'zh-CN': '关闭', en: 'Close' },
  'parts.save': { 'zh-CN': '保存', en: 'Save' },
  'parts.optional': { 'zh-CN': '选填', en: 'optional' },
  'parts.required_missing': { 'zh-CN': '请填写「{label}」', en: 'Enter {label}' },
  'parts.clear_filter': { 'zh-CN': '清除筛选', en: 'Clear filter' },
  'parts.no_match': { 'zh-CN': '没有符合筛选的内容', en: 'Nothing matches the filter' },
  'parts.all': { 'zh-CN': '全部', en: 'All' },
  'parts.list_separator': { 'zh-CN': '、', en: ', ' },
  'parts.needs_role': { 'zh-CN': '需要「{role}」角色', en: 'Requires the {role} role' },
  'parts.crashed_title': { 'zh-CN': '这个页面没有显示出来', en: 'This page could not be shown' },
  'parts.crashed_detail': {
    'zh-CN': '页面程序出错了，数据没有受影响。可以重新打开这个页面。',
    en: 'The page’s own code failed; your data is not affected. Open the page again.',
  },
  'parts.not_found_title': { 'zh-CN': '没有这个页面', en: 'There is no such page' },
  'parts.not_found_detail': {
    'zh-CN': '地址可能抄漏了，或者内容已经移走。',
    en: 'The address may be incomplete, or the page has moved.',
  },
} as const satisfies Record<string, Sentence>
