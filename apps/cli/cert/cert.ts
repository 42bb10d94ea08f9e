import { nearest } from '@ruzhu/server/nearest.ts'
import { makeBundle } from './bundle.ts'
import { makeCsr } from './csr.ts'
import { finishCertificate } from './finish.ts'
import { inspect } from './inspect.ts'
import { DONE, Stop, type Terminal, WRONG_CALL } from './terminal.ts'
import { CERT } from './texts.ts'

const STEPS: Readonly<Record<string, (args: readonly string[], terminal: Terminal) => Promise<number>>> = {
  csr: makeCsr,
  finish: finishCertificate,
  inspect,
  bundle: makeBundle,
}

/** `ruzhu cert …`: what the platforms' certificate tools do, on any system. The exit codes stand in its help. */
export async function runCert([name = 'help', ...args]: readonly string[], terminal: Terminal): Promise<number> {
  if (/^(help|--help|-h)$/.test(name) || args.some((arg) => arg === '--help' || arg === '-h')) {
    terminal.out(CERT.help[terminal.language])
    return DONE
  }
  try {
    const step = Object.hasOwn(STEPS, name) ? STEPS[name] : undefined
    if (!step) throw new Stop(WRONG_CALL, CERT.unknown_step, { step: name, nearest: nearest(name, Object.keys(STEPS)) })
    return await step(args, terminal)
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    terminal.tell(error.in(terminal.language))
    return error.exitCode
  }
}
