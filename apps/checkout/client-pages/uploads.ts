import type { FillingView } from './answers.ts'
import { uploadPicture } from './calls.ts'
import { preparePhoto } from './photo.ts'
import type { PictureTrays, Tray } from './screens/picture.ts'
import { sayIn } from './texts.ts'

const TRIES = 6
const RETRY_MS = [1_000, 3_000, 8_000, 15_000, 30_000]

type Held = {
  view: () => FillingView
  /** Text goes first: it is small, and the dearer part. */
  textSaved: () => Promise<boolean>
  added: (path: string, id: string) => void
  changed: () => void
  lost: () => void
}

/** Photos on their way, one after the other; each is tried so often, then waits for somebody to press a button. */
export class Uploads {
  readonly #held: Held
  readonly #blobs = new Map<number, Blob>()
  readonly #own = new Map<string, { url: string; warnings: readonly string[] }>()
  #trays: readonly Tray[] = []
  #last = 0
  #running: Promise<void> = Promise.resolve()

  constructor(held: Held) {
    this.#held = held
    window.addEventListener('online', () => {
      for (const tray of this.#trays) if (tray.state === 'failed') this.retry(tray.key)
    })
  }

  get trays(): PictureTrays {
    return { under: this.#trays, own: this.#own }
  }

  async add(path: string, files: readonly File[]): Promise<void> {
    for (const file of files) {
      const key = ++this.#last
      const t = sayIn(this.#held.view().language)
      this.#set({ key, path, state: 'shrinking', percent: 0 })
      const photo = await preparePhoto(file)
      if (photo.state !== 'ready') {
        this.#set({ key, path, state: 'refused', percent: 0, why: t(`picture.${photo.state}`) })
        continue
      }
      this.#blobs.set(key, photo.blob)
      const warnings = photo.flaws.map((flaw) => t(`warn.${flaw}`))
      this.#queue({ key, path, state: 'waiting', percent: 0, url: URL.createObjectURL(photo.blob) }, warnings)
    }
  }

  retry(key: number): void {
    const tray = this.#trays.find((one) => one.key === key)
    if (tray?.state === 'failed') this.#queue({ ...tray, state: 'waiting' }, [])
  }

  dismiss(key: number): void {
    this.#blobs.delete(key)
    this.#trays = this.#trays.filter((tray) => tray.key !== key)
    this.#held.changed()
  }

  #queue(tray: Tray, warnings: readonly string[]): void {
    this.#set(tray)
    this.#running = this.#running.then(() => this.#send(tray, warnings))
  }

  async #send(tray: Tray, warnings: readonly string[]): Promise<void> {
    const blob = this.#blobs.get(tray.key)
    const { view, textSaved, added, lost } = this.#held
    if (!blob) return
    for (let tries = 0; this.#blobs.has(tray.key); tries++) {
      await textSaved()
      const answer = await uploadPicture(view(), blob, (percent) => this.#set({ ...tray, state: 'sending', percent }))
      if (answer.state === 'done') {
        this.#own.set(answer.body.id, { url: tray.url ?? '', warnings })
        this.dismiss(tray.key)
        return added(tray.path, answer.body.id)
      }
      if (answer.state === 'refused') {
        if (answer.code === 'LINK_GONE' || answer.code === 'LINK_READ_ONLY') return lost()
        return this.#set({ ...tray, state: 'failed', why: answer.words })
      }
      if (tries + 1 >= TRIES)
        return this.#set({ ...tray, state: 'failed', why: sayIn(view().language)('picture.waiting') })
      this.#set({ ...tray, state: 'waiting' })
      await onlineOr(RETRY_MS[tries] ?? 30_000)
    }
  }

  #set(tray: Tray): void {
    const there = this.#trays.some(({ key }) => key === tray.key)
    this.#trays = there ? this.#trays.map((one) => (one.key === tray.key ? tray : one)) : [...this.#trays, tray]
    this.#held.changed()
  }
}

/** Goes on as soon as the network is said to be back. */
function onlineOr(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(go, ms)
    window.addEventListener('online', go)
    function go() {
      clearTimeout(timer)
      window.removeEventListener('online', go)
      resolve()
    }
  })
}
