import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { ChannelModule } from '@ruzhu/channels/contract/channel.ts'
import { type Language, fill } from '@ruzhu/domain/text.ts'
import { readClientFile } from './client-file.ts'
import { readOptions } from './options.ts'
import { play } from './play.ts'
import type { Running } from './processes.ts'
import { type Story, stepName, tellTo } from './story.ts'
import { FRAME, STEPS } from './texts.ts'

type Ending = 'agreed' | 'failed' | 'interrupted'
const EXIT_CODES: Record<Ending, number> = { agreed: 0, failed: 1, interrupted: 130 }

/** 0 only when every step went well and all books agree. */
export async function runDemo(args: readonly string[]): Promise<number> {
  const options = readOptions(args, process.env)
  if ('problem' in options) {
    console.error(options.problem)
    return 1
  }
  const { language, json, channel } = options
  const interruption = listenForInterruption()
  const tell = (line: string) => {
    if (!json && !interruption.signal.aborted) console.log(line)
  }
  const title = fill(FRAME.title[language], { channel: channel.descriptor.label[language] })
  const hastened = channel.descriptor.authorization ? '' : `${FRAME.hastened[language]}\n`
  tell(`\n${title}\n${hastened}\n${FRAME.columns[language]}`)

  const begun = performance.now()
  const folder = await mkdtemp(join(tmpdir(), 'ruzhu-demo-'))
  const story = tellTo(tell, language)
  const ending = await perform(channel, story, folder, interruption.signal)
  const seconds = Number(((performance.now() - begun) / 1000).toFixed(1))
  interruption.forget()

  const kept = ending === 'failed' ? folder : undefined
  if (!kept) await rm(folder, { recursive: true, force: true })
  console.log(json ? verdict({ ending, story, seconds, kept }) : lastWords({ ending, story, seconds, kept }, language))
  return EXIT_CODES[ending]
}

/** However it ends, the processes that were started are ended too. */
async function perform(
  channel: ChannelModule,
  story: Story,
  folder: string,
  interruption: AbortSignal,
): Promise<Ending> {
  const running: Running[] = []
  const file = await readClientFile()
  const played = play({ channel, story, folder, file, keep: (process) => running.push(process) }).then(
    (): Ending => 'agreed',
    (): Ending => 'failed', // told by the step that failed
  )
  const interrupted = interruption.aborted ? Promise.resolve() : once(interruption, 'abort')
  try {
    return await Promise.race([played, interrupted.then((): Ending => 'interrupted')])
  } finally {
    await Promise.all(running.map((process) => process.stop()))
  }
}

function listenForInterruption() {
  const controller = new AbortController()
  const interrupt = () => controller.abort()
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, interrupt)
  return {
    signal: controller.signal,
    forget() {
      for (const signal of signals) process.off(signal, interrupt)
    },
  }
}

type Ended = { ending: Ending; story: Story; seconds: number; kept: string | undefined }

function verdict({ ending, story, seconds, kept }: Ended): string {
  return JSON.stringify({ ending, seconds, steps: story.told, ...(kept === undefined ? {} : { logs: kept }) })
}

function lastWords({ ending, story, seconds, kept = '' }: Ended, language: Language): string {
  const last = story.told.at(-1)
  const facts = {
    seconds,
    number: story.told.length,
    step: last ? stepName(STEPS[last.step][language]) : '–',
    expected: last?.facts['expected'] ?? '–',
    came: last?.facts['came'] ?? '–',
    logs: kept,
  }
  return `\n${fill(FRAME[ending][language], facts)}\n`
}
