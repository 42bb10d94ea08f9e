/// <reference types="vite/client" />

// the bundler finds these files; the type checker asks for an extension that is not in antd's types
declare module 'antd/es/locale/*' {
  const locale: NonNullable<import('antd').ConfigProviderProps['locale']>
  export default locale
}
