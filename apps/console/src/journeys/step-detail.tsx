import { Button, Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Task } from '../api/types.ts'
import { ButtonLink } from '../parts/link.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { useSay } from '../parts/said.ts'
import { clockOf, dayOf } from '../parts/time.tsx'
import { usePreferences } from '../theme/preferences.ts'
import type { StepActs } from './step-acts.ts'
import './step-detail.css'

/** One step in full: why, where to click, how it is known, what somebody said, and the place to say it. */
export function StepDetail({ task, acts }: { task: Task; acts: StepActs }) {
  const { t } = useTranslation()
  const say = useSay()
  const open = ['ready', 'waiting', 'blocked'].includes(task.state)
  return (
    <div className="step-detail">
      {task.guide && <Guide guide={task.guide} />}
      <p className="secondary">
        {t('step.known')} {task.known.map((how) => t(`step.known_${how}`)).join(t('step.or'))}
      </p>
      {task.act?.href && open && (
        <p>
          <ButtonLink href={task.act.href}>{say(task.act.label)}</ButtonLink>
        </p>
      )}
      {acts.error !== null && acts.error !== undefined && <ProblemAlert error={acts.error} />}
      {task.word && <Said task={task} word={task.word} acts={acts} />}
      {open && task.known.includes('word') && <Confirm key={task.key} task={task} acts={acts} />}
    </div>
  )
}

function Guide({ guide }: { guide: NonNullable<Task['guide']> }) {
  const { t } = useTranslation()
  const say = useSay()
  const { language } = usePreferences()
  return (
    <>
      <p>{say(guide.why)}</p>
      <ol className="step-path">
        {guide.steps[language].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <p className="secondary">
        {t('parts.checked_on', { day: guide.checked_on })}
        {guide.link && (
          <>
            {' · '}
            <a href={guide.link} target="_blank" rel="noreferrer">
              {t('step.open_platform')}
            </a>
          </>
        )}
      </p>
    </>
  )
}

/** A person's word, shown as such. */
function Said({ task, word, acts }: { task: Task; word: NonNullable<Task['word']>; acts: StepActs }) {
  const { t } = useTranslation()
  const say = useSay()
  const values = task.values.flatMap(({ name, label, options }) => {
    const value = word.values[name]
    const chosen = options?.find((option) => option.value === value)?.label
    return value === undefined ? [] : [`${say(label)} ${chosen ? say(chosen) : value}`]
  })
  return (
    <div className="step-said">
      <p>{t('step.said', { by: word.by, time: `${dayOf(word.at)} ${clockOf(word.at)}` })}</p>
      {values.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {word.note && <p>{word.note}</p>}
      <Button
        size="small"
        {...acts.permission}
        loading={acts.changing === task.key}
        onClick={() => acts.withdraw(task.key)}
      >
        {t('step.withdraw')}
      </Button>
    </div>
  )
}

type Typed = { values?: Record<string, string>; note?: string }

function Confirm({ task, acts }: { task: Task; acts: StepActs }) {
  const { t } = useTranslation()
  const say = useSay()
  const [form] = Form.useForm<Typed>()
  return (
    <Form
      form={form}
      layout="vertical"
      className="step-confirm"
      name={`confirm-${task.key}`}
      onFinish={(typed) => acts.confirm(task.key, wordOf(typed))}
    >
      {task.values.map((value) => (
        <Form.Item
          key={value.name}
          name={['values', value.name]}
          label={value.required ? say(value.label) : `${say(value.label)} · ${t('parts.optional')}`}
          rules={[
            { required: value.required, message: t('parts.required_missing', { label: say(value.label) }) },
            ...(value.pattern === undefined
              ? []
              : [
                  {
                    pattern: new RegExp(`^(?:${value.pattern})$`, 'u'),
                    message: value.pattern_says ? say(value.pattern_says) : '',
                  },
                ]),
          ]}
        >
          {value.options ? (
            <Radio.Group options={value.options.map((option) => ({ value: option.value, label: say(option.label) }))} />
          ) : (
            <Input maxLength={500} />
          )}
        </Form.Item>
      ))}
      <Form.Item name="note" label={`${t('step.note')} · ${t('parts.optional')}`}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
      </Form.Item>
      <Button htmlType="submit" type="primary" {...acts.permission} loading={acts.changing === task.key}>
        {t(task.word ? 'step.confirm_again' : 'step.confirm')}
      </Button>
    </Form>
  )
}

/** What was left empty is left out. */
function wordOf({ values = {}, note }: Typed) {
  const typed = Object.entries(values).flatMap(([name, value]) =>
    value?.trim() ? [[name, value.trim()] as const] : [],
  )
  return { values: Object.fromEntries(typed), ...(note?.trim() && { note: note.trim() }) }
}
