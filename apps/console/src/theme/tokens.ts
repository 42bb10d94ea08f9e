import { type ThemeConfig, theme } from 'antd'

export type Mode = 'light' | 'dark'
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'error'

type Palette = {
  primary: string
  primaryHover: string
  onPrimary: string
  error: string
  errorHover: string
  success: string
  warning: string
  text: string
  secondary: string
  placeholder: string
  ground: string
  surface: string
  raised: string
  line: string
  selectedText: string
  selectedGround: string
}

export const PALETTES: Record<Mode, Palette> = {
  light: {
    primary: '#1456d9',
    primaryHover: '#0f47b5',
    onPrimary: '#ffffff',
    error: '#c5221f',
    errorHover: '#a31b18',
    success: '#1d7a3e',
    warning: '#a15c00',
    text: '#1c2330',
    secondary: '#59626f',
    placeholder: '#667080',
    ground: '#f5f6f8',
    surface: '#ffffff',
    raised: '#f5f6f8',
    line: '#dfe3e9',
    selectedText: '#1456d9',
    selectedGround: '#e8f0fe',
  },
  dark: {
    primary: '#7db0ff',
    primaryHover: '#a3c7ff',
    onPrimary: '#0b1a33',
    error: '#ff7875',
    errorHover: '#ff9c97',
    success: '#5fcf8b',
    warning: '#e0a32e',
    text: '#e6e9ee',
    secondary: '#a8b0bd',
    placeholder: '#9aa3b0',
    ground: '#0b0c0e',
    surface: '#141414',
    raised: '#1c1e21',
    line: '#2f343b',
    selectedText: '#b8d4ff',
    selectedGround: '#14233d',
  },
}

/** Text, ground and edge of a tag; the library's own tag colours have too little contrast. */
export const TAGS: Record<Mode, Record<Tone, readonly [text: string, ground: string, edge: string]>> = {
  light: {
    neutral: ['#3d4654', '#eef1f5', '#cfd6df'],
    info: ['#0f47b5', '#e8f0fe', '#b7cff9'],
    success: ['#176639', '#e6f4ea', '#b2dcc0'],
    warning: ['#8a4b00', '#fff4e0', '#f3d29b'],
    error: ['#b3201c', '#fdeceb', '#f5bcb9'],
  },
  dark: {
    neutral: ['#c9d1db', '#23292f', '#3b444f'],
    info: ['#8db8ff', '#14233d', '#264a80'],
    success: ['#7fd79d', '#12281a', '#24583a'],
    warning: ['#f0c069', '#2d2210', '#5c4518'],
    error: ['#ff9c97', '#331615', '#6b2b28'],
  },
}

const FONT = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'
const MONO = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace'

/** The library's theme, from the same palette as our own style sheets. */
export function libraryTheme(mode: Mode, reducedMotion: boolean): ThemeConfig {
  const palette = PALETTES[mode]
  const base = mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm
  return {
    algorithm: [base, (_seed, derived = base(theme.defaultSeed)) => ({ ...derived, ...pinned(mode) })],
    token: {
      colorPrimary: palette.primary,
      colorTextDescription: palette.secondary,
      colorTextPlaceholder: palette.placeholder,
      colorTextDisabled: palette.placeholder,
      colorTextLightSolid: palette.onPrimary,
      fontFamily: FONT,
      fontFamilyCode: MONO,
      fontSize: 14,
      borderRadius: 6,
      borderRadiusLG: 8,
      sizeUnit: 4,
      motion: !reducedMotion,
      motionDurationMid: '0.15s',
      motionDurationSlow: '0.2s',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', primaryColor: palette.onPrimary },
      Tooltip: { colorTextLightSolid: '#ffffff' },
    },
  }
}

/** Colours as they are chosen, after the algorithm: it would darken, and lighten, and lose the contrast. */
function pinned(mode: Mode) {
  const palette = PALETTES[mode]
  return {
    colorPrimary: palette.primary,
    colorPrimaryHover: palette.primaryHover,
    colorPrimaryActive: palette.primaryHover,
    colorPrimaryTextHover: palette.primaryHover,
    colorInfo: palette.primary,
    colorLink: palette.primary,
    colorLinkHover: palette.primaryHover,
    colorLinkActive: palette.primaryHover,
    colorError: palette.error,
    colorErrorHover: palette.errorHover,
    colorErrorActive: palette.errorHover,
    colorErrorTextHover: palette.errorHover,
    colorErrorBorderHover: palette.errorHover,
    colorSuccess: palette.success,
    colorWarning: palette.warning,
    ...grounds(mode, 'info', 'Info'),
    ...grounds(mode, 'success', 'Success'),
    ...grounds(mode, 'warning', 'Warning'),
    ...grounds(mode, 'error', 'Error'),
    colorText: palette.text,
    colorTextSecondary: palette.secondary,
    colorTextTertiary: palette.secondary,
    colorTextQuaternary: palette.placeholder,
    colorBgLayout: palette.ground,
    colorBgContainer: palette.surface,
    colorBorderSecondary: palette.line,
  }
}

function grounds(mode: Mode, tone: Tone, name: string): Record<string, string> {
  const [, ground, edge] = TAGS[mode][tone]
  return { [`color${name}Bg`]: ground, [`color${name}Border`]: edge }
}

/** The palette as custom properties, for our own style sheets. */
export function paletteStyle(mode: Mode): Record<string, string> {
  const style: Record<string, string> = { '--font': FONT, '--mono': MONO }
  for (const [name, colour] of Object.entries(PALETTES[mode])) {
    style[`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`] = colour
  }
  for (const [tone, [text, ground, edge]] of Object.entries(TAGS[mode])) {
    style[`--tag-${tone}`] = text
    style[`--tag-${tone}-ground`] = ground
    style[`--tag-${tone}-edge`] = edge
  }
  return style
}
