import { Type } from 'typebox'
import type { App } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { Closed, Id, OneOf, View, Words } from '../schemas.ts'

export const RoleName = OneOf(['administrator', 'operator', 'developer', 'finance', 'reader'])

export const MemberView = View('Member', {
  user_id: Id('us'),
  email: Type.String(),
  name: Type.String(),
  role: RoleName,
})

const SessionView = View('Session', {
  state: OneOf(['signed_out', 'signed_in']),
  environment: OneOf(['test', 'live']),
  /** Nobody has signed in yet: the one-time link is the way in. */
  first_run: Type.Boolean(),
  member: Type.Optional(MemberView),
  simulator: Type.Optional(Type.Object({ url: Type.String() })),
})

const Email = Type.String({ format: 'email', maxLength: 254, examples: ['linxiao@example.com'] })
const about = { tags: ['session'] as const }

const GetSession = {
  ...about,
  operationId: 'getSession',
  summary: 'Whether somebody is signed in, and where',
  description: '当前登录状态与环境。',
  access: 'public' as const,
  response: { 200: SessionView },
}

const ClaimSession = {
  ...about,
  operationId: 'claimSession',
  summary: 'Sign in by the one-time link; makes the first administrator, or sets a new password',
  description: '用一次性登录链接登录：建立第一位管理员，或给同一邮箱设置新密码。',
  access: 'public' as const,
  body: Closed({
    token: Words(200),
    email: Email,
    name: Words(64),
    password: Type.String({ minLength: 8, maxLength: 128 }),
  }),
  response: { 200: SessionView },
}

const CreateSession = {
  ...about,
  operationId: 'createSession',
  summary: 'Sign in by e-mail and password',
  description: '用邮箱和密码登录。',
  access: 'public' as const,
  body: Closed({ email: Email, password: Type.String({ minLength: 1, maxLength: 128 }) }),
  response: { 200: SessionView },
}

const EndSession = {
  ...about,
  operationId: 'endSession',
  summary: 'Sign out',
  description: '退出登录。',
  access: 'public' as const,
  response: { 204: Type.Null() },
}

export function sessionRoutes(app: App, parts: Parts): void {
  void parts
  const later = (): never => {
    throw new Error('not wired yet')
  }
  app.get('/v1/session', { schema: GetSession }, later)
  app.post('/v1/session/claim', { schema: ClaimSession }, later)
  app.post('/v1/session', { schema: CreateSession }, later)
  app.delete('/v1/session', { schema: EndSession }, later)
}
