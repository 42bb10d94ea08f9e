import type { ReactNode } from 'react'
import { CopyValue } from './copy.tsx'

/** A row of facts: a number to copy, or nothing where there is none. */
export function numberRow(name: string, value: string | undefined): readonly [string, ReactNode] {
  return [name, value && <CopyValue value={value} label={name} />]
}
