// After the session has closed: what is kept about us, asked for with our key.
import { useEffect, useState } from 'preact/hooks'
import { erase_receipt, read_receipt } from '../client/receipt'
import type { Outcome, Receipt } from '../client/receipt'
import { t_receipt } from '../words/t_receipt'
import { useHouse } from './client_context'
import { EraseButton, ReceiptText } from './receipt'

export function ReceiptPage() {
  const { entrance } = useHouse()
  const [own] = useState(entrance.own_key)
  const [held, set_held] = useState<Outcome<Receipt> | 'reading'>('reading')
  const [done, set_done] = useState<Outcome<'erased'> | null>(null)
  const read = async (): Promise<void> => {
    set_held('reading')
    set_held(own ? await read_receipt(fetch, own) : 'gone')
  }
  useEffect(() => void read(), [])
  const erase = async (): Promise<void> => {
    const outcome = own ? await erase_receipt(fetch, own) : 'gone'
    set_done(outcome)
    if (outcome === 'erased' || outcome === 'gone') await entrance.erased()
  }
  return (
    <section class="card stack" data-testid="receipt-page" aria-labelledby="receipt-title">
      <h2 id="receipt-title">{t_receipt.title}</h2>
      {held === 'reading' && <p role="status">{t_receipt.reading}</p>}
      {(held === 'gone' || held === 'stays') && <p role="status">{t_receipt.gone}</p>}
      {held === 'later' && (
        <>
          <p role="status">{t_receipt.later}</p>
          <button onClick={() => void read()}>{t_receipt.again}</button>
        </>
      )}
      {typeof held === 'object' && (
        <>
          <ReceiptText receipt={held} />
          {done === 'stays' && <p role="alert">{t_receipt.staff}</p>}
          {done === 'later' && <p role="alert">{t_receipt.later}</p>}
          <EraseButton receipt={held} erase={() => void erase()} />
        </>
      )}
    </section>
  )
}
