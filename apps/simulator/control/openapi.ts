import type { TObject, TSchema } from 'typebox'
import { type ControlRoute, PROBLEM } from '@ruzhu/channels/contract/simulator.ts'

/** OpenAPI 3.1 of the control API, from the same schemas that check its calls. */
export function openApi(routes: readonly ControlRoute[]): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    const path = (paths[route.path] ??= {})
    path[route.method.toLowerCase()] = operation(route)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Ruzhu simulator: control API',
      version: '1',
      description: 'Names are as on the wire. Refused calls are answered with 4xx and {error}, a sentence.',
    },
    paths,
  }
}

function operation({ method, path, summary, params, query, body, form, answer, status = 200 }: ControlRoute): object {
  return {
    operationId: operationId(method, path),
    summary,
    parameters: [...parameters(params, 'path'), ...parameters(query, 'query')],
    ...(body && { requestBody: { content: form ? { [FORM]: { schema: body } } : json(body) } }),
    responses: {
      [status]: { description: 'Done', ...(answer && { content: json(answer) }) },
      '4XX': { description: 'Refused', content: json(PROBLEM) },
    },
  }
}

const FORM = 'application/x-www-form-urlencoded'

function parameters(schema: TObject | undefined, place: 'path' | 'query'): object[] {
  return Object.entries(schema?.properties ?? {}).map(([name, value]) => ({
    name,
    in: place,
    required: place === 'path' || (schema?.required ?? []).some((required) => required === name),
    schema: value,
  }))
}

function json(schema: TSchema): object {
  return { 'application/json': { schema } }
}

function operationId(method: string, path: string): string {
  const words = path.replace('/_sim/', '').replace(/[{}]/g, '').split(/[/.]/)
  return [method.toLowerCase(), ...words].join('_')
}
