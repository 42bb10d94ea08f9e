import type { Canvas } from './canvas.ts'
import { drawDocument, drawPlace } from './documents.ts'
import { bmp, png } from './files.ts'

export type Picture = { filename: string; mediaType: 'image/png' | 'image/bmp'; bytes: Buffer }

/** What a file of made-up data may ask for, by name. */
const DRAWINGS: Readonly<Record<string, () => Canvas>> = {
  'business-licence': () =>
    drawDocument({
      title: 'BUSINESS LICENCE',
      lines: [
        'NO. 91440105MA5DEM012B',
        'LAO CHEN CATERING CO.',
        'LEGAL PERSON  CHEN GUOHUA',
        'FROM 2019-03-18',
        'NO END',
      ],
    }),
  'food-licence': () =>
    drawDocument({
      title: 'FOOD LICENCE',
      lines: ['NO. JY24401050000000', 'LAO CHEN CATERING CO.', 'UNTIL 2035-12-31'],
    }),
  'id-portrait': () => idPortrait('CHEN GUOHUA', '440199198506123012'),
  'id-national': () => idNational('2024-07-01 / 2044-07-01'),
  'admin-id-portrait': () => idPortrait('LIN XIAOMIN', '440199199103274822'),
  'admin-id-national': () => idNational('2022-05-10 / 2042-05-10'),
  'store-entrance': () => drawPlace({ sign: 'LAO CHEN NOODLES', inside: false }),
  'store-inside': () => drawPlace({ sign: 'MENU', inside: true }),
}

/** Draws what is asked for into a real picture file; its ending says which kind. */
export function drawPicture(drawing: string, filename: string): Picture {
  const draw = DRAWINGS[drawing]
  if (!draw) throw new RangeError(`there is no drawing "${drawing}", only ${Object.keys(DRAWINGS).join(', ')}`)
  return filename.endsWith('.bmp')
    ? { filename, mediaType: 'image/bmp', bytes: bmp(draw()) }
    : { filename, mediaType: 'image/png', bytes: png(draw()) }
}

function idPortrait(name: string, number: string): Canvas {
  return drawDocument({ title: 'IDENTITY CARD', lines: ['NAME', name, 'NUMBER', number], portrait: true })
}

function idNational(period: string): Canvas {
  return drawDocument({ title: 'IDENTITY CARD BACK', lines: ['ISSUED BY  SAMPLE OFFICE', 'VALID', period] })
}
