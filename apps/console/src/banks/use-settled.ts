import { useEffect, useState } from 'react'

const SETTLED_AFTER_MS = 300

/** The text once nobody has typed for a moment: nothing is asked at every key. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLED_AFTER_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
