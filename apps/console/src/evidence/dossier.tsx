import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useChannelLabel, useMerchantNumber, useSceneLabel } from '../api/channels.ts'
import { Facts } from '../parts/facts.tsx'
import { Money } from '../parts/money.tsx'
import { useSay } from '../parts/said.ts'
import { clockOf, dayOf } from '../parts/time.tsx'
import { usePermissionName } from '../settlement/permission-name.ts'
import type { Evidence } from './evidence.ts'
import { Deadlines } from './deadlines.tsx'
import { Grid } from './grid.tsx'

const when = (at: string | undefined) => (at === undefined ? '' : `${dayOf(at)} ${clockOf(at)}`)

export function Dossier({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation()
  const hidden = (part: Evidence['left_out'][number]) => evidence.left_out.includes(part)
  return (
    <article className="dossier">
      <Part title={t('evidence.company')}>
        <Company evidence={evidence} />
      </Part>
      <Part title={t('evidence.deadlines')}>
        <Deadlines evidence={evidence} />
      </Part>
      <Part title={t('evidence.signed')}>
        <Signed evidence={evidence} />
      </Part>
      <Part title={t('evidence.granted')}>
        <Granted evidence={evidence} />
      </Part>
      <Part title={t('evidence.keys')}>{hidden('keys') ? <Hidden /> : <Keys evidence={evidence} />}</Part>
      <Part title={t('evidence.methods')}>{hidden('methods') ? <Hidden /> : <Methods evidence={evidence} />}</Part>
      <Part title={t('evidence.trials')}>
        <Trials evidence={evidence} />
      </Part>
      <Part title={t('evidence.steps')}>
        <Steps evidence={evidence} />
      </Part>
      <Part title={t('evidence.doings')}>
        <Doings evidence={evidence} />
      </Part>
    </article>
  )
}

/** On paper nobody can ask, so it says why there is nothing. */
function Hidden() {
  const { t } = useTranslation()
  return <p>{t('evidence.hidden')}</p>
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Company({ evidence: { client, contact, made_by, made_at } }: { evidence: Evidence }) {
  const { t } = useTranslation()
  return (
    <>
      <Facts
        rows={[
          [t('clients.name'), client.name],
          [t('clients.short_name'), client.short_name],
          [t('clients.credit_code'), client.credit_code],
          [t('clients.contact'), [contact.name, contact.phone, contact.email].filter(Boolean).join(' · ')],
          [t('clients.created'), when(client.created_at)],
          [t('clients.id'), client.id],
        ]}
      />
      <p className="secondary">{t('evidence.made', { who: made_by, when: when(made_at) })}</p>
    </>
  )
}

function Signed({ evidence: { applyments } }: { evidence: Evidence }) {
  const { t } = useTranslation()
  const say = useSay()
  const channelLabel = useChannelLabel()
  const merchantNumber = useMerchantNumber()
  if (applyments.length === 0) return <p>{t('evidence.none')}</p>
  return applyments.map((one) => (
    <div key={one.id} className="dossier-item">
      <h3>{channelLabel(one.channel)}</h3>
      <Facts
        rows={[
          [merchantNumber(one.channel), one.sub_mchid],
          [t('evidence.code'), one.business_code],
          [t('evidence.applyment_id'), one.applyment_id],
          [t('evidence.state'), `${t(`applyment.${one.state}`)} · ${when(one.state_at)}`],
          ...one.terms.map(({ label, value, means }) => [say(label), termIn(value, means && say(means))] as const),
          ...one.submissions.map(
            ({ number, submitted_by, submitted_at }) =>
              [
                t('evidence.submission', { n: number }),
                t('evidence.by_at', { who: submitted_by, when: when(submitted_at) }),
              ] as const,
          ),
        ]}
      />
    </div>
  ))
}

/** A number of the platform's beside what it stands for; a word of a form is told by its meaning alone. */
function termIn(value: string, means: string | undefined): string {
  if (means === undefined) return value
  return /^\d+$/.test(value) ? `${value} · ${means}` : means
}

function Granted({ evidence: { grants, permissions, settlements } }: { evidence: Evidence }) {
  const { t } = useTranslation()
  const channelLabel = useChannelLabel()
  const permissionName = usePermissionName()
  const rows = [
    ...grants.map((one) => [
      `${channelLabel(one.channel)} ${one.auth_app_id} · ${one.sub_mchid}`,
      t(`evidence.state_${one.state}`),
      when(one.withdrawn_at ?? one.granted_at),
      when(one.checked_at),
    ]),
    ...permissions.map((one) => [
      permissionName(one.channel, one.what),
      t(`evidence.state_${one.state}`),
      when(one.since),
      when(one.checked_at),
    ]),
    ...settlements.map(({ bank, number, checked_at }) => [
      t('evidence.settlement', { bank, number }),
      '',
      '',
      when(checked_at),
    ]),
  ]
  return (
    <Grid
      title={t('evidence.granted')}
      head={[t('evidence.what'), t('evidence.state'), t('evidence.since'), t('evidence.checked')]}
      rows={rows}
    />
  )
}

function Keys({ evidence: { keys } }: { evidence: Evidence }) {
  const { t } = useTranslation()
  const say = useSay()
  const rows = keys.flatMap(({ holder_name, state, pieces }) =>
    pieces.map((piece) => [
      holder_name,
      piece.label ? say(piece.label) : piece.field,
      state === 'gone' ? '' : t(`evidence.state_${state}`),
      <code key="fingerprint">{piece.fingerprint}</code>,
      piece.serial ?? '',
      piece.valid_to
        ? `${piece.valid_from ? dayOf(piece.valid_from) : ''} – ${dayOf(piece.valid_to)}`
        : t('evidence.endless'),
    ]),
  )
  const head = [
    t('evidence.holder'),
    t('evidence.what'),
    t('evidence.state'),
    t('evidence.fingerprint'),
    t('evidence.serial'),
    t('evidence.valid'),
  ]
  return <Grid title={t('evidence.keys')} head={head} rows={rows} />
}

function Methods({ evidence: { methods } }: { evidence: Evidence }) {
  const { t } = useTranslation()
  const channelLabel = useChannelLabel()
  const sceneLabel = useSceneLabel()
  const checked = (check: Evidence['methods'][number]['last_check']) => {
    if (!check) return t('evidence.unchecked')
    const pass = check.results.filter(({ state }) => state === 'pass').length
    return `${when(check.ended_at)} · ${t('evidence.check_sum', { pass, rest: check.results.length - pass })}`
  }
  const rows = methods.map((one) => [
    `${one.name}（${channelLabel(one.channel)}）`,
    one.sub_mchid,
    one.scenes.map((scene) => sceneLabel(one.channel, scene)).join(' · '),
    t(`evidence.state_${one.state}`),
    checked(one.last_check),
  ])
  const head = [
    t('evidence.name'),
    t('evidence.number'),
    t('evidence.scenes'),
    t('evidence.state'),
    t('evidence.last_check'),
  ]
  return <Grid title={t('evidence.methods')} head={head} rows={rows} />
}

function Trials({ evidence: { trials } }: { evidence: Evidence }) {
  const { t } = useTranslation()
  const rows = trials.map((one) => [
    one.out_trade_no,
    one.transaction_id ?? '',
    <Money key="amount" fen={one.amount_fen} />,
    when(one.paid_at),
    <Money key="refunded" fen={one.refunded_fen} />,
  ])
  const head = [
    t('evidence.order'),
    t('evidence.transaction'),
    t('evidence.amount'),
    t('evidence.paid_at'),
    t('evidence.refunded'),
  ]
  return <Grid title={t('evidence.trials')} head={head} rows={rows} />
}

function Steps({ evidence: { ways } }: { evidence: Evidence }) {
  const { t } = useTranslation()
  const say = useSay()
  const channelLabel = useChannelLabel()
  return ways.map(({ channel, label, next_step, due_at, tasks }) => (
    <div key={channel} className="dossier-item">
      <h3>
        {channelLabel(channel)} · {say(label)}
      </h3>
      <p>
        {t('evidence.next', { step: say(next_step) })} {due_at && `· ${t('evidence.due')} ${when(due_at)}`}
      </p>
      <Grid
        title={`${t('evidence.steps')} ${channelLabel(channel)}`}
        head={[t('evidence.step'), t('evidence.state'), t('evidence.word'), t('evidence.due')]}
        rows={tasks
          .filter(isNeeded)
          .map(({ name, state, done_at, word, due_at: due }) => [
            say(name),
            `${t(`task.${state}`)} ${when(done_at)}`,
            word ? `${t('evidence.word')} · ${word.by} · ${when(word.at)}` : '',
            state === 'done' ? '' : when(due),
          ])}
      />
    </div>
  ))
}

const isNeeded = ({ state }: Evidence['ways'][number]['tasks'][number]) => state !== 'skipped'

function Doings({ evidence: { doings } }: { evidence: Evidence }) {
  const { t } = useTranslation()
  const say = useSay()
  const rows = doings.map(({ at, by, text }) => [when(at), by ?? '', say(text)])
  return (
    <Grid
      title={t('evidence.doings')}
      head={[t('imports.column_at'), t('imports.column_by'), t('evidence.what')]}
      rows={rows}
    />
  )
}
