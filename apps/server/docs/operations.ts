import type { OpenApi } from '../openapi.ts'

/** As much of JSON Schema as our routes use. */
export type Schema = {
  $ref?: string
  type?: string
  description?: string
  properties?: Record<string, Schema>
  required?: readonly string[]
  items?: Schema
  anyOf?: readonly Schema[]
  enum?: readonly string[]
  const?: unknown
  pattern?: string
  format?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
}

export type Operation = {
  id: string
  tag: string
  method: string
  path: string
  summary: string
  description: string
  access: string
  parameters: readonly { name: string; place: string; required: boolean; schema: Schema }[]
  body: Schema | undefined
  answers: readonly { status: string; schema: Schema | undefined }[]
}

export function operationsOf({ paths }: OpenApi): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      id: operation.operationId,
      tag: operation.tags[0] ?? '',
      method: method.toUpperCase(),
      path,
      summary: operation.summary,
      description: operation.description,
      access: operation['x-access'],
      parameters: operation.parameters.map(({ name, in: place, required, schema }) => ({
        name,
        place,
        required,
        schema,
      })),
      body: contentOf(operation.requestBody),
      answers: Object.entries(operation.responses)
        .filter(([status]) => status !== 'default')
        .map(([status, answer]) => ({ status, schema: contentOf(answer) })),
    })),
  )
}

function contentOf(holder: { content?: Record<string, { schema: Schema }> } | undefined): Schema | undefined {
  return Object.values(holder?.content ?? {})[0]?.schema
}
