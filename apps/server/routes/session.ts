import type { Member } from '@ruzhu/domain/access/access.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import type { FastifyReply } from 'fastify'
import { type Static, Type } from 'typebox'
import { refuseForeignOrigin, refuseForeignSite } from '../access/foreign-site.ts'
import type { SignedIn } from '../access/people.ts'
import { noSessionCookie, sessionCookie, sessionToken } from '../access/session-cookie.ts'
import { SignInLimit } from '../access/sign-in-limit.ts'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { Closed, given, Id, Line, OneOf, View, Words } from '../schemas.ts'

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
const about = { tags: ['session'] } as const

const GetSession = operation({
  ...about,
  operationId: 'getSession',
  summary: 'Whether somebody is signed in, and where',
  description: '当前登录状态与环境。',
  access: 'public',
  response: { 200: SessionView },
})

const ClaimSession = operation({
  ...about,
  operationId: 'claimSession',
  summary: 'Sign in by the one-time link; makes the first administrator, or sets a new password',
  description: '用一次性登录链接登录：建立第一位管理员，或给同一邮箱设置新密码。',
  access: 'public',
  body: Closed({
    token: Words(200),
    email: Email,
    name: Line(64),
    password: Type.String({ minLength: 8, maxLength: 128 }),
  }),
  response: { 200: SessionView },
})

const CreateSession = operation({
  ...about,
  operationId: 'createSession',
  summary: 'Sign in by e-mail and password',
  description: '用邮箱和密码登录。',
  access: 'public',
  body: Closed({ email: Email, password: Type.String({ minLength: 1, maxLength: 128 }) }),
  response: { 200: SessionView },
})

const EndSession = operation({
  ...about,
  operationId: 'endSession',
  summary: 'Sign out',
  description: '退出登录。',
  access: 'public',
  response: { 204: Type.Null() },
})

export function sessionRoutes(app: App, parts: Parts): void {
  const limit = new SignInLimit(() => parts.deps.now())
  const view = async (member: Member | undefined): Promise<Static<typeof SessionView>> =>
    given({
      state: member ? ('signed_in' as const) : ('signed_out' as const),
      environment: parts.environment,
      first_run: member === undefined && (await parts.people.isFirstRun()),
      member: member && memberView(member),
      simulator: member && parts.simulatorUrl !== undefined ? { url: parts.simulatorUrl } : undefined,
    })
  const enter = async (reply: FastifyReply, { member, token }: SignedIn) => {
    reply.header('set-cookie', sessionCookie(token, { secure: parts.https }))
    return view(member)
  }

  app.get('/v1/session', { schema: GetSession }, async ({ headers }) => {
    const token = sessionToken(headers.cookie)
    const { store, now } = parts.deps
    return view(token === undefined ? undefined : await store.read.access.memberOfSession(token, now()))
  })
  app.post('/v1/session/claim', { schema: ClaimSession }, async (request, reply) => {
    refuseForeignOrigin(request, parts.deps.publicUrl)
    limit.attempt(attemptOf(request.ip))
    const signedIn = await parts.people.claim(request.body)
    limit.succeeded(attemptOf(request.ip))
    return enter(reply, signedIn)
  })
  app.post('/v1/session', { schema: CreateSession }, async (request, reply) => {
    refuseForeignOrigin(request, parts.deps.publicUrl)
    const { email, password } = request.body
    const attempt = attemptOf(request.ip, email)
    limit.attempt(attempt)
    const signedIn = await parts.people.signIn(email, password)
    if (!signedIn) throw new AppError('SIGN_IN_FAILED')
    limit.succeeded(attempt)
    return enter(reply, signedIn)
  })
  app.delete('/v1/session', { schema: EndSession }, async (request, reply) => {
    const token = sessionToken(request.headers.cookie)
    if (token !== undefined) {
      refuseForeignSite(request, parts.deps.publicUrl)
      await parts.people.signOut(token)
    }
    return reply
      .status(204)
      .header('set-cookie', noSessionCookie({ secure: parts.https }))
      .send(null)
  })
}

export function memberView(member: Member): Static<typeof MemberView> {
  return { user_id: member.userId, email: member.email, name: member.name, role: member.role }
}

/** One person mistypes ten times; a hundred people behind one address may do so, too. */
function attemptOf(ip: string, email?: string): ReadonlyMap<string, number> {
  return new Map([[ip, 100], ...(email === undefined ? [] : [[`${ip} ${email.toLowerCase()}`, 10] as const])])
}
