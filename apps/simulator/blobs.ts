import type { Blobs } from '@ruzhu/channels/contract/simulator.ts'
import type { Journal } from './journal.ts'

const MEMORY_LIMIT_BYTES = 128 * 1024 * 1024

/** Pictures: on disk with a journal; else the latest 128 MB of them, and of older ones only that they were there. */
export function openBlobs(journal: Journal | undefined): Blobs & { clear(): void } {
  if (journal) return { put: journal.writeBlob, get: journal.readBlob, clear: () => undefined }

  const held = new Map<string, Buffer>()
  let heldBytes = 0
  return {
    put(id, bytes) {
      held.set(id, bytes)
      heldBytes += bytes.length
      for (const [oldest, old] of held) {
        if (heldBytes <= MEMORY_LIMIT_BYTES) break
        held.delete(oldest)
        heldBytes -= old.length
      }
    },
    get: (id) => held.get(id),
    clear() {
      held.clear()
      heldBytes = 0
    },
  }
}
