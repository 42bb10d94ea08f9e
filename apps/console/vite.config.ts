import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const SERVER = process.env.RUZHU_SERVER ?? 'http://127.0.0.1:7300'

export default defineConfig({
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
    proxy: { '/v1': SERVER, '/sim-api': SERVER, '/openapi.json': SERVER, '/docs': SERVER },
  },
})
