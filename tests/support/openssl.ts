import { findProgram } from './programs.ts'

/** Somebody else's opinion on certificates, requests and `.p12` files. */
export function findOpenssl(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return findProgram(
    {
      names: ['openssl'],
      packages: [['openssl']],
      why: 'nobody else looks at certificates: no openssl here, and apt-get cannot install it (not Debian, or not root)',
    },
    env,
  )
}
