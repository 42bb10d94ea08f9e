/** The key of a message that only tries a route: sent at any hour, and before anything is approved. */
export function trialKey(id: string): string {
  return `${TRIAL}${id}`
}

export function isTrial(key: string): boolean {
  return key.startsWith(TRIAL)
}

const TRIAL = 'trial/'
