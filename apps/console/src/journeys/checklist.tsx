import {
  CheckOutlined,
  ClockCircleOutlined,
  ExclamationOutlined,
  LockOutlined,
  MinusOutlined,
  RightOutlined,
} from '@ant-design/icons'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../api/types.ts'
import { useSay } from '../parts/said.ts'
import { clockOf, dayOf } from '../parts/time.tsx'
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

/** Everything from first contact to live: what is done, what is next, what is locked and by what. */
export function Checklist({ tasks, progress }: { tasks: readonly Task[]; progress: { done: number; total: number } }) {
  const { t } = useTranslation()
  return (
    <section className="card" aria-labelledby="checklist-title">
      <div className="card-head">
        <h2 id="checklist-title">{t('checklist.title')}</h2>
        <Progress {...progress} />
      </div>
      <ol className="checklist">
        {tasks.map((task) => (
          <Row key={task.key} task={task} />
        ))}
      </ol>
    </section>
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

function Row({ task }: { task: Task }) {
  const { t } = useTranslation()
  const say = useSay()
  const Icon = ICONS[task.state]
  const note = task.locked_by ?? task.note
  return (
    <li className={`task ${task.state}`}>
      <span className="task-icon">
        <Icon aria-hidden />
      </span>
      <span className="task-name">
        {say(task.name)} <span className="unseen">{t(`task.${task.state}`)}</span>
        {note && task.state !== 'done' && <span className="task-note">{say(note)}</span>}
      </span>
      <span className="task-owner">{t(`owner.${task.owner}`)}</span>
      <span className="task-time">
        {task.done_at
          ? t('checklist.done_at', { time: `${dayOf(task.done_at).slice(5)} ${clockOf(task.done_at)}` })
          : task.due_at
            ? t('checklist.due_at', { time: `${dayOf(task.due_at).slice(5)} ${clockOf(task.due_at)}` })
            : task.parallel
              ? t('next.parallel')
              : task.state === 'locked'
                ? ''
                : t(`task.${task.state}`)}
      </span>
    </li>
  )
}
