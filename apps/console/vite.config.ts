import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const SERVER = process.env.RUZHU_SERVER ?? 'http://127.0.0.1:7300'
// the server takes changes from its own pages only, so they go to it under its own origin
const server = { target: SERVER, changeOrigin: true, headers: { origin: SERVER } }

export default defineConfig(({ command }) => {
  // the same pages whoever builds them: a test run has set this to something else
  if (command === 'build') process.env.NODE_ENV = 'production'
  return {
    root: import.meta.dirname,
    plugins: [react()],
    build: {
      target: 'es2023',
      // budget.ts reads from it which files a page needs
      manifest: true,
      chunkSizeWarningLimit: 1500,
    },
    server: {
      port: 7302,
      proxy: { '/v1': server, '/sim-api': server, '/openapi.json': server, '/docs': server },
    },
  }
})
