/** A key for tests, and for tests only. */
export const TEST_KEY = new Uint8Array(32).fill(7)
