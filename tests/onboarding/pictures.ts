/** A PNG header of a size, with a mark that makes each picture another one. */
export function png(mark: number, width = 1800, height = 1350): Uint8Array {
  const bytes = new Uint8Array(64)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, 0x89504e47)
  view.setUint32(4, 0x0d0a1a0a)
  view.setUint32(8, 13)
  view.setUint32(12, 0x49484452)
  view.setUint32(16, width)
  view.setUint32(20, height)
  view.setUint32(60, mark)
  return bytes
}
