import { mkdtemp, rm } from 'node:fs/promises'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { type Language, fill } from '@ruzhu/domain/text.ts'
import { readClientFile } from './client-file.ts'
import { readOptions } from './options.ts'
import { play } from './play.ts'
import type { Running } from './processes.ts'
import { type Story, tellTo } from './story.ts'
import { FRAME, STEPS } from './texts.ts'

type Ending = { agreed: boolean; interrupted: boolean }

/** 0 only when every step went well and all books agree. */
export async function runDemo(args: readonly string[]): Promise<number> {
  const options = readOptions(args, process.env)
  if ('problem' in options) {
    console.error(options.problem)
    return 1
  }
  const { language, json } = options
  const tell = (line: string) => {
    if (!json) console.log(line)
  }
  tell(`\n${FRAME.title[language]}\n${FRAME.hastened[language]}\n\n${FRAME.columns[language]}`)

  const begun = performance.now()
  const folder = await mkdtemp(join(tmpdir(), 'ruzhu-demo-'))
  const story = tellTo(tell, language)
  const ending = await perform(story, folder)
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)

  if (ending.agreed) await rm(folder, { recursive: true, force: true })
  if (json)
    console.log(JSON.stringify({ ...ending, seconds: Number(seconds), steps: story.told, ...logs(ending, folder) }))
  else tell(`\n${lastWords(ending, story, folder, seconds, language)}\n`)
  if (ending.interrupted) return 130
  return ending.agreed ? 0 : 1
}

/** However it ends, the processes that were started are ended too. */
async function perform(story: Story, folder: string): Promise<Ending> {
  const running: Running[] = []
  const file = await readClientFile()
  const stopped = new AbortController()
  const whole = play({ story, folder, file, keep: (process) => running.push(process) }).then(
    () => ({ agreed: true, interrupted: false }),
    () => ({ agreed: false, interrupted: false }),
  )
  const interrupted = Promise.race(
    ['SIGINT', 'SIGTERM'].map((signal) => once(process, signal, { signal: stopped.signal })),
  ).then(
    () => ({ agreed: false, interrupted: true }),
    () => whole,
  )
  try {
    return await Promise.race([whole, interrupted])
  } finally {
    stopped.abort()
    await Promise.all(running.map((process) => process.stop()))
  }
}

function lastWords(ending: Ending, story: Story, folder: string, seconds: string, language: Language): string {
  if (ending.interrupted) return FRAME.interrupted[language]
  if (ending.agreed) return fill(FRAME.agreed[language], { seconds })
  const last = story.told.at(-1)
  const { expected = '–', came = '–' } = last?.facts ?? {}
  const step = last ? (STEPS[last.step][language].split(/[：:]/)[0] ?? last.step) : '–'
  return fill(FRAME.failed[language], { number: story.told.length, step, expected, came, logs: folder })
}

function logs(ending: Ending, folder: string): { logs?: string } {
  return ending.agreed ? {} : { logs: folder }
}
