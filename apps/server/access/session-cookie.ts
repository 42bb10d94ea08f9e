const NAME = 'ruzhu_session'
export const SESSION_DAYS = 7

/** The token of the session cookie, where there is one that could be ours. */
export function sessionToken(cookies: string | undefined): string | undefined {
  for (const cookie of cookies?.split(';') ?? []) {
    const value = /^\s*ruzhu_session=([\w-]{16,128})\s*$/.exec(cookie)?.[1]
    if (value !== undefined) return value
  }
  return undefined
}

/** @param secure  whether browsers reach us by https */
export function sessionCookie(token: string, { secure }: { secure: boolean }): string {
  return `${NAME}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${SESSION_DAYS * 86_400}${secure ? '; Secure' : ''}`
}

export function noSessionCookie({ secure }: { secure: boolean }): string {
  return `${NAME}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure ? '; Secure' : ''}`
}
