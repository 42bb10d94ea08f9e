import { crc32, inflateRawSync } from 'node:zlib'
import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { zipOf } from './zip.ts'

const python = spawnSync('python3', ['--version']).status === 0
const content = Buffer.from('支付宝交易号,商户订单号\r\n'.repeat(100))

test('an entry lies where the directory says, packed, with its checksum', () => {
  const zip = zipOf([
    { name: Buffer.from('a.csv'), content: Buffer.from('first') },
    { name: Buffer.from('b.csv'), content },
  ])
  const end = zip.subarray(-22)
  expect([end.readUInt32LE(0), end.readUInt16LE(10)]).toEqual([0x06054b50, 2])
  const second = zip.lastIndexOf(Buffer.from('504b0304', 'hex'))
  const packed = zip.subarray(second + 30 + 5, second + 30 + 5 + zip.readUInt32LE(second + 18))
  expect(inflateRawSync(packed)).toEqual(content)
  expect(zip.readUInt32LE(second + 14)).toBe(crc32(content))
})

test.runIf(python)('another program reads it', () => {
  const zip = zipOf([{ name: Buffer.from('b.csv'), content }])
  const program =
    "import io,sys,zipfile;z=zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()));print(z.testzip(),len(z.read('b.csv')))"
  const said = spawnSync('python3', ['-c', program], { input: zip }).stdout.toString()
  expect(said.trim()).toBe(`None ${content.length}`)
})
