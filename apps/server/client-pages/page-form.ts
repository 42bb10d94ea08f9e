import type { FormChanges } from '@ruzhu/domain/applyments/save-applyment.ts'
import { isList, isPicture } from '@ruzhu/domain/applyments/form.ts'
import type { FormField } from '@ruzhu/domain/descriptor.ts'
import { PICTURE_LIMIT_BYTES } from '@ruzhu/domain/materials/materials.ts'
import type { FastifyRequest } from 'fastify'

export type SentForm = {
  fields: ReadonlyMap<string, readonly string[]>
  files: readonly { path: string; filename: string; bytes: Uint8Array; cut: boolean }[]
}

const LIMITS = {
  fileSize: PICTURE_LIMIT_BYTES,
  files: 20,
  fields: 400,
  fieldSize: 8192,
  fieldNameSize: 200,
  parts: 420,
}

/** A file that is too large is cut, and the rest of the form still read. */
const WHOLE = { limits: LIMITS, throwFileSizeLimit: false }

/** A form as a browser without a script sends it: whole, and within bounds. What is too long says so instead of ending it. */
export async function readPageForm(request: FastifyRequest): Promise<SentForm> {
  const fields = new Map<string, string[]>()
  const files: { path: string; filename: string; bytes: Uint8Array; cut: boolean }[] = []
  if (!request.isMultipart()) return { fields, files }
  for await (const part of request.parts(WHOLE)) {
    if (part.type === 'field') {
      fields.set(part.fieldname, [...(fields.get(part.fieldname) ?? []), String(part.value)])
      continue
    }
    const bytes = await part.toBuffer()
    if (part.filename !== '' && bytes.length > 0) {
      files.push({ path: part.fieldname, filename: part.filename, bytes, cut: part.file.truncated })
    }
  }
  return { fields, files }
}

/** What of a screen was filled in. Hidden values that nothing was typed over stay; a box that is not ticked says nothing. */
export function changesIn(form: SentForm, fields: readonly FormField[]): FormChanges {
  const changes: Record<string, string | readonly string[] | null> = {}
  for (const field of fields) {
    if (isPicture(field) || field.fixed !== undefined) continue
    const values = (form.fields.get(field.path) ?? []).map((value) => value.trim()).filter((value) => value !== '')
    if (!form.fields.has(field.path) && !isList(field)) continue
    if (field.sensitive && values.length === 0) continue
    changes[field.path] = isList(field) ? values : (values.at(-1) ?? null)
  }
  return changes
}
