import { Button } from 'antd'
import { useTranslation } from 'react-i18next'

/** The next page of a list, when there is one. */
export function More({
  of: list,
}: {
  of: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }
}) {
  const { t } = useTranslation()
  if (!list.hasNextPage) return null
  return (
    <Button block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
      {t('parts.more')}
    </Button>
  )
}
