import type { Sentence } from '@ruzhu/domain/text.ts'

export const IMPORT = {
  help: {
    'zh-CN': `ruzhu import 名单文件 [--apply] [--json] [--url URL]

从 CSV 或 XLSX 导入客户。先逐行检查，说明每一行会怎样，不建客户；加上 --apply 才建。
有问题的行不会导入。改好后再导入同一份文件：已经建好的客户会被认出，不会重复。

  --apply     建客户，等到全部建完
  --json      输出 JSON
  --url URL   服务的地址，默认 RUZHU_PUBLIC_URL 或 http://127.0.0.1:7300

接口密钥放在 RUZHU_API_KEY，不能是绑定某个客户的。
退出码：0 没有要改的行，1 有要改的行，2 没有问到服务，或读不了文件。`,
    en: `ruzhu import FILE [--apply] [--json] [--url URL]

Imports clients from CSV or XLSX. Looks at each row first and says what would become of it, and makes nothing;
with --apply it makes the clients. Rows with problems are left out. Mend them and import the same file again:
clients that are there are recognised and not made twice.

  --apply     makes the clients, and waits until all are made
  --json      prints JSON
  --url URL   address of the server, unless told RUZHU_PUBLIC_URL or http://127.0.0.1:7300

The API key is RUZHU_API_KEY; it may not be bound to one client.
Exits with 0 if no row needs a change, 1 if some do, 2 if no server could be asked or the file not be read.`,
  },
  no_file: { 'zh-CN': '要导入哪个文件？ruzhu import 名单.xlsx', en: 'Which file? ruzhu import clients.xlsx' },
  unreadable: { 'zh-CN': '读不了文件 {file}（{why}）。', en: 'Cannot read the file {file} ({why}).' },
  too_slow: {
    'zh-CN': '导入 {id} 十分钟还没有建完；它会接着建，在管理台「客户 → 导入名单」看进度。',
    en: 'The import {id} did not end within ten minutes; it goes on. See Clients → Import a list in the console.',
  },
  heading: { 'zh-CN': '{file}：{total} 行', en: '{file}: {total} rows' },
  new: { 'zh-CN': '将新建 {n}', en: '{n} to be added' },
  created: { 'zh-CN': '已新建 {n}', en: '{n} added' },
  same_client: { 'zh-CN': '已在名单里 {n}', en: '{n} on the list already' },
  same_row: { 'zh-CN': '文件内重复 {n}', en: '{n} twice in the file' },
  problem: { 'zh-CN': '要修改 {n}', en: '{n} need a change' },
  unknown_columns: { 'zh-CN': '没有用到的列：{columns}', en: 'Columns that are not used: {columns}' },
  row: { 'zh-CN': '第 {row} 行 {name}', en: 'Row {row} {name}' },
  more: { 'zh-CN': '还有 {n} 行要修改。', en: '{n} more rows need a change.' },
  rehearsed: {
    'zh-CN': '这是演练，没有建客户。加上 --apply 才会建。',
    en: 'This was a dry run; no client was made. Add --apply to make them.',
  },
} as const satisfies Record<string, Sentence>
