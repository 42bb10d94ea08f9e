import { LANGUAGES } from '@ruzhu/domain/text.ts'
import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { prefer, THEME_CHOICES, usePreferences } from '../theme/preferences.ts'
import './preferences-page.css'

const NAMES = { 'zh-CN': '中文', en: 'English' }

export function PreferencesPage() {
  const { t } = useTranslation()
  const { language, theme, shortcuts } = usePreferences()
  return (
    <div className="card preferences">
      <fieldset>
        <legend>{t('settings.language')}</legend>
        <Radio.Group
          value={language}
          onChange={({ target }) => prefer({ language: target.value })}
          options={LANGUAGES.map((value) => ({ value, label: <span lang={value}>{NAMES[value]}</span> }))}
        />
      </fieldset>
      <fieldset>
        <legend>{t('shell.theme')}</legend>
        <Radio.Group
          value={theme}
          onChange={({ target }) => prefer({ theme: target.value })}
          options={THEME_CHOICES.map((value) => ({ value, label: t(`shell.theme_${value}`) }))}
        />
      </fieldset>
      <fieldset>
        <legend>{t('palette.switch')}</legend>
        <Radio.Group
          value={shortcuts}
          onChange={({ target }) => prefer({ shortcuts: target.value })}
          options={[
            { value: true, label: t('palette.on') },
            { value: false, label: t('palette.off') },
          ]}
        />
      </fieldset>
      <p className="secondary">{t('settings.preferences_why')}</p>
    </div>
  )
}
