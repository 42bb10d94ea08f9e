import type { Confirmation } from '@ruzhu/domain/journeys/confirmations.ts'
import type { Action, NextStep, Task, Transfer } from '@ruzhu/domain/journeys/next-step.ts'
import type { Guide, StepValue } from '@ruzhu/domain/journeys/plan.ts'
import { type Static, Type } from 'typebox'
import { at, atIf, given, Instant, OneOf, PartyName, SentenceView, TextView, textView, View } from '../schemas.ts'

const ActionView = View('Action', {
  key: Type.String(),
  label: TextView,
  href: Type.Optional(Type.String()),
  disabled_reason: Type.Optional(TextView),
  danger: Type.Optional(Type.Boolean()),
})

/** A small sum that proves whose account it is. */
const TransferView = View('HandoverTransfer', {
  payee: Type.String(),
  account: Type.String(),
  bank: Type.String(),
  amount_fen: Type.Integer(),
  remark: Type.Optional(Type.String()),
  deadline: Type.Optional(Instant),
  from_account: Type.String({ description: '必须用谁名下的账户汇出 / In whose name the sending account has to be' }),
})

/** The one thing to do next: who, what, by when. The same object everywhere. */
export const NextStepView = View('NextStep', {
  key: Type.String(),
  subject: Type.Object({ type: OneOf(['applyment', 'method', 'client', 'company']), id: Type.String() }),
  title: TextView,
  why: Type.Optional(TextView),
  waiting_for: PartyName,
  actor: Type.Optional(
    Type.Object({
      name: Type.String(),
      contact: Type.Optional(OneOf(['wechat', 'phone', 'email'])),
      is_me: Type.Boolean(),
    }),
  ),
  since: Instant,
  due_at: Type.Optional(Instant),
  due_kind: Type.Optional(OneOf(['platform', 'ours'])),
  usual_duration: Type.Optional(
    Type.Object({
      p50_hours: Type.Number(),
      p90_hours: Type.Number(),
      sample_size: Type.Integer({
        description:
          '0：平台自己公布的时间，每个工作日按 24 小时计 / 0: the platform’s own word, a working day as 24 hours',
      }),
    }),
  ),
  overdue: Type.Boolean(),
  late_at: Type.Optional(Instant),
  urgent: Type.Boolean({ description: '平台期限只剩几小时 / Hours are left until the platform’s deadline' }),
  blocked: Type.Boolean({ description: '有人拒绝，先处理它 / Somebody said no: mend this first' }),
  checked_at: Type.Optional(Instant),
  next_check_at: Type.Optional(Instant),
  primary: Type.Optional(ActionView),
  secondary: Type.Array(ActionView),
  handover: Type.Optional(
    Type.Object({
      kind: OneOf(['sign', 'verify', 'transfer', 'materials', 'authorise']),
      url: Type.Optional(Type.String()),
      code_url: Type.Optional(
        Type.String({ description: '二维码的内容，与 url 不同时才有 / what the code holds, where it is not the url' }),
      ),
      expires_at: Type.Optional(Instant),
      who: Type.String(),
      app: Type.Optional(SentenceView),
      message: TextView,
      transfer: Type.Optional(TransferView),
    }),
  ),
  blocking: Type.Array(Type.String()),
})

const Lines = Type.Array(Type.String())
/** Where to click at the platform, why, and when the way was checked. */
const GuideView = View('StepGuide', {
  steps: Type.Object({ 'zh-CN': Lines, en: Lines }),
  checked_on: Type.String(),
  why: SentenceView,
  link: Type.Optional(Type.String()),
})

/** Something to note where the step is confirmed. Never a secret. */
const StepValueView = View('StepValue', {
  name: Type.String(),
  label: SentenceView,
  required: Type.Boolean(),
  rule: Type.Optional(Type.String()),
  pattern: Type.Optional(Type.String()),
  pattern_says: Type.Optional(SentenceView),
  options: Type.Optional(Type.Array(Type.Object({ value: Type.String(), label: SentenceView }))),
})

/** 人工确认：谁说的、什么时候、记下了什么 / A person's word, kept as such. */
const WordView = View('StepWord', {
  by: Type.String(),
  at: Instant,
  note: Type.Optional(Type.String()),
  values: Type.Record(Type.String(), Type.String()),
})

/** A row of the checklist. */
export const TaskView = View('Task', {
  key: Type.String(),
  name: TextView,
  note: Type.Optional(TextView),
  state: OneOf(['locked', 'ready', 'doing', 'waiting', 'blocked', 'done', 'skipped']),
  owner: PartyName,
  since: Type.Optional(Instant),
  due_at: Type.Optional(Instant),
  due_kind: Type.Optional(OneOf(['platform', 'ours'])),
  done_at: Type.Optional(Instant),
  locked_by: Type.Optional(TextView),
  parallel: Type.Boolean(),
  after: Type.Array(Type.String(), { description: '先要完成的步骤 / Tasks that come before it' }),
  known: Type.Array(OneOf(['record', 'gateway', 'word']), {
    description: '怎么知道它完成了：我们的记录、平台、人的确认 / How it is known to be done',
  }),
  optional: Type.Boolean(),
  guide: Type.Optional(GuideView),
  act: Type.Optional(ActionView),
  values: Type.Array(StepValueView),
  word: Type.Optional(WordView),
})

export function nextStepView(step: NextStep): Static<typeof NextStepView> {
  const { actor, usualDuration, handover } = step
  return given({
    key: step.key,
    subject: step.subject,
    title: textView(step.title),
    why: step.why && textView(step.why),
    waiting_for: step.waitingFor,
    actor: actor && given({ name: actor.name, contact: actor.contact, is_me: actor.isMe }),
    since: at(step.since),
    due_at: atIf(step.dueAt),
    due_kind: step.dueKind,
    usual_duration: usualDuration && {
      p50_hours: usualDuration.p50Hours,
      p90_hours: usualDuration.p90Hours,
      sample_size: usualDuration.sampleSize,
    },
    overdue: step.overdue,
    late_at: atIf(step.lateAt),
    urgent: step.urgent ?? false,
    blocked: step.blocked ?? false,
    checked_at: atIf(step.checkedAt),
    next_check_at: atIf(step.nextCheckAt),
    primary: step.primary && actionView(step.primary),
    secondary: step.secondary.map(actionView),
    handover:
      handover &&
      given({
        kind: handover.kind,
        url: handover.url,
        code_url: handover.codeUrl,
        expires_at: atIf(handover.expiresAt),
        who: handover.who,
        app: handover.app,
        message: textView(handover.message),
        transfer: handover.transfer && transferView(handover.transfer),
      }),
    blocking: [...step.blocking],
  })
}

function transferView({ amount, deadline, from, remark, ...rest }: Transfer): Static<typeof TransferView> {
  return given({ ...rest, amount_fen: amount, remark, deadline: atIf(deadline), from_account: from })
}

export function taskView(task: Task): Static<typeof TaskView> {
  return given({
    key: task.key,
    name: textView(task.name),
    note: task.note && textView(task.note),
    state: task.state,
    owner: task.owner,
    since: atIf(task.since),
    due_at: atIf(task.dueAt),
    due_kind: task.dueKind,
    done_at: atIf(task.doneAt),
    locked_by: task.lockedBy && textView(task.lockedBy),
    parallel: task.parallel,
    after: [...task.after],
    known: [...task.known],
    optional: task.optional,
    guide: task.guide && guideView(task.guide),
    act: task.act && actionView(task.act),
    values: task.values.map(stepValueView),
    word: task.word && wordView(task.word),
  })
}

function guideView({ steps, checkedOn, why, link }: Guide): Static<typeof GuideView> {
  return given({ steps: { 'zh-CN': [...steps['zh-CN']], en: [...steps.en] }, checked_on: checkedOn, why, link })
}

function stepValueView({ name, label, required, rule, pattern, options }: StepValue): Static<typeof StepValueView> {
  return given({
    name,
    label,
    required,
    rule,
    pattern: pattern?.fits,
    pattern_says: pattern?.says,
    options: options?.map(({ value, label: said }) => ({ value, label: said })),
  })
}

function wordView({ by, at: said, note, values }: Confirmation): Static<typeof WordView> {
  return given({ by, at: at(said), note, values: { ...values } })
}

function actionView(action: Action): Static<typeof ActionView> {
  return given({
    key: action.key,
    label: textView(action.label),
    href: action.href,
    disabled_reason: action.disabledReason && textView(action.disabledReason),
    danger: action.danger,
  })
}
