import { beforeAll, expect, test } from 'vitest'
import { recognise } from './recognise.ts'
import { sayIn } from './sentences.ts'
import { type BadUploads, makeBadUploads } from './testing/bad-uploads.ts'

const NOW = new Date('2026-11-24T02:00:00Z')
let bad: BadUploads
beforeAll(async () => {
  bad = await makeBadUploads()
})

const drop = (uploads: BadUploads['uploads']) =>
  recognise(
    uploads.map(({ file: name, bytes }) => ({ name, bytes })),
    [],
    { now: NOW, mchid: bad.mchid },
  )

/** Without where in the archive it lies. */
const fileOf = ({ source }: { source: string }) => source.split(' › ')[0]

test('each refused upload alone: its sentence in both languages, and nothing of it', async () => {
  for (const upload of bad.uploads.filter(({ refused }) => refused)) {
    const seen = await drop([upload])
    expect(seen.findings, upload.name).toEqual([])
    expect(seen.refused, upload.name).toMatchObject([{ why: upload.refused }])
    expect(seen.refused.map(fileOf), upload.name).toEqual([upload.file])
    const sentences = seen.refused.flatMap(({ why }) => [sayIn('zh-CN', why), sayIn('en', why)])
    expect(sentences, upload.name).toEqual([
      expect.stringMatching(/^[^{}]*[\u4e00-\u9fff][^{}]*$/),
      expect.not.stringMatching(/[\u4e00-\u9fff{}]/),
    ])
  }
})

test('each other form of a good key is that key', async () => {
  for (const upload of bad.uploads.filter(({ refused }) => !refused)) {
    const { findings, refused } = await drop([upload])
    expect(refused, upload.name).toEqual([])
    expect(
      findings.map(({ value }) => value.reveal()),
      upload.name,
    ).toEqual([bad.goodKey])
  }
})

test('all at once are read, and no bad one takes a good one with it', async () => {
  const { findings, refused } = await drop(bad.uploads)
  expect(findings.map(({ value }) => value.reveal())).toEqual([bad.goodKey])
  expect(refused.map(fileOf).toSorted()).toEqual(
    bad.uploads.flatMap(({ file, refused: why }) => (why ? [file] : [])).toSorted(),
  )
})
