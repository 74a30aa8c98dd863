// While the session is closing: what is kept about us, asked for over the connection.
import { useEffect, useState } from 'preact/hooks'
import type { Receipt } from '../client/receipt'
import { t_receipt } from '../words/t_receipt'
import { useHouse } from './client_context'
import { CloseRow, Dialog } from './dialog'
import { EraseButton, ReceiptText } from './receipt'

export function ReceiptDialog({ close }: { close: () => void }) {
  const { client, entrance } = useHouse()
  const [receipt, set_receipt] = useState<Receipt | null>(null)
  useEffect(() => void client.act('me.read').then(set_receipt), [])
  const erase = async (): Promise<void> => {
    if (await client.act('me.erase')) await entrance.erased()
  }
  return (
    <Dialog title={t_receipt.title} testid="receipt-dialog" close={close}>
      {receipt ? <ReceiptText receipt={receipt} /> : <p role="status">{t_receipt.reading}</p>}
      {receipt && <EraseButton receipt={receipt} erase={() => void erase()} />}
      <CloseRow close={close} />
    </Dialog>
  )
}
