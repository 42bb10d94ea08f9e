import type { DroppedFile, Hints, Pasted, Recognised } from '@ruzhu/credentials/finding.ts'
import { FILES_MAX, ZIP_BYTES_MAX } from '@ruzhu/credentials/limits.ts'
import { useState } from 'react'

export type Seen =
  | { state: 'nothing' }
  | { state: 'reading' }
  | { state: 'failed' }
  | { state: 'seen'; recognised: Recognised }

/** Reads what was dropped or pasted in this browser; the reader itself is loaded with the first file. */
export function useRecognition(hints: () => Omit<Hints, 'now'>, onSeen: (recognised: Recognised) => void) {
  const [seen, setSeen] = useState<Seen>({ state: 'nothing' })
  const [last, setLast] = useState<{ files: DroppedFile[]; pasted: Pasted[] }>({ files: [], pasted: [] })

  async function look(files: DroppedFile[], pasted: Pasted[], passwords: readonly string[] = []) {
    setLast({ files, pasted })
    setSeen({ state: 'reading' })
    try {
      const { recognise } = await import('@ruzhu/credentials/recognise.ts')
      const recognised = await recognise(files, pasted, { ...hints(), passwords, now: new Date() })
      setSeen({ state: 'seen', recognised })
      onSeen(recognised)
    } catch {
      setSeen({ state: 'failed' }) // the reader did not arrive; what is wrong with a file is a result, not an error
    }
  }

  return {
    seen,
    async takeFiles(files: readonly File[]) {
      if (files.length > 0) await look(await Promise.all(files.slice(0, FILES_MAX + 1).map(dropped)), [])
    },
    takeText: (text: string, place?: Pasted['place']) => look([], [{ text, ...(place && { place }) }]),
    /** The same once more: with a password, or since something else was typed meanwhile. */
    again: (passwords: readonly string[] = []) => look(last.files, last.pasted, passwords),
  }
}

/** Of a file that is too large only as much as shows that it is. */
async function dropped(file: File): Promise<DroppedFile> {
  return { name: file.name, bytes: new Uint8Array(await file.slice(0, ZIP_BYTES_MAX + 1).arrayBuffer()) }
}
