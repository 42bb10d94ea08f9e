import { Type } from 'typebox'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { countsOf } from '@ruzhu/domain/checks/checks.ts'
import { CheckResultView, CountsView, resultView } from './check-views.ts'

const Doctor = operation({
  tags: ['methods'],
  operationId: 'checkInstallation',
  summary: 'Look at our own installation: address, database, disk, master key, jobs, notifications, keys that end',
  description: '检查这套安装自己：地址、数据库、磁盘、主密钥、后台任务、通知、到期的密钥。',
  access: 'provider_accounts.read',
  response: { 200: Type.Object({ counts: CountsView, results: Type.Array(CheckResultView) }) },
})

export function doctorRoutes(app: App, parts: Parts): void {
  app.get('/v1/doctor', { schema: Doctor }, async () => {
    const results = await parts.checkHouse()
    return { counts: countsOf(results), results: results.map((result) => resultView(result, [])) }
  })
}
