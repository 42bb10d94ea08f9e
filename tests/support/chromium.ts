import { findProgram } from './programs.ts'

/**
 * The Chromium of this machine; where there is none, Debian's, installed with a Chinese font. The shell without a desk around
 * it comes first: it draws the same pages for three quarters of the processor time.
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return findProgram(
    {
      names: ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
      packages: [
        ['chromium-headless-shell', 'fonts-noto-cjk'],
        ['chromium', 'fonts-noto-cjk'], // where the shell is not packed by itself
      ],
      why: 'pages are not tested: no Chromium here, and apt-get cannot install one (not Debian, or not root)',
    },
    env,
  )
}
