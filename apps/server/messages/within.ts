/** Gave up waiting; what was begun may still have its effect. */
export class TookTooLong extends Error {
  override readonly name = 'TimeoutError'
}

/** The result, or an end to waiting for it. */
export async function over<Result>(work: Promise<Result>, longestMs: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TookTooLong(`no answer in ${longestMs} ms`)), longestMs)
  })
  try {
    return await Promise.race([work, end])
  } finally {
    clearTimeout(timer)
  }
}
