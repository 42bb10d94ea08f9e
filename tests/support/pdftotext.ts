import { findProgram } from './programs.ts'

/** Reads what was printed. */
export function findPdftotext(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return findProgram(
    { names: ['pdftotext'], packages: [['poppler-utils']], why: 'printed pages are not read: no pdftotext here' },
    env,
  )
}
