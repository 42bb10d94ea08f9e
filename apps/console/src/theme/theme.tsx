import { App, ConfigProvider } from 'antd'
import enUS from 'antd/es/locale/en_US'
import zhCN from 'antd/es/locale/zh_CN'
import { type ReactNode, useLayoutEffect, useSyncExternalStore } from 'react'
import { usePreferences } from './preferences.ts'
import { libraryTheme, type Mode, paletteStyle } from './tokens.ts'

/** Palette, library theme and document language, as the person prefers them. */
export function Theme({ children }: { children: ReactNode }) {
  const { language, theme } = usePreferences()
  const systemDark = useMedia('(prefers-color-scheme: dark)')
  const reducedMotion = useMedia('(prefers-reduced-motion: reduce)')
  const mode: Mode = theme === 'system' ? (systemDark ? 'dark' : 'light') : theme

  useLayoutEffect(() => {
    const root = document.documentElement
    root.lang = language
    root.dataset.theme = mode
    root.style.colorScheme = mode
    for (const [name, value] of Object.entries(paletteStyle(mode))) root.style.setProperty(name, value)
  }, [language, mode])

  return (
    <ConfigProvider
      locale={language === 'en' ? enUS : zhCN}
      theme={libraryTheme(mode, reducedMotion)}
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: false }}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  )
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => window.matchMedia(query).matches,
  )
}
