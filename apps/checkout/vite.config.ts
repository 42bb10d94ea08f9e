import { defineConfig } from 'vite'

export default defineConfig(({ command }) => {
  // the same pages whoever builds them: a test run has set this to something else
  if (command === 'build') process.env.NODE_ENV = 'production'
  return {
    root: import.meta.dirname,
    base: '/pages/',
    build: {
      // phones in shops are old: the browser inside WeChat, an iPhone that was never updated
      target: ['chrome80', 'safari13'],
      cssTarget: ['chrome80', 'safari13'],
      manifest: true,
      modulePreload: false,
      rolldownOptions: { input: { 'client-pages': 'client-pages/main.ts' } },
    },
  }
})
