import { isRuleName } from '@ruzhu/domain/applyments/rules.ts'
import type { FormField, Meaning, SubjectType } from '@ruzhu/domain/descriptor.ts'
import { useChannel } from '../api/channels.ts'
import type { Applyment, FormField as FieldView, SubjectType as SubjectTypeView } from '../api/types.ts'

/** What an application of this kind asks, in the words of the rules that the console shares with the server. */
export function useSubjectType(applyment: Pick<Applyment, 'channel' | 'subject_type'> | undefined) {
  const channel = useChannel(applyment?.channel)
  const view = channel?.subject_types.find(({ type }) => type === applyment?.subject_type)
  return view && subjectType(view)
}

export function subjectType(view: SubjectTypeView): SubjectType {
  return {
    type: view.type,
    label: view.label,
    steps: view.steps.map(({ key, label, fields }) => ({ key, label, fields: fields.map(formField) })),
  }
}

function formField({ path, label, kind, required, options, ...view }: FieldView): FormField {
  const { rule, when, where } = view
  return {
    path,
    label,
    kind,
    required,
    ...(options && { options }),
    ...(view.help && { help: view.help }),
    ...(where && { where: { steps: where.steps, checkedOn: where.checked_on } }),
    ...(when && { when: { path: when.path, oneOf: when.one_of } }),
    ...(rule !== undefined && isRuleName(rule) && { rule }),
    ...(view.min_length !== undefined && { minLength: view.min_length }),
    ...(view.max_length !== undefined && { maxLength: view.max_length }),
    ...(view.max_bytes !== undefined && { maxBytes: view.max_bytes }),
    ...(view.min !== undefined && { min: view.min }),
    ...(view.max !== undefined && { max: view.max }),
    ...(view.not_one_of && { notOneOf: view.not_one_of }),
    ...(view.fixed !== undefined && { fixed: view.fixed }),
    ...(view.lookup && { lookup: view.lookup }),
    ...(view.max_items !== undefined && { maxItems: view.max_items }),
    ...(view.sensitive !== undefined && { sensitive: view.sensitive }),
    ...(view.same_as !== undefined && { sameAs: view.same_as }),
    ...(view.may_differ !== undefined && { mayDiffer: view.may_differ }),
    ...(view.means !== undefined && { means: view.means as Meaning }), // the server's own word, from the same list
    ...(view.example !== undefined && { example: view.example }),
  }
}
