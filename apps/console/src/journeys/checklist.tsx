import {
  CheckOutlined,
  ClockCircleOutlined,
  ExclamationOutlined,
  LockOutlined,
  MinusOutlined,
  RightOutlined,
} from '@ant-design/icons'
import { useLocation } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../api/types.ts'
import { useSay } from '../parts/said.ts'
import { clockOf, dayOf } from '../parts/time.tsx'
import type { StepActs } from './step-acts.ts'
import { StepDetail } from './step-detail.tsx'
import './checklist.css'

const ICONS: Record<Task['state'], ComponentType<{ 'aria-hidden': boolean }>> = {
  locked: LockOutlined,
  ready: RightOutlined,
  doing: RightOutlined,
  waiting: ClockCircleOutlined,
  blocked: ExclamationOutlined,
  done: CheckOutlined,
  skipped: MinusOutlined,
}

type Listed = { id: string; title: string; tasks: readonly Task[]; progress: { done: number; total: number } }

/** Everything from first contact to live: what is done, what is next, what is locked and by what, and how each is done. */
export function Checklist({ id, title, tasks, progress, acts }: Listed & { acts: StepActs }) {
  const shown = tasks.filter(({ state }) => state !== 'skipped')
  const heading = `checklist-${id}`
  return (
    <section className="card" aria-labelledby={heading}>
      <div className="card-head">
        <h2 id={heading}>{title}</h2>
        <Progress {...progress} />
      </div>
      <ol className="checklist">
        {shown.map((task) => (
          <li key={task.key}>
            <Row task={task} acts={acts} />
          </li>
        ))}
      </ol>
      <Skipped tasks={tasks.filter(({ state }) => state === 'skipped')} />
    </section>
  )
}

/** What this company does not need, and why. */
function Skipped({ tasks }: { tasks: readonly Task[] }) {
  const { t } = useTranslation()
  const say = useSay()
  if (tasks.length === 0) return null
  return (
    <details className="checklist-skipped">
      <summary>{t('checklist.skipped', { n: tasks.length })}</summary>
      <ul>
        {tasks.map((task) => (
          <li key={task.key}>
            {say(task.name)} {task.note && <span className="secondary">{say(task.note)}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}

export function Progress({ done, total }: { done: number; total: number }) {
  return (
    <span className="progress">
      <span className="nowrap">
        {done} / {total}
      </span>
      <span className="progress-bar" aria-hidden>
        <span style={{ inlineSize: `${total === 0 ? 0 : (100 * done) / total}%` }} />
      </span>
    </span>
  )
}

function Row({ task, acts }: { task: Task; acts: StepActs }) {
  const { t } = useTranslation()
  const say = useSay()
  const asked = useLocation({ select: ({ hash }) => hash === `step-${task.key}` })
  const Icon = ICONS[task.state]
  const note = task.locked_by ?? task.note
  return (
    <details className={`task ${task.state}`} id={`step-${task.key}`} open={asked || undefined}>
      <summary className="task-line">
        <span className="task-icon">
          <Icon aria-hidden />
        </span>
        <span className="task-name">
          {say(task.name)} <span className="unseen">{t(`task.${task.state}`)}</span>
          {task.word && <span className="task-mark">{t('step.by_word')}</span>}
          {note && task.state !== 'done' && <span className="task-note">{say(note)}</span>}
        </span>
        <span className="task-owner">{t(`owner.${task.owner}`)}</span>
        <span className="task-time">{timeOf(t, task)}</span>
      </summary>
      <StepDetail task={task} acts={acts} />
    </details>
  )
}

function timeOf(t: ReturnType<typeof useTranslation>['t'], task: Task): string {
  if (task.done_at) return t('checklist.done_at', { time: shortTime(task.done_at) })
  if (task.due_at) return t('checklist.due_at', { time: shortTime(task.due_at) })
  if (task.optional) return t('parts.optional')
  if (task.parallel) return t('next.parallel')
  return task.state === 'locked' ? '' : t(`task.${task.state}`)
}

function shortTime(at: string): string {
  return `${dayOf(at).slice(5)} ${clockOf(at)}`
}
