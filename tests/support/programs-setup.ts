import { findChromium } from './chromium.ts'
import { findOpenssl } from './openssl.ts'
import { findPdftotext } from './pdftotext.ts'

/** Vitest's global setup: what is missing is installed before the first test, as two processes would be in each other's way. */
export function setup(): void {
  findChromium()
  findOpenssl()
  findPdftotext()
}
