import type {
  AccountField,
  ChannelDescriptor,
  FormField,
  PlatformAddress,
  SubjectType,
  WhereToFind,
} from '@ruzhu/domain/descriptor.ts'
import { APP_KINDS } from '@ruzhu/domain/methods/apps.ts'
import { type AppOffer, entryValue, type PlaceOffer } from '@ruzhu/domain/methods/offers.ts'
import type { PathQuestion } from '@ruzhu/domain/journeys/plan.ts'
import { askedParts } from '@ruzhu/domain/links/link-scope.ts'
import { type Static, Type } from 'typebox'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { given, ListOf, OneOf, SceneName, SentenceView, View } from '../schemas.ts'

const Lines = Type.Array(Type.String())
export const WhereToFindView = View('WhereToFind', {
  steps: Type.Object({ 'zh-CN': Lines, en: Lines }),
  checked_on: Type.String(),
})

const AccountFieldView = View('AccountField', {
  name: Type.String(),
  label: SentenceView,
  kind: OneOf(['text', 'secret', 'pem', 'secret_pem']),
  required: Type.Boolean(),
  required_unless: Type.Optional(Type.Array(Type.String())),
  pattern: Type.Optional(Type.String()),
  choices: Type.Optional(Type.Array(Type.Object({ value: Type.String(), label: SentenceView }))),
  rule: Type.Optional(Type.String({ description: '值按这条规则检查 / the rule that a value is checked by' })),
  holds: Type.Optional(Type.String()),
  help: Type.Optional(SentenceView),
  where: Type.Optional(WhereToFindView),
})

const FormFieldView = View('FormField', {
  path: Type.String(),
  label: SentenceView,
  help: Type.Optional(SentenceView),
  where: Type.Optional(WhereToFindView),
  kind: OneOf(['text', 'long_text', 'day', 'end_day', 'choice', 'choices', 'picture', 'pictures']),
  required: Type.Boolean(),
  when: Type.Optional(Type.Object({ path: Type.String(), one_of: Lines })),
  options: Type.Optional(Type.Array(Type.Object({ value: Type.String(), label: SentenceView }))),
  rule: Type.Optional(Type.String()),
  min_length: Type.Optional(Type.Integer()),
  max_length: Type.Optional(Type.Integer()),
  max_items: Type.Optional(Type.Integer()),
  max_bytes: Type.Optional(Type.Integer()),
  min: Type.Optional(Type.Number()),
  max: Type.Optional(Type.Number()),
  not_one_of: Type.Optional(Lines),
  fixed: Type.Optional(Type.String({ description: '由别的回答决定，不用填 / Follows from another answer' })),
  lookup: Type.Optional(OneOf(['bank', 'branch', 'bank_of_card'])),
  sensitive: Type.Optional(Type.Boolean()),
  same_as: Type.Optional(Type.Union([Type.String(), Lines])),
  may_differ: Type.Optional(Type.Boolean()),
  initial: Type.Optional(Type.Union([Type.String(), Lines])),
  means: Type.Optional(Type.String()),
  example: Type.Optional(Type.String()),
})

const SubjectTypeView = View('SubjectType', {
  type: Type.String(),
  label: SentenceView,
  hint: Type.Optional(SentenceView),
  path: Type.Optional(
    Type.String({ description: '走哪种接入方式时填它 / The way to be paid on which this form is filled in' }),
  ),
  restricted: Type.Optional(
    Type.Array(SentenceView, { description: '平台不收或另有条件的行业 / Businesses that are turned away' }),
  ),
  steps: Type.Array(Type.Object({ key: Type.String(), label: SentenceView, fields: Type.Array(FormFieldView) })),
  client_parts: Type.Array(Type.Object({ key: Type.String(), label: SentenceView }), {
    description: '资料链接可以只问其中几屏 / Screens by which a client is asked; a link may be for some of them',
  }),
})

const AppOfferView = View('AppOffer', {
  kind: OneOf(APP_KINDS),
  label: SentenceView,
  where: WhereToFindView,
  secret: Type.Optional(Type.Object({ where: WhereToFindView })),
})

const PlaceView = View('PayPlace', {
  place: Type.String(),
  label: SentenceView,
  hint: SentenceView,
  scenes: Type.Array(SceneName),
  apps: Type.Array(OneOf(APP_KINDS)),
  entries: Type.Array(
    Type.Object({
      label: SentenceView,
      value: Type.String(),
      hint: SentenceView,
      where: WhereToFindView,
    }),
  ),
})

/** What the platform calls an address of ours. */
const AddressView = View('PlatformAddress', { label: SentenceView, where: WhereToFindView })

const QuestionView = View('PathQuestion', {
  ask: SentenceView,
  answers: Type.Array(
    Type.Object({
      label: SentenceView,
      path: Type.Optional(Type.String()),
      next: Type.Optional(Type.Integer({ description: '下一个问题的序号 / Place of the next question' })),
    }),
  ),
})

const ChannelView = View('Channel', {
  name: Type.String(),
  label: SentenceView,
  appid_rule: Type.String(),
  scenes: Type.Array(
    Type.Object({
      scene: SceneName,
      label: SentenceView,
      app: Type.Optional(
        OneOf(['always', 'direct'], { description: '什么时候必须有客户自己的 AppID / when it needs one' }),
      ),
    }),
  ),
  apps: Type.Array(AppOfferView),
  places: Type.Array(PlaceView, { description: '付款人从哪里付款 / where payers pay' }),
  account: Type.Array(AccountFieldView),
  own_number: Type.String({
    description: '客户自己的账号里，哪一项是收款的商户号 / the field of it that is paid under',
  }),
  own_appid: Type.String({ description: '客户自己的账号里，哪一项是 AppID / the field of it that is the AppID' }),
  own_account: Type.Array(AccountFieldView, { description: '客户自己的账号（直连） / of a client’s own account' }),
  subject_types: Type.Array(SubjectTypeView),
  merchant_number: SentenceView,
  withdrawing: SentenceView,
  journeys: Type.Array(Type.Object({ key: Type.String(), label: SentenceView, hint: SentenceView }), {
    description: '客户的接入方式，第一个是默认的 / Ways of a client; the first is the usual one',
  }),
  questions: Type.Array(QuestionView, { description: '几个问题，选出接入方式 / Questions that lead to a way' }),
  authorization: Type.Optional(Type.Object({ notify_url: AddressView, redirect_uri: AddressView })),
})

const ListChannels = operation({
  operationId: 'listChannels',
  tags: ['channels'] as const,
  summary: 'What each channel offers and asks for; forms are drawn from this',
  description: '支付渠道的场景、账号字段和进件表单。',
  access: 'known',
  response: { 200: ListOf(ChannelView) },
})

export function channelRoutes(app: App, parts: Parts): void {
  app.get('/v1/channels', { schema: ListChannels }, () => ({
    data: parts.channels.map(({ descriptor }) => channelView(descriptor, parts.deps.publicUrl)),
  }))
}

function channelView(descriptor: ChannelDescriptor, publicUrl: string): Static<typeof ChannelView> {
  const { authorization } = descriptor
  return given({
    name: descriptor.name,
    label: descriptor.label,
    appid_rule: descriptor.appid,
    scenes: descriptor.scenes.map(({ scene, label, app }) => given({ scene, label, app })),
    apps: descriptor.apps.map(appOfferView),
    places: descriptor.places.map((place) => placeView(place, publicUrl)),
    account: descriptor.account.map(accountFieldView),
    own_number: descriptor.own.number,
    own_appid: descriptor.own.appid,
    own_account: descriptor.own.account.map(accountFieldView),
    subject_types: descriptor.subjectTypes.map(subjectTypeView),
    merchant_number: descriptor.merchantNumber,
    withdrawing: descriptor.withdrawing,
    journeys: descriptor.journeys.clients.map(({ key, label, hint }) => ({ key, label, hint })),
    questions: questionViews(descriptor.journeys.question),
    authorization: authorization && {
      notify_url: addressView(authorization.notifyUrl),
      redirect_uri: addressView(authorization.redirectUri),
    },
  })
}

function appOfferView({ kind, label, where, secret }: AppOffer): Static<typeof AppOfferView> {
  return given({ kind, label, where: whereView(where), secret: secret && { where: whereView(secret.where) } })
}

function placeView(
  { place, label, hint, scenes, apps, entries }: PlaceOffer,
  publicUrl: string,
): Static<typeof PlaceView> {
  const entryViews = entries.map(({ of, where, ...entry }) => {
    return { ...entry, value: entryValue(of, publicUrl), where: whereView(where) }
  })
  return { place, label, hint, scenes: [...scenes], apps: [...apps], entries: entryViews }
}

/** One after another, the first first: an answer leads to a journey, or to the question at `next`. */
function questionViews(first: PathQuestion): Static<typeof QuestionView>[] {
  const inOrder = [first]
  for (const { answers } of inOrder) for (const answer of answers) if ('further' in answer) inOrder.push(answer.further)
  return inOrder.map(({ ask, answers }) => ({
    ask,
    answers: answers.map((answer) =>
      'path' in answer
        ? { label: answer.label, path: answer.path }
        : { label: answer.label, next: inOrder.indexOf(answer.further) },
    ),
  }))
}

function addressView({ label, where }: PlatformAddress): Static<typeof AddressView> {
  return { label, where: whereView(where) }
}

function accountFieldView(field: AccountField): Static<typeof AccountFieldView> {
  return given({
    name: field.name,
    label: field.label,
    kind: field.kind,
    required: field.required,
    required_unless: field.requiredUnless === undefined ? undefined : [field.requiredUnless].flat(),
    pattern: field.pattern,
    choices: field.choices && [...field.choices],
    rule: field.rule,
    holds: field.holds,
    help: field.help,
    where: field.where && whereView(field.where),
  })
}

function subjectTypeView(subject: SubjectType): Static<typeof SubjectTypeView> {
  return given({
    type: subject.type,
    label: subject.label,
    hint: subject.hint,
    path: subject.path,
    restricted: subject.restricted && [...subject.restricted],
    steps: subject.steps.map(({ key, label, fields }) => ({ key, label, fields: fields.map(formFieldView) })),
    client_parts: askedParts({}, subject).map(({ key, label }) => ({ key, label })),
  })
}

function formFieldView(field: FormField): Static<typeof FormFieldView> {
  return given({
    path: field.path,
    label: field.label,
    help: field.help,
    where: field.where && whereView(field.where),
    kind: field.kind,
    required: field.required,
    when: field.when && { path: field.when.path, one_of: [...field.when.oneOf] },
    options: field.options?.map(({ value, label }) => ({ value, label })),
    rule: field.rule,
    min_length: field.minLength,
    max_length: field.maxLength,
    max_items: field.maxItems,
    max_bytes: field.maxBytes,
    min: field.min,
    max: field.max,
    not_one_of: field.notOneOf && [...field.notOneOf],
    fixed: field.fixed,
    lookup: field.lookup,
    sensitive: field.sensitive,
    same_as: typeof field.sameAs === 'object' ? [...field.sameAs] : field.sameAs,
    may_differ: field.mayDiffer,
    initial: typeof field.initial === 'object' ? [...field.initial] : field.initial,
    means: field.means,
    example: field.example,
  })
}

export function whereView({ steps, checkedOn }: WhereToFind): Static<typeof WhereToFindView> {
  return { steps: { 'zh-CN': [...steps['zh-CN']], en: [...steps.en] }, checked_on: checkedOn }
}
