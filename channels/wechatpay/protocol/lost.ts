/** Why no answer came, for people. */
export function whyLost(error: unknown): string {
  return error instanceof Error ? `no answer: ${error.message || error.name}` : 'no answer'
}

/**
 * Whether no byte of the request can have arrived: the name was not found, or no connection came about. What is not
 * known for certain counts as sent.
 */
export function isUnsent(error: unknown): boolean {
  // node tries each address of a name, and reports all that failed
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(isUnsent)
  if (!(error instanceof Error)) return false
  if ('code' in error && error.code === 'UND_ERR_CONNECT_TIMEOUT') return true
  return 'syscall' in error && (error.syscall === 'connect' || error.syscall === 'getaddrinfo')
}
