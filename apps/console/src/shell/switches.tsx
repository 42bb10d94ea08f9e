import { BgColorsOutlined, GlobalOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { prefer, THEME_CHOICES, usePreferences } from '../theme/preferences.ts'

/** Says the other language in its own words: who needs it can read it. */
export function LanguageSwitch() {
  const { language } = usePreferences()
  const other = language === 'en' ? 'zh-CN' : 'en'
  return (
    <Button type="text" icon={<GlobalOutlined aria-hidden />} lang={other} onClick={() => prefer({ language: other })}>
      {other === 'en' ? 'English' : '中文'}
    </Button>
  )
}

export function ThemeSwitch() {
  const { t } = useTranslation()
  const { theme } = usePreferences()
  return (
    <Dropdown
      placement="bottomRight"
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [theme],
        items: THEME_CHOICES.map((choice) => ({
          key: choice,
          label: t(`shell.theme_${choice}`),
          onClick: () => prefer({ theme: choice }),
        })),
      }}
    >
      <Button
        type="text"
        icon={<BgColorsOutlined aria-hidden />}
        aria-label={`${t('shell.theme')} ${t(`shell.theme_${theme}`)}`}
      >
        <span className="switch-word">{t(`shell.theme_${theme}`)}</span>
      </Button>
    </Dropdown>
  )
}
