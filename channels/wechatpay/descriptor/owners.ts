import type { FormField } from '@ruzhu/domain/descriptor.ts'
import { both } from '@ruzhu/domain/text.ts'
import { WITH_BACK, documentNumber, documentPeriod, documentType } from './id-documents.ts'

const WHO = '_ubo'
const HOW_MANY = '_ubo_count'
/** https://pay.weixin.qq.com/doc/v3/partner/4012719997: at most four. */
const LIMIT = 4

/**
 * 最终受益人. Nothing is sent while the legal representative is the only one, since the platform then fills it in by itself;
 * otherwise the complete list is, with the legal representative in it where he is one of them.
 */
export function owners(): FormField[] {
  return [
    {
      path: WHO,
      label: both('最终受益人', 'Beneficial owners'),
      help: both(
        '直接或间接持有 25% 以上股权或表决权的人，或实际控制公司的人。',
        'Whoever holds 25% or more of shares or votes, directly or not, or controls the company otherwise.',
      ),
      kind: 'choice',
      required: true,
      initial: 'legal_person_only',
      options: [
        {
          value: 'legal_person_only',
          label: both('只有法定代表人一人', 'The legal representative alone'),
        },
        { value: 'list', label: both('还有其他人，逐个填写', 'Others too; list all of them') },
      ],
    },
    {
      path: HOW_MANY,
      label: both('受益人人数', 'Number of beneficial owners'),
      help: both('法定代表人也是受益人的，一起算进来。', 'Count the legal representative too where he is one.'),
      kind: 'choice',
      required: true,
      initial: '1',
      when: { path: WHO, oneOf: ['list'] },
      options: places().map((place) => ({ value: String(place + 1), label: both(`${place + 1} 人`, `${place + 1}`) })),
    },
    ...places().flatMap(owner),
  ]
}

function owner(place: number): FormField[] {
  const at = (name: string) => `subject_info.ubo_info_list.${place}.${name}`
  const typePath = at('ubo_id_doc_type')
  const when = {
    path: HOW_MANY,
    oneOf: places()
      .map((other) => String(other + 1))
      .slice(place),
  }
  const fields: FormField[] = [
    documentType(typePath, { when }),
    {
      path: at('ubo_id_doc_copy'),
      label: both('证件正面照片', 'ID document, front'),
      kind: 'picture',
      required: true,
      when,
    },
    {
      path: at('ubo_id_doc_copy_back'),
      label: both('证件反面照片', 'ID document, back'),
      kind: 'picture',
      required: true,
      when: { path: typePath, oneOf: WITH_BACK },
    },
    {
      path: at('ubo_id_doc_name'),
      label: both('姓名', 'Name'),
      kind: 'text',
      required: true,
      when,
      rule: 'person_name',
      sensitive: true,
    },
    ...documentNumber(at('ubo_id_doc_number'), typePath, 'owner_number'),
    {
      path: at('ubo_id_doc_address'),
      label: both('住址', 'Address'),
      kind: 'text',
      required: true,
      when,
      minLength: 4,
      maxLength: 128,
      sensitive: true,
    },
    ...documentPeriod(at('ubo_period_begin'), at('ubo_period_end'), when),
  ]
  return fields.map((field) => ({
    ...field,
    label: both(`受益人 ${place + 1} · ${field.label['zh-CN']}`, `Owner ${place + 1}: ${field.label.en}`),
  }))
}

function places(): number[] {
  return Array.from({ length: LIMIT }, (_, place) => place)
}
