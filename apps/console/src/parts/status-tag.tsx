import type { Tone } from '../theme/tokens.ts'
import './status-tag.css'

/** Text always; the colour only helps. */
export function StatusTag({ tone, children }: { tone: Tone; children: string }) {
  return <span className={`status-tag ${tone}`}>{children}</span>
}
