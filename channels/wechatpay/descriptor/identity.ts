import type { FormField } from '@ruzhu/domain/descriptor.ts'
import { both } from '@ruzhu/domain/text.ts'
import { ID_CARD_ONLY, NOT_ID_CARD, WITH_BACK, documentNumber, documentPeriod, documentType } from './id-documents.ts'
import type { Kind } from './kinds.ts'
import { HOLDER, IDENTITY, ID_CARD, OTHER_DOCUMENT, personNameOf } from './paths.ts'

const TYPE = `${IDENTITY}.id_doc_type`

/** 经营者/法定代表人身份证件. https://pay.weixin.qq.com/doc/v3/partner/4012719997 */
export function identity(kind: Kind): FormField[] {
  const type = documentType(TYPE, {
    ...(kind.deputyForPerson ? { when: { path: HOLDER, oneOf: ['LEGAL'] } } : {}),
    ...(kind.idCardOnly ? { types: ID_CARD_ONLY } : {}),
  })
  const person = kind.person
  return [
    ...(kind.deputyForPerson ? deputy() : []),
    { ...type, label: both(`${person['zh-CN']}证件类型`, `${person.en}: ID document`) },
    ...idCard(kind),
    ...(kind.idCardOnly ? [] : otherDocument(kind)),
  ]
}

/** A public body may send the person who sees to it, in place of the one who heads it. */
function deputy(): FormField[] {
  return [
    {
      path: HOLDER,
      label: both('提供谁的证件', 'Whose ID document is shown'),
      help: both(
        '法定代表人不便提供证件的，由经办人提供，并附法定代表人说明函。',
        'Where the legal representative cannot show one, a deputy does, with a letter of the legal representative.',
      ),
      kind: 'choice',
      required: true,
      initial: 'LEGAL',
      options: [
        { value: 'LEGAL', label: both('法定代表人', 'The legal representative') },
        { value: 'SUPER', label: both('经办人', 'A deputy') },
      ],
    },
    {
      path: `${IDENTITY}.authorize_letter_copy`,
      label: both('法定代表人说明函', 'Letter of the legal representative'),
      help: both('按平台的模板填写并盖公章。', 'On the platform’s form, sealed.'),
      kind: 'picture',
      required: true,
      when: { path: HOLDER, oneOf: ['SUPER'] },
    },
  ]
}

function idCard(kind: Kind): FormField[] {
  const when = { path: TYPE, oneOf: ID_CARD_ONLY }
  return [
    {
      path: `${ID_CARD}.id_card_copy`,
      label: both('身份证人像面照片', 'ID card, portrait side'),
      kind: 'picture',
      required: true,
      when,
    },
    {
      path: `${ID_CARD}.id_card_national`,
      label: both('身份证国徽面照片', 'ID card, emblem side'),
      kind: 'picture',
      required: true,
      when,
    },
    {
      ...holderName(`${ID_CARD}.id_card_name`, kind),
      label: both('身份证姓名', 'Name on the ID card'),
      when,
    },
    ...documentNumber(`${ID_CARD}.id_card_number`, TYPE, 'legal_person_number', ID_CARD_ONLY),
    ...(kind.personAddress
      ? [{ ...address(`${ID_CARD}.id_card_address`), label: both('身份证住址', 'Address on the ID card'), when }]
      : []),
    ...documentPeriod(`${ID_CARD}.card_period_begin`, `${ID_CARD}.card_period_end`, when),
  ]
}

function otherDocument(kind: Kind): FormField[] {
  const when = { path: TYPE, oneOf: NOT_ID_CARD }
  return [
    {
      path: `${OTHER_DOCUMENT}.id_doc_copy`,
      label: both('证件正面照片', 'ID document, front'),
      kind: 'picture',
      required: true,
      when,
    },
    {
      path: `${OTHER_DOCUMENT}.id_doc_copy_back`,
      label: both('证件反面照片', 'ID document, back'),
      kind: 'picture',
      required: true,
      when: { path: TYPE, oneOf: WITH_BACK.filter((type) => NOT_ID_CARD.includes(type)) },
    },
    // the licence writes a foreigner's name in Chinese characters, the document often does not
    {
      ...holderName(`${OTHER_DOCUMENT}.id_doc_name`, kind),
      label: both('证件姓名', 'Name on the ID document'),
      when,
      mayDiffer: true,
    },
    ...documentNumber(`${OTHER_DOCUMENT}.id_doc_number`, TYPE, 'legal_person_number', NOT_ID_CARD),
    ...(kind.personAddress
      ? [{ ...address(`${OTHER_DOCUMENT}.id_doc_address`), label: both('证件住址', 'Address of the person'), when }]
      : []),
    ...documentPeriod(`${OTHER_DOCUMENT}.doc_period_begin`, `${OTHER_DOCUMENT}.doc_period_end`, when),
  ]
}

function holderName(path: string, kind: Kind): Omit<FormField, 'label'> {
  const source = personNameOf(kind)
  const sameAs = source === path ? {} : { sameAs: source }
  return { path, kind: 'text', required: true, rule: 'person_name', sensitive: true, means: 'holder', ...sameAs }
}

function address(path: string): Omit<FormField, 'label'> {
  return { path, kind: 'text', required: true, minLength: 4, maxLength: 128, sensitive: true }
}
