export const LETTER = { width: 5, height: 7 }

/** Letters of 5 × 7 dots: a row is one digit in base 32, whose five bits are its dots from left to right. */
const ROWS = `
  A ehhvhhh  B uhhuhhu  C ehggghe  D uhhhhhu  E vgguggv  F vgguggg  G ehgnhhf  H hhhvhhh  I e44444e
  J 72222ic  K hikokih  L ggggggv  M hrllhhh  N hpljhhh  O ehhhhhe  P uhhuggg  Q ehhhlid  R uhhukih
  S fgge11u  T v444444  U hhhhhhe  V hhhhha4  W hhhllla  X hha4ahh  Y hha4444  Z v1248gv
  0 ehjlphe  1 4c4444e  2 eh1248v  3 v2421he  4 26aiv22  5 vgu11he  6 68guhhe  7 v124888  8 ehhehhe
  9 ehhf12c  - 000v000  . 00000cc  / 01248g0`

const LETTERS = new Map(Array.from(ROWS.matchAll(/(\S) (\S{7})/g), ([, letter = '', rows = '']) => [letter, rows]))

/** Whether this letter has a dot there. What we have no letter for stays blank. */
export function hasDot(letter: string, x: number, y: number): boolean {
  const row = Number.parseInt(LETTERS.get(letter)?.[y] ?? '0', 32)
  return ((row >> (LETTER.width - 1 - x)) & 1) === 1
}
