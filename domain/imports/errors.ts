import type { ErrorEntry } from '../errors.ts'

export const IMPORT_ERRORS = {
  IMPORT_UNREADABLE: {
    status: 422,
    title: { 'zh-CN': '读不了这个文件', en: 'This file cannot be read' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '另存为 .xlsx，或编码为 UTF-8 的 .csv，再上传一次；旧的 .xls 不支持。',
          en: 'Save it as .xlsx, or as .csv in UTF-8, and upload it again; the old .xls is not supported.',
        },
      },
    ],
  },
  IMPORT_QUOTE_OPEN: {
    status: 422,
    title: { 'zh-CN': '引号没有成对', en: 'A quotation mark is not closed' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '检查文件第 {line} 行附近的英文双引号，或用表格软件另存为 .xlsx。',
          en: 'Look at the quotation marks around line {line}, or save the file as .xlsx.',
        },
      },
    ],
  },
  IMPORT_TOO_LARGE: {
    status: 422,
    title: { 'zh-CN': '这份名单太大', en: 'This list is too large' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '分成几个文件：每个最多 5000 行、60 列、5 MB。',
          en: 'Divide it into files of at most 5000 rows, 60 columns and 5 MB.',
        },
      },
    ],
  },
  IMPORT_EMPTY: {
    status: 422,
    title: { 'zh-CN': '名单里没有客户', en: 'There is no client on this list' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '第一行写列名，从第二行起每行写一个客户；可以先下载模板。',
          en: 'The first row holds the names of the columns, each further row one client. Begin with the template.',
        },
      },
    ],
  },
  IMPORT_COLUMNS_MISSING: {
    status: 422,
    title: { 'zh-CN': '名单里缺少必要的列', en: 'A column that is needed is missing' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '在第一行加上「{missing}」；可以先下载模板。',
          en: 'Add {missing_en} to the first row, or begin with the template.',
        },
      },
    ],
  },
  IMPORT_COLUMN_TWICE: {
    status: 422,
    title: { 'zh-CN': '有两列说的是同一件事', en: 'Two columns say the same thing' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '「{one}」和「{other}」只留一列。',
          en: 'Keep one of “{one}” and “{other}”.',
        },
      },
    ],
  },
  IMPORT_DISCARDED: {
    status: 409,
    title: { 'zh-CN': '这份名单已经放弃', en: 'This list was discarded' },
    fix: [{ owner: 'operator', do: { 'zh-CN': '重新上传文件。', en: 'Upload the file again.' } }],
  },
  IMPORT_STARTED: {
    status: 409,
    title: { 'zh-CN': '已经开始导入，不能放弃', en: 'The import has started and cannot be discarded' },
    fix: [
      {
        owner: 'operator',
        do: { 'zh-CN': '等它完成；建错的客户可以归档。', en: 'Let it end; archive clients that should not be there.' },
      },
    ],
  },
} as const satisfies Record<string, ErrorEntry>
