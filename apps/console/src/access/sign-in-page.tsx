import { Button, Form, Input } from 'antd'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { query } from '../api/client.ts'
import { ProblemAlert } from '../parts/problem.tsx'
import { useWindowTitle } from '../parts/page.tsx'
import { EnvBar } from '../shell/env-bar.tsx'
import { LanguageSwitch, ThemeSwitch } from '../shell/switches.tsx'
import { renewSession, useSession } from './session.ts'
import './sign-in-page.css'

const route = getRouteApi('/sign-in')

export function SignInPage() {
  const { t } = useTranslation()
  const { token } = route.useSearch()
  const title = token ? t('access.claim') : t('access.sign_in')
  useWindowTitle(title)
  return (
    <>
      <EnvBar />
      <main className="sign-in">
        <div className="sign-in-card">
          <p className="sign-in-brand">
            <img src="/icon.svg" alt="" width="28" height="28" />
            <span>入驻 Ruzhu</span>
          </p>
          <h1>{title}</h1>
          {token ? <Claim token={token} /> : <Password />}
        </div>
        <p className="sign-in-foot">
          <LanguageSwitch />
          <ThemeSwitch />
        </p>
      </main>
    </>
  )
}

/** The one-time link: it names the person and sets the password. */
function Claim({ token }: { token: string }) {
  const { t } = useTranslation()
  const enter = useEnter()
  const claim = query.useMutation('post', '/v1/session/claim', { onSuccess: enter })
  return (
    <Form
      layout="vertical"
      onFinish={(values: { name: string; email: string; password: string }) =>
        claim.mutate({ body: { token, ...values } })
      }
    >
      <p className="secondary sign-in-why">{t('access.claim_why')}</p>
      {claim.error && <ProblemAlert error={claim.error} />}
      <Form.Item name="name" label={t('access.name')} rules={[required(t, 'access.name')]}>
        <Input autoComplete="name" autoFocus />
      </Form.Item>
      <EmailItem />
      <Form.Item
        name="password"
        label={t('access.password')}
        extra={t('access.password_rule')}
        rules={[required(t, 'access.password'), { min: 12, message: t('access.password_rule') }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={claim.isPending}>
        {t('access.claim_button')}
      </Button>
    </Form>
  )
}

function Password() {
  const { t } = useTranslation()
  const enter = useEnter()
  const firstRun = useSession()?.first_run
  const signIn = query.useMutation('post', '/v1/session', { onSuccess: enter })
  return (
    <Form layout="vertical" onFinish={(values: { email: string; password: string }) => signIn.mutate({ body: values })}>
      {firstRun && <p className="sign-in-why">{t('access.first_run')}</p>}
      {signIn.error && <ProblemAlert error={signIn.error} />}
      <EmailItem />
      <Form.Item name="password" label={t('access.password')} rules={[required(t, 'access.password')]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        {t('access.sign_in')}
      </Button>
      {!firstRun && <p className="secondary sign-in-forgot">{t('access.forgot')}</p>}
    </Form>
  )
}

function EmailItem() {
  const { t } = useTranslation()
  return (
    <Form.Item
      name="email"
      label={t('access.email')}
      validateTrigger="onBlur"
      rules={[required(t, 'access.email'), { type: 'email', message: t('access.email_invalid') }]}
    >
      <Input type="email" autoComplete="username" spellCheck={false} />
    </Form.Item>
  )
}

function required(
  t: ReturnType<typeof useTranslation>['t'],
  label: 'access.name' | 'access.email' | 'access.password',
) {
  return { required: true, message: t('parts.required_missing', { label: t(label) }) }
}

/** On to where the person was going. */
function useEnter(): () => Promise<void> {
  const navigate = useNavigate()
  const { next } = route.useSearch()
  return async () => {
    await renewSession()
    await navigate({ href: next ?? '/todo', replace: true })
  }
}
