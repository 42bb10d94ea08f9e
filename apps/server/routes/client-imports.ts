import type { Client } from '@ruzhu/domain/clients/clients.ts'
import type { ImportId } from '@ruzhu/domain/ids.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import { COLUMN_LABELS, COLUMN_NAMES } from '@ruzhu/domain/imports/columns.ts'
import {
  type ClientImport,
  FILE_LIMIT_BYTES,
  type ImportRow,
  ROW_STATES,
  type RowProblem,
} from '@ruzhu/domain/imports/imports.ts'
import { planImport } from '@ruzhu/domain/imports/plan-import.ts'
import { discardImport, startImport } from '@ruzhu/domain/imports/run-import.ts'
import type { FastifyReply } from 'fastify'
import { type Static, Type } from 'typebox'
import { languageOf } from '../edge/language.ts'
import { uploadOf } from '../edge/pictures.ts'
import { readList } from '../imports/read-list.ts'
import { reportOf } from '../imports/report.ts'
import { csvTemplate, templateRows } from '../imports/template.ts'
import { writeXlsx } from '../imports/write-xlsx.ts'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import {
  at,
  atIf,
  Closed,
  given,
  Id,
  Instant,
  ListOf,
  listView,
  OneOf,
  pageQuery,
  paging,
  SentenceView,
  TextView,
  textView,
  View,
} from '../schemas.ts'

const CSV = 'text/csv; charset=utf-8'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const ImportView = View('ClientImport', {
  id: Id('im'),
  filename: Type.String(),
  sha256: Type.String(),
  state: OneOf(['ready', 'running', 'done', 'discarded']),
  columns: Type.Array(
    Type.Object({ header: Type.String(), name: OneOf(COLUMN_NAMES), channel: Type.Optional(Type.String()) }),
    { description: '认出的列 / Columns that were recognised' },
  ),
  unknown_columns: Type.Array(Type.String(), { description: '没有用到的列 / Columns that are not used' }),
  total: Type.Integer(),
  counts: Type.Object(Object.fromEntries(ROW_STATES.map((state) => [state, Type.Integer()])) as CountFields, {
    description: '各种结果的行数 / Rows by what becomes of them',
  }),
  created_by: Type.String(),
  created_at: Instant,
  started_by: Type.Optional(Type.String()),
  started_at: Type.Optional(Instant),
  ended_at: Type.Optional(Instant),
})
type CountFields = Record<(typeof ROW_STATES)[number], ReturnType<typeof Type.Integer>>

const ImportRowView = View('ClientImportRow', {
  number: Type.Integer({ description: '文件里的行号，表头是第 1 行 / As the file counts; the header is row 1' }),
  state: OneOf(ROW_STATES),
  name: Type.String(),
  problems: Type.Array(
    Type.Object({ column: OneOf(COLUMN_NAMES), label: SentenceView, reason: TextView, fix: TextView }),
  ),
  client: Type.Optional(
    Type.Object({
      id: Id('cl'),
      name: Type.String(),
      owner_id: Type.Optional(Type.String({ description: '负责人，成员的编号 / The member who looks after it' })),
    }),
  ),
  same_as_row: Type.Optional(Type.Integer()),
})

const about = { tags: ['clients'], access: 'clients.edit' } as const
const ImportParams = Closed({ id: Id('im') })

const PlanImport = operation({
  ...about,
  operationId: 'planClientImport',
  summary: 'Read a list of clients (CSV or XLSX, at most 5 MB and 5000 rows) and say what would become of each row',
  description: '上传客户名单（CSV 或 XLSX，最多 5 MB、5000 行），逐行检查；还不会建客户。',
  multipart: { limitBytes: FILE_LIMIT_BYTES },
  response: { 201: ImportView },
})
const ListImports = operation({
  ...about,
  operationId: 'listClientImports',
  summary: 'List imports, newest first',
  description: '导入记录，新的在前。',
  querystring: Closed(paging),
  response: { 200: ListOf(ImportView) },
})
const GetImport = operation({
  ...about,
  operationId: 'getClientImport',
  summary: 'Read an import and how far it is',
  description: '查看一次导入和它的进度。',
  params: ImportParams,
  response: { 200: ImportView },
})
const ListRows = operation({
  ...about,
  operationId: 'listClientImportRows',
  summary: 'What becomes of each row, in the order of the file',
  description: '每一行的结果，按文件的顺序。',
  params: ImportParams,
  querystring: Closed({
    limit: paging.limit,
    after: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
    state: Type.Optional(OneOf(ROW_STATES)),
  }),
  response: { 200: ListOf(ImportRowView) },
})
const GetReport = operation({
  ...about,
  operationId: 'getClientImportReport',
  summary: 'The same as a table to download',
  description: '下载逐行结果（CSV）。',
  params: ImportParams,
  produces: ['text/csv'],
})
const StartImport = operation({
  ...about,
  operationId: 'startClientImport',
  summary: 'Make the clients, in the background; starting it twice starts it once',
  description: '开始建客户，在后台进行；重复调用没有影响。',
  params: ImportParams,
  response: { 202: ImportView },
})
const DiscardImport = operation({
  ...about,
  operationId: 'discardClientImport',
  summary: 'Forget a list that was not started',
  description: '放弃还没有开始的名单。',
  params: ImportParams,
  response: { 200: ImportView },
})
const GetTemplate = operation({
  ...about,
  operationId: 'getClientImportTemplate',
  summary: 'A list to fill in, as a workbook whose cells are text',
  description: '下载名单模板（XLSX，单元格都是文本格式）。',
  produces: [XLSX],
})
const GetCsvTemplate = operation({
  ...about,
  operationId: 'getClientImportCsvTemplate',
  summary: 'The same as CSV',
  description: '下载名单模板（CSV）。',
  produces: ['text/csv'],
})

export function clientImportRoutes(app: App, parts: Parts): void {
  const imports = () => parts.deps.store.read.imports
  const importOf = async (id: ImportId): Promise<ClientImport> => {
    const planned = await imports().byId(id)
    if (!planned) throw new AppError('NOT_FOUND', { id })
    return planned
  }
  const shown = async (planned: ClientImport) => importView(planned, await imports().counts(planned.id))
  const channels = () => parts.channels.map(({ descriptor }) => descriptor)

  app.post('/v1/client-imports', { schema: PlanImport }, async (request, reply) => {
    const list = await readList(uploadOf(request))
    const planned = await planImport(parts.deps, list, channels(), request.caller.name)
    return reply.status(201).send(await shown(planned))
  })
  app.get('/v1/client-imports', { schema: ListImports }, async ({ query }) => {
    const { rows, next } = await imports().page(pageQuery(query))
    return given({ data: await Promise.all(rows.map(shown)), next })
  })
  app.get('/v1/client-imports/:id', { schema: GetImport }, async ({ params }) => shown(await importOf(params.id)))
  app.get('/v1/client-imports/:id/rows', { schema: ListRows }, async ({ params, query }) => {
    const { id } = await importOf(params.id)
    const { limit = 20, after, state } = query
    const found = await imports().rows(id, given({ limit: limit + 1, after, states: state && [state] }))
    const rows = found.slice(0, limit)
    const clients = await clientsOf(parts, rows)
    const last = found.length > limit ? rows.at(-1) : undefined
    return listView(given({ rows, next: last && String(last.number) }), (row) => rowView(row, clients))
  })
  app.get('/v1/client-imports/:id/report.csv', { schema: GetReport }, async ({ params, headers }, reply) => {
    const { id } = await importOf(params.id)
    return download(reply, CSV, `${id}.csv`).send(
      reportOf(parts.deps.store.read, id, languageOf(headers['accept-language'])),
    )
  })
  app.post('/v1/client-imports/:id/start', { schema: StartImport }, async ({ caller, params }, reply) =>
    reply.status(202).send(await shown(await startImport(parts.deps, params.id, caller.name))),
  )
  app.post('/v1/client-imports/:id/discard', { schema: DiscardImport }, async ({ params }) =>
    shown(await discardImport(parts.deps, params.id)),
  )
  app.get('/v1/client-import-template.xlsx', { schema: GetTemplate }, async ({ headers }, reply) => {
    const language = languageOf(headers['accept-language'])
    const book = writeXlsx(language === 'en' ? 'Clients' : '客户名单', templateRows(channels(), language))
    return download(reply, XLSX, 'ruzhu-clients.xlsx').send(Buffer.from(book))
  })
  app.get('/v1/client-import-template.csv', { schema: GetCsvTemplate }, async ({ headers }, reply) =>
    download(reply, CSV, 'ruzhu-clients.csv').send(csvTemplate(channels(), languageOf(headers['accept-language']))),
  )
}

function download(reply: FastifyReply, type: string, filename: string): FastifyReply {
  return reply.type(type).header('content-disposition', `attachment; filename="${filename}"`)
}

type KnownClients = ReadonlyMap<string, Client>

async function clientsOf({ deps }: Parts, rows: readonly ImportRow[]): Promise<KnownClients> {
  const clients = await deps.store.read.clients.byIds(rows.flatMap(({ clientId }) => clientId ?? []))
  return new Map(clients.map((client) => [client.id, client]))
}

function importView(planned: ClientImport, counts: Static<typeof ImportView>['counts']): Static<typeof ImportView> {
  return given({
    id: planned.id,
    filename: planned.filename,
    sha256: planned.sha256,
    state: planned.state,
    columns: planned.columns.map(given),
    unknown_columns: [...planned.unknownColumns],
    total: planned.total,
    counts: { ...counts },
    created_by: planned.by,
    created_at: at(planned.createdAt),
    started_by: planned.startedBy,
    started_at: atIf(planned.startedAt),
    ended_at: atIf(planned.endedAt),
  })
}

function rowView(row: ImportRow, clients: KnownClients): Static<typeof ImportRowView> {
  const { number, state, name, problems, clientId, sameAsRow } = row
  const client = clientId === undefined ? undefined : clients.get(clientId)
  return given({
    number,
    state,
    name,
    problems: problems.map(problemView),
    client: clientId && given({ id: clientId, name: client?.name ?? name, owner_id: client?.ownerId }),
    same_as_row: sameAsRow,
  })
}

function problemView({ column, reason, fix }: RowProblem) {
  return { column, label: COLUMN_LABELS[column], reason: textView(reason), fix: textView(fix) }
}
