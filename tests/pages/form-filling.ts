import { type ClientFile, type Drawn, readClientFile } from '@ruzhu/cli/demo/client-file.ts'
import { drawPicture } from '@ruzhu/cli/demo/pictures/pictures.ts'
import type { Locator, Page } from 'playwright-core'

type Field = { path: string; kind: string; options?: { value: string; label: { 'zh-CN': string } }[] }
type Step = { key: string; label: { 'zh-CN': string }; fields: Field[] }

/** What is answered, and which pictures are drawn for it. */
export type Given = Pick<ClientFile, 'form' | 'pictures'>

export const clientFile: ClientFile = await readClientFile()

/** The steps of the form, from the same description that the console draws it from. */
export async function readSteps(page: Page, subjectType = clientFile.subject_type): Promise<Step[]> {
  const { data } = await (await page.request.get(new URL('/v1/channels', page.url()).href)).json()
  const types = (data as { subject_types: { type: string; steps: Step[] }[] }[]).flatMap((one) => one.subject_types)
  return types.find(({ type }) => type === subjectType)?.steps ?? []
}

/** Fills in one step as a person does: only what is on the screen, from top to bottom. */
export async function fillStep(page: Page, step: Step, given: Given = clientFile): Promise<void> {
  // a path may stand twice, under conditions that exclude each other
  const places = new Map(step.fields.toReversed().map((field) => [field.path, field]))
  for (const field of [...places.values()].toReversed()) {
    const place = page.locator(`#field-${field.path.replaceAll('.', '-')}`)
    const value = given.form[field.path]
    const drawn = given.pictures[field.path]
    if (drawn !== undefined) await choosePictures(place, [drawn].flat())
    else if (value !== undefined && (await place.count()) > 0) await fillField(page, place, field, value)
  }
}

async function fillField(page: Page, place: Locator, field: Field, value: string | readonly string[]): Promise<void> {
  const labels = [value]
    .flat()
    .map((one) => field.options?.find((option) => option.value === one)?.label['zh-CN'] ?? one)
  switch (field.kind) {
    case 'choices':
      for (const label of labels) await place.getByRole('checkbox', { name: label, exact: true }).check()
      return
    case 'choice':
      return chooseOne(page, place, labels[0] ?? '')
    case 'end_day':
      if (value === '长期') return place.getByRole('checkbox').check()
      return place.getByRole('textbox').fill(String(value))
    default:
      return place.fill(String(value))
  }
}

/** A few choices are radio buttons; many are a list to search in. */
async function chooseOne(page: Page, place: Locator, label: string): Promise<void> {
  const radio = place.getByRole('radio', { name: label, exact: true })
  if ((await radio.count()) > 0) return radio.check()
  await place.click()
  await page.keyboard.type(label)
  await page.keyboard.press('Enter')
}

async function choosePictures(place: Locator, drawn: readonly Drawn[]): Promise<void> {
  for (const [index, { drawing, filename }] of drawn.entries()) {
    const { bytes, mediaType } = drawPicture(drawing, filename)
    await place.locator('input[type=file]').setInputFiles({ name: filename, mimeType: mediaType, buffer: bytes })
    await place.locator('img').nth(index).waitFor()
  }
}
