import { findProgram } from './programs.ts'

/** The Chromium of this machine; where there is none, Debian's, installed with a Chinese font. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return findProgram(
    {
      names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
      packages: ['chromium', 'fonts-noto-cjk'],
      why: 'pages are not tested: no Chromium here, and apt-get cannot install one (not Debian, or not root)',
    },
    env,
  )
}
