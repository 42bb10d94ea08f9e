import { CHANNELS } from '@ruzhu/channels/index.ts'
import { checkApplyment } from '@ruzhu/domain/applyments/check-applyment.ts'
import { initialForm } from '@ruzhu/domain/applyments/form.ts'
import { say } from '@ruzhu/domain/text.ts'
import { beijingDay } from '@ruzhu/domain/time.ts'
import { expect, test } from 'vitest'
import { readClientFile } from './client-file.ts'
import { drawPicture } from './pictures/pictures.ts'

const file = await readClientFile()
const drawn = Object.values(file.pictures).flat()

test('the made-up company passes every check, today and in ten years', () => {
  const [channel] = CHANNELS
  const subjectType = channel?.descriptor.subjectTypes.find(({ type }) => type === file.subject_type)
  if (!subjectType) throw new Error(`no channel knows ${file.subject_type}`)
  const pictures = Object.entries(file.pictures).map(([path, value]) => [path, 'drawing' in value ? 'mt_1' : ['mt_1']])
  const form = { ...initialForm(subjectType, {}), ...file.form, ...Object.fromEntries(pictures) }
  for (const now of [new Date(), new Date(Date.now() + 10 * 365 * 86_400_000)]) {
    const { must } = checkApplyment({ form, objections: [] }, subjectType, { today: beijingDay(now) })
    expect(must.map(({ path, message }) => `${path}: ${say(message, 'en')}`)).toEqual([])
  }
})

test('what is rejected stands in the form, and is mended by something else', () => {
  expect(file.form).toHaveProperty([file.rejection.path])
  expect(file.rejection.mended).not.toBe(file.form[file.rejection.path])
})

test.each(drawn)('$filename is a picture of its kind, below 2 MB', ({ drawing, filename }) => {
  const { bytes, mediaType } = drawPicture(drawing, filename)
  expect(bytes.length).toBeLessThan(2 * 1024 * 1024)
  const beginning = bytes.subarray(0, 2).toString('latin1')
  expect(beginning).toBe(mediaType === 'image/bmp' ? 'BM' : '\x89P')
})

test('no two pictures are the same', () => {
  const contents = new Set(
    drawn.map(({ drawing, filename }) => drawPicture(drawing, filename).bytes.toString('base64')),
  )
  expect(contents.size).toBe(drawn.length)
})
