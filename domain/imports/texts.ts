import type { Sentence } from '../text.ts'

/** What is wrong with a row of a list of clients, and what mends it. */
export const IMPORT_TEXTS = {
  'import.empty': { 'zh-CN': '没有填写', en: 'Is empty' },
  'import.empty_fix': { 'zh-CN': '在这一格填上内容', en: 'Fill this cell in' },
  'import.not_plain': {
    'zh-CN': '含有换行或看不见的字符',
    en: 'Holds a line break or a character that cannot be seen',
  },
  'import.not_plain_fix': {
    'zh-CN': '删掉这一格的内容，手工重新输入成一行',
    en: 'Clear the cell and type it again on one line',
  },
  'import.too_long': { 'zh-CN': '有 {n} 个字，太长了', en: 'Is {n} characters long' },
  'import.too_long_fix': { 'zh-CN': '缩短到 {longest} 个字以内', en: 'Shorten it to {longest} characters' },
  'import.code_fix': {
    'zh-CN': '对照营业执照逐位核对；暂时没有就留空',
    en: 'Compare it with the licence character by character; leave it empty for now if there is none',
  },
  'import.phone_fix': {
    'zh-CN': '填联系人的 11 位手机号，不能是座机',
    en: 'Enter the contact’s mobile number of 11 digits, not a landline',
  },
  'import.scientific': {
    'zh-CN': '表格软件把它改成了科学记数「{value}」，后面的数字已经丢了',
    en: 'The spreadsheet turned it into “{value}”; the last digits are lost',
  },
  'import.rounded': {
    'zh-CN': '表格软件把它当成数字「{value}」，超过 15 位的部分已经丢了',
    en: 'The spreadsheet kept it as the number “{value}”; what goes beyond 15 digits is lost',
  },
  'import.as_text_fix': {
    'zh-CN': '把这一列的格式改成「文本」，再从原始资料重新填写',
    en: 'Format the column as text, then enter the value again from its source',
  },
  'import.scene_unknown': {
    'zh-CN': '「{header}」里没有「{word}」这个场景',
    en: '“{word}” is not a scene of “{header}”',
  },
  'import.stale': {
    'zh-CN': '检查之后规则变了，这一行不再能用',
    en: 'A rule has changed since the list was checked',
  },
  'import.stale_fix': { 'zh-CN': '把这一行重新导入一次', en: 'Import this row once more' },
} satisfies Record<string, Sentence>
