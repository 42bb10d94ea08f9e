import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readList } from './read-list.ts'
import { writeXlsx } from './write-xlsx.ts'

const HEADER = ['客户名称', '联系人', '联系人手机']
const ROWS = [
  HEADER,
  ['示例茶饮有限公司', '李雷', '13800138000'],
  ['', '', ''],
  ['云杉书局', '韩梅梅', '0591-87654321'],
]
const CSV = ROWS.map((row) => row.join(',')).join('\r\n')

const read = (bytes: Uint8Array, filename = 'list.csv') => readList({ filename, bytes })
const text = async (bytes: Uint8Array) => {
  const { header, rows } = await read(bytes)
  return [header, ...rows.map(({ cells }) => cells)]
}

// 客户名称,联系人 in GB 18030, by Python's codec
const GB_HEADER = Buffer.from('bfcdbba7c3fbb3c62cc1aacfb5c8cb', 'hex')

describe('a list is read', () => {
  test.each([
    ['in UTF-8', Buffer.from(CSV)],
    ['in UTF-8 with its mark', Buffer.from(`\ufeff${CSV}`)],
    ['in UTF-16, as Excel writes Unicode text', Buffer.from(`\ufeff${CSV.replaceAll(',', '\t')}`, 'utf16le')],
    ['divided by semicolons', Buffer.from(CSV.replaceAll(',', ';'))],
    ['with the line ends of another system', Buffer.from(CSV.replaceAll('\r\n', '\r'))],
    ['as a workbook', writeXlsx('名单', ROWS)],
  ])('%s', async (_how, bytes) => {
    expect(await text(bytes)).toEqual(ROWS)
  })

  test('in GB 18030, which says of itself nothing', async () => {
    expect((await read(GB_HEADER)).header).toEqual(['客户名称', '联系人'])
  })

  test('and its rows keep the numbers that a spreadsheet shows', async () => {
    for (const bytes of [Buffer.from(CSV), writeXlsx('名单', ROWS)]) {
      expect((await read(bytes)).rows.map(({ number }) => number)).toEqual([2, 3, 4])
    }
  })

  test('and a number of a workbook is known as one', async () => {
    const bytes = workbook('<row r="1"><c r="A1"><v>13800138000</v></c><c r="C1"><v>9.1440101E+17</v></c></row>')
    expect((await read(bytes)).header).toEqual(['13800138000', '', '914401010000000000'])
    const below = workbook('<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="A3"><v>13800138000</v></c></row>')
    expect((await read(below)).rows).toEqual([
      { number: 2, cells: [''] },
      { number: 3, cells: [{ number: 13800138000 }] },
    ])
  })
})

describe('a file is refused', () => {
  test.each<[string, Uint8Array, string]>([
    ['that is a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'IMPORT_UNREADABLE'],
    ['of the old Excel', Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex'), 'IMPORT_UNREADABLE'],
    ['that is empty', Buffer.alloc(0), 'IMPORT_EMPTY'],
    ['that is a damaged workbook', writeXlsx('a', ROWS).slice(0, 900), 'IMPORT_UNREADABLE'],
    ['that is another kind of archive', zipSync({ 'a.xml': strToU8('<a/>') }), 'IMPORT_UNREADABLE'],
    ['whose quotation mark is open', Buffer.from('客户名称,联系人\r\n"甲,乙\r\n丙,丁'), 'IMPORT_QUOTE_OPEN'],
    ['with too many lines', Buffer.from('a\n'.repeat(60_000)), 'IMPORT_TOO_LARGE'],
    ['of too many bytes', Buffer.alloc(5 * 1024 * 1024 + 1, 'a'), 'IMPORT_TOO_LARGE'],
  ])('%s', async (_what, bytes, code) => {
    await expect(read(bytes)).rejects.toMatchObject({ code })
  })

  test('that unpacks to a thousand times as much', async () => {
    const sheet = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(49 * 1024 * 1024) }, { level: 1 })
    expect(sheet.length).toBeLessThan(300_000)
    await expect(read(sheet)).rejects.toMatchObject({ code: 'IMPORT_TOO_LARGE' })
  })

  test.each([
    ['in the last row and column that there are', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'],
    ['in a far column', '<row r="1"><c r="A1"><v>1</v></c><c r="ZZZ1"><v>1</v></c></row>'],
    ['without number, a million of them', `<row r="1">${'<c/>'.repeat(1_000_000)}</row>`],
  ])('that has a cell %s', async (_where, rows) => {
    await expect(read(workbook(rows))).rejects.toMatchObject({ code: 'IMPORT_TOO_LARGE' })
  })
})

test('many who upload at once are read one after the other', async () => {
  const lists = await Promise.all(Array.from({ length: 5 }, () => read(Buffer.from(CSV))))
  expect(lists.map(({ rows }) => rows.length)).toEqual([3, 3, 3, 3, 3])
})

/** A workbook with this sheet, as a program that is not ours may write it. */
function workbook(rows: string): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const files = {
    '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])))
}
