import type { components } from '@ruzhu/api-types/v1.generated.ts'
import { asProblem, networkProblem, type Problem } from '../api/problem.ts'
import { preferences } from '../theme/preferences.ts'

export type ClientImport = components['schemas']['ClientImport']
export type ImportRow = components['schemas']['ClientImportRow']

/** Sends a list and hears what would become of it. */
export async function uploadList(file: File): Promise<{ planned: ClientImport } | { problem: Problem }> {
  const form = new FormData()
  form.append('file', file)
  try {
    const answer = await fetch('/v1/client-imports', {
      method: 'POST',
      body: form,
      headers: { 'Accept-Language': preferences().language, 'x-ruzhu-console': '1' },
    })
    const body: unknown = await answer.json()
    return answer.status === 201 ? { planned: body as ClientImport } : { problem: asProblem(body) } // 201 has this shape
  } catch {
    return { problem: networkProblem() }
  }
}
