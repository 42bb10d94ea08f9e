import { bundle } from '@ruzhu/credentials/tool/finish.ts'
import { fill } from '@ruzhu/domain/text.ts'
import { basename, dirname } from 'node:path'
import { writeFiles } from './files.ts'
import { finishedFrom } from './finish.ts'
import { readOptions } from './options.ts'
import { DONE, Stop, type Terminal, WRONG_CALL } from './terminal.ts'
import { CERT } from './texts.ts'

const OPTIONS = { mchid: { type: 'string' }, out: { type: 'string' } } as const

/** One archive of key, certificate and p12, once they were checked against each other. */
export async function makeBundle(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS)
  if (positionals.length === 0) throw new Stop(WRONG_CALL, CERT.needs_files)
  const { files, owner, serialNo } = await finishedFrom(positionals, values.mchid, terminal)
  const target = values.out ?? `${owner}_cert.zip`
  const archive = { name: basename(target), bytes: bundle(files, terminal.now), secret: true }
  const [path = target] = await writeFiles(dirname(target), [archive])
  terminal.tell(fill(CERT.finished[terminal.language], { owner, serial_no: serialNo }))
  terminal.tell(fill(CERT.wrote[terminal.language], { path }))
  return DONE
}
