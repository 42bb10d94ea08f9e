/*
 * What is read at most. A bundle of the merchant platform has five files of a few kB; whatever is far beyond that was
 * dropped by mistake or to do harm, and is refused before it costs anything.
 */
export const FILES_MAX = 20
export const FILE_BYTES_MAX = 1_000_000
export const ZIP_BYTES_MAX = 5_000_000
export const ENTRIES_MAX = 200
/** Of all entries of one archive together. */
export const UNPACKED_BYTES_MAX = 8_000_000
/** One archive may lie in another, as a bundle does that was packed again to be sent by mail; no deeper. */
export const NESTED_MAX = 1
/** Keys, certificates and values, over everything that was given at once. */
export const PIECES_MAX = 100
export const RSA_BITS_MIN = 2048
export const RSA_BITS_MAX = 8192
/** Rounds of a password's derivation in a .p12; OpenSSL and Windows write 2,000, hardened files 600,000. */
export const ROUNDS_MAX = 1_000_000
