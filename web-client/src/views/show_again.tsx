// Staff show a hidden message or card again, wherever they are.
import { t_safety } from '../words/t_safety'
import { useClient } from './client_context'

interface Props {
  id: string
  testid: string
  // Once the others see it again.
  shown?: () => void
}

export function ShowAgain({ id, testid, shown }: Props) {
  const client = useClient()
  const show = async (): Promise<void> => {
    const done = id.startsWith('c')
      ? await client.act('card.unhide', { card: id })
      : await client.act('message.unhide', { message: id })
    if (done) shown?.()
  }
  return (
    <button class="sm" onClick={() => void show()} data-testid={testid}>
      {t_safety.hide.unhide}
    </button>
  )
}
