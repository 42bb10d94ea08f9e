import type { Finding } from '@ruzhu/credentials/finding.ts'
import { isCredentialKind } from '@ruzhu/credentials/kinds.ts'
import { isTrouble } from '@ruzhu/credentials/sentences.ts'
import type { FormInstance } from 'antd'
import { type ClipboardEvent, useState } from 'react'
import { useRecognition } from '../credentials/use-recognition.ts'
import { type AccountField, isIdentity, isSecret, pathOf, type Values } from './account-fields.ts'

/** AppIDs, numbers and secrets are shorter; what is longer is read before it is put anywhere. */
const LONGER_THAN_A_VALUE = 120

/** What is dropped or pasted is recognised and entered where it belongs. */
export function useFilling(form: FormInstance<Values>, fields: readonly AccountField[]) {
  const [replacing, setReplacing] = useState<ReadonlySet<string>>(new Set())
  const replace = (name: string) => setReplacing((names) => new Set([...names, name]))
  const typed = (field: AccountField | undefined): string => {
    const value: unknown = field && form.getFieldValue(pathOf(field))
    return typeof value === 'string' ? value.trim() : ''
  }
  const typedAs = (kind: string) => typed(fields.find(({ holds }) => holds === kind))
  const enter = (field: AccountField, value: string) => {
    if (isSecret(field)) replace(field.name)
    form.setFields([{ name: pathOf(field), value, errors: [] }])
  }

  function fill(findings: readonly Finding[]) {
    for (const { kind, value, notes } of findings) {
      if (notes.some(isTrouble)) continue
      const field = fields.find(({ holds }) => holds === kind)
      // whose account it is stays as it was typed; where a file says otherwise, that is told beside it
      if (field && !(isIdentity(field) && typed(field) !== '')) enter(field, value.reveal())
    }
  }
  const recognition = useRecognition(
    () => ({
      mchid: typedAs('mchid'),
      appId: typedAs('alipay_app_id'),
      wants: fields.flatMap(({ holds }) => (isCredentialKind(holds) ? [holds] : [])),
    }),
    ({ findings }) => fill(findings),
  )

  return {
    recognition,
    replacing,
    replace,
    /** The number that a certificate names, in the place of the one that was typed. */
    use(value: string) {
      const field = fields.find((one) => isIdentity(one) && new RegExp(`^(?:${one.pattern ?? ''})$`).test(value))
      if (!field) return
      enter(field, value)
      void recognition.again()
    },
    /** A key or certificate that was pasted into any field finds its own. */
    paste(event: ClipboardEvent) {
      const text = event.clipboardData.getData('text')
      const box = event.target instanceof Element ? event.target.closest('[data-holds]') : null
      const place = box?.getAttribute('data-holds') ?? undefined
      if (text.length < LONGER_THAN_A_VALUE || !isCredentialKind(place)) return
      event.preventDefault()
      void recognition.takeText(text, place)
    },
  }
}
