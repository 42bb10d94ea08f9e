import { CODES } from '@ruzhu/domain/error-codes.ts'
import { type ErrorCode, errorEntry } from '@ruzhu/domain/errors.ts'
import type { Language } from '@ruzhu/domain/text.ts'
import type { OpenApi } from '../openapi.ts'
import { type Operation, operationsOf, type Schema } from './operations.ts'
import { STYLE } from './style.ts'
import { WORDS } from './words.ts'

/** The reference as one page without scripts: it opens offline, prints, and is found with the browser's own search. */
export function renderReference(document: OpenApi, language: Language): string {
  const words = WORDS[language]
  const groups = document.tags.map(({ name, description }) => ({
    name,
    title: half(description, language),
    operations: operationsOf(document).filter(({ tag }) => tag === name),
  }))
  const other = language === 'en' ? ['zh-CN', '中文'] : ['en', 'English']
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${words.title}</title><style>${STYLE}</style></head><body>
<nav><p><strong>入驻 Ruzhu</strong> · <a href="?lang=${other[0]}" hreflang="${other[0]}">${other[1]}</a></p>
${groups.map(({ name, title, operations }) => menu(name, title, operations)).join('\n')}
<p><a href="#schemas">${words.schemas}</a></p><p><a href="#errors">${words.errors}</a></p></nav>
<main><h1>${words.title}</h1>${words.intro.map((paragraph) => `<p>${paragraph}</p>`).join('\n')}
${groups.map(({ name, title, operations }) => section(name, title, operations, language)).join('\n')}
<section id="schemas"><h2>${words.schemas}</h2>
${Object.entries(document.components.schemas)
  .map(([name, schema]) => view(name, schema, language))
  .join('\n')}</section>
<section id="errors"><h2>${words.errors}</h2>${errors(language)}</section></main></body></html>`
}

function menu(tag: string, title: string, operations: readonly Operation[]): string {
  const items = operations.map(({ id, method, path }) => `<li><a href="#${id}">${method} ${escape(path)}</a></li>`)
  return `<details open><summary><a href="#${tag}">${escape(title)}</a></summary><ul>${items.join('')}</ul></details>`
}

function section(tag: string, title: string, operations: readonly Operation[], language: Language): string {
  return `<section id="${tag}"><h2>${escape(title)}</h2>${operations.map((one) => article(one, language)).join('\n')}</section>`
}

function article(operation: Operation, language: Language): string {
  const { id, method, path, access, parameters, body, answers } = operation
  const words = WORDS[language]
  const named = parameters.map(({ name, place, schema, required }) => row(name, place, schema, required, language))
  return `<article id="${id}"><h3><code><b>${method}</b> ${escape(path)}</code></h3>
<p>${escape(language === 'en' ? operation.summary : operation.description)}</p>
<p class="quiet">${words.access}: <code>${escape(access)}</code></p>
${named.length === 0 ? '' : table(words.parameters, named)}
${body === undefined ? '' : table(words.body, fields(body, language))}
<p class="quiet">${words.answers}: ${answers.map(({ status, schema }) => `<code>${status}</code> ${typeOf(schema)}`).join(' · ')}</p></article>`
}

function view(name: string, schema: Schema, language: Language): string {
  return `<article id="schema-${name}"><h3><code>${name}</code></h3>${table('', fields(schema, language))}</article>`
}

function fields(schema: Schema, language: Language): string[] {
  const required = new Set(schema.required)
  return Object.entries(schema.properties ?? {}).map(([name, field]) =>
    row(name, '', field, required.has(name), language),
  )
}

function row(name: string, place: string, schema: Schema, required: boolean, language: Language): string {
  const { description } = schema
  const about = [limits(schema), description === undefined ? '' : half(description, language)].filter(
    (text) => text !== '',
  )
  const need = required ? WORDS[language].required : ''
  return `<tr><td><code>${escape(name)}</code></td><td>${typeOf(schema)}</td><td>${[place, need].filter((text) => text !== '').join(', ')}</td><td>${about.map(escape).join(' · ')}</td></tr>`
}

function table(caption: string, rows: readonly string[]): string {
  if (rows.length === 0) return ''
  return `<table>${caption === '' ? '' : `<caption>${caption}</caption>`}<tbody>${rows.join('')}</tbody></table>`
}

function typeOf(schema: Schema | undefined): string {
  if (!schema) return ''
  const name = schema.$ref?.split('/').at(-1)
  if (name !== undefined) return `<a href="#schema-${name}">${name}</a>`
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' | ')
  if (schema.type === 'array') return `${typeOf(schema.items)}[]`
  const inner = Object.entries(schema.properties ?? {})
  if (inner.length > 0) return `{ ${inner.map(([name, field]) => `${escape(name)}: ${typeOf(field)}`).join(', ')} }`
  return escape(schema.const === undefined ? (schema.type ?? '') : JSON.stringify(schema.const))
}

function limits({ enum: words, pattern, minLength, maxLength, minimum, maximum, format }: Schema): string {
  return [words?.join(' | '), format, pattern, range(minLength, maxLength), range(minimum, maximum)]
    .filter((text) => text !== undefined && text !== '')
    .join(' ')
}

function range(from: number | undefined, to: number | undefined): string {
  return from === undefined && to === undefined ? '' : `${from ?? ''}–${to ?? ''}`
}

function errors(language: Language): string {
  const rows = (Object.keys(CODES) as ErrorCode[]).map((code) => {
    const { status, title, fix } = errorEntry(code)
    const steps = fix.map((step) => escape(step.do[language])).join('<br>')
    return `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${escape(title[language])}</td><td>${steps}</td></tr>`
  })
  return table('', rows)
}

/** Where both languages stand in one text, `中文 / English`, the half that is asked for. */
function half(text: string, language: Language): string {
  const [chinese = text, english = text] = text.split(' / ')
  return language === 'en' ? english : chinese
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
