import { sayIn } from '@ruzhu/credentials/sentences.ts'
import { type Finished, finish, type Written } from '@ruzhu/credentials/tool/finish.ts'
import { fill } from '@ruzhu/domain/text.ts'
import { access } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readFiles, writeFiles } from './files.ts'
import { readOptions } from './options.ts'
import { DONE, Stop, type Terminal, WRONG_CALL, WRONG_MATERIAL } from './terminal.ts'
import { CERT } from './texts.ts'

const OPTIONS = { key: { type: 'string' }, mchid: { type: 'string' }, out: { type: 'string' } } as const

/** The certificate that came back, checked against its key; all files are then in one folder. */
export async function finishCertificate(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS)
  const { key, mchid, out } = values
  if (positionals.length === 0 || key === undefined) throw new Stop(WRONG_CALL, CERT.needs_certificate)
  const finished = await finishedFrom([...positionals, key], mchid, terminal)
  const folder = out ?? dirname(key)
  const paths = await writeFiles(folder, await notThereYet(folder, finished.files))
  const { owner, serialNo } = finished
  terminal.tell(fill(CERT.finished[terminal.language], { owner, serial_no: serialNo }))
  for (const path of paths) terminal.tell(fill(CERT.wrote[terminal.language], { path }))
  if (paths.some((path) => path.endsWith('.p12'))) terminal.tell(CERT.p12_note[terminal.language])
  return DONE
}

/** What belongs together among these files; anything else stops the command with its sentence. */
export async function finishedFrom(paths: readonly string[], mchid: string | undefined, { now, language }: Terminal) {
  const files = await readFiles(paths)
  const finished: Finished = await finish({ files }, { now, ...(mchid !== undefined && { mchid }) })
  if ('faults' in finished) {
    const sentence = finished.faults.map((fault) => sayIn(language, fault)).join('\n')
    throw new Stop(WRONG_MATERIAL, { 'zh-CN': sentence, en: sentence })
  }
  return finished
}

/** The key stays where it was made: it is not written once more. */
async function notThereYet(folder: string, files: readonly Written[]): Promise<Written[]> {
  const [key, ...others] = files
  const isThere = await access(join(folder, key?.name ?? '')).then(
    () => true,
    () => false,
  )
  return key && !isThere ? [...files] : others
}
