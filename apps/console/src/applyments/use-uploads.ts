import { useRef, useState } from 'react'
import type { Problem } from '../api/problem.ts'
import { shrunk } from './picture.ts'
import { uploadPicture } from './upload-picture.ts'

/** Below this, small print on a licence is hardly legible. */
const LEGIBLE_SIDE = 600

export type Upload = { key: number; name: string } & (
  | { state: 'shrinking' }
  | { state: 'uploading'; percent: number }
  | { state: 'failed'; problem: Problem; file: File }
  | { state: 'unreadable' }
  | { state: 'small'; width: number; height: number }
)
type UploadState = Upload extends infer Each ? (Each extends Upload ? Omit<Each, 'key' | 'name'> : never) : never

/** Pictures on their way, one after the other; the other fields stay usable meanwhile. */
export function useUploads(clientId: string, onUploaded: (materialId: string) => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const lastKey = useRef(0)
  const uploaded = useRef(onUploaded)
  uploaded.current = onUploaded

  function set(key: number, name: string, state: UploadState | undefined) {
    setUploads((now) => [
      ...now.filter((upload) => upload.key !== key),
      ...(state ? [{ key, name, ...state } as Upload] : []),
    ])
  }

  async function prepareAndSend(file: File): Promise<void> {
    const key = ++lastKey.current
    set(key, file.name, { state: 'shrinking' })
    const picture = await shrunk(file)
    if (!picture) return set(key, file.name, { state: 'unreadable' })
    await send(key, picture.file)
    const { width, height } = picture
    if (Math.max(width, height) < LEGIBLE_SIDE) set(++lastKey.current, file.name, { state: 'small', width, height })
  }

  async function send(key: number, file: File): Promise<void> {
    set(key, file.name, { state: 'uploading', percent: 0 })
    const answer = await uploadPicture(clientId, file, (percent) =>
      set(key, file.name, { state: 'uploading', percent }),
    )
    if (answer.state === 'failed') return set(key, file.name, { ...answer, file })
    set(key, file.name, undefined)
    uploaded.current(answer.material.id)
  }

  return {
    uploads,
    async add(files: readonly File[]) {
      for (const file of files) await prepareAndSend(file)
    },
    async retry(key: number) {
      const upload = uploads.find((each) => each.key === key)
      if (upload?.state === 'failed') await send(key, upload.file)
    },
    dismiss: (key: number) => setUploads((now) => now.filter((upload) => upload.key !== key)),
  }
}
