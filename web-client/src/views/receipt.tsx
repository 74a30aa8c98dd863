// What is kept about us, in plain words, with a way to have it taken out. Loaded when it is asked
// for.
import { useState } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import type { Act, Receipt } from '../client/receipt'
import { t } from '../words/t'
import { t_receipt } from '../words/t_receipt'
import { day_and_time, time_of_day } from '../words/times'
import { called } from './act_words'
import { Confirm } from './confirm'

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </>
  )
}

function ActLine({ act }: { act: Act }) {
  const by = act.by || t.no_name
  const told = { by, on: act.on ?? '', about: called(act.about), place: '' }
  return (
    <li>
      {time_of_day(act.at)} {by} {t_receipt.act_said(act.act, told)}
      {act.reason && <span class="mute"> {t_receipt.because(act.reason)}</span>}
    </li>
  )
}

function About({ person }: { person: Receipt['person'] }) {
  const shown = [person.name, person.pronouns, person.position, person.affiliation]
  return (
    <Part title={t_receipt.you}>
      <li data-testid="receipt-person">
        {[...shown, t.roles[person.role]].filter(Boolean).join(' · ')}
      </li>
      <li>{t_receipt.joined(day_and_time(person.joined_at))}</li>
    </Part>
  )
}

function when_erased({ transcript, closed_at }: Receipt): string {
  if (transcript !== 'forget') return t_receipt.keep_days(transcript.keep_days)
  return closed_at ? t_receipt.was_forgotten : t_receipt.forget
}

function Passing({ receipt }: { receipt: Receipt }) {
  const { until_closed: passing } = receipt
  return (
    <Part title={t_receipt.passing}>
      <li>{when_erased(receipt)}</li>
      {passing && passing.messages > 0 && <li>{t_receipt.messages(passing.messages)}</li>}
      {passing?.checkin && <li>{t_receipt.checkin(passing.checkin)}</li>}
      {passing && passing.takeaways > 0 && <li>{t_receipt.takeaways(passing.takeaways)}</li>}
      {passing && passing.flags > 0 && <li>{t_receipt.flags(passing.flags)}</li>}
      {passing && passing.letters > 0 && <li>{t_receipt.letters(passing.letters)}</li>}
    </Part>
  )
}

export function ReceiptText({ receipt }: { receipt: Receipt }) {
  const { person, rooms, cards, quotes, acts, acts_before } = receipt
  return (
    <div class="stack" data-testid="receipt">
      <p>{t_receipt.calm}</p>
      <About person={person} />
      {rooms.length > 0 && (
        <Part title={t_receipt.rooms}>
          {rooms.map((room, at) => (
            <li key={at}>
              {t_receipt.room(room.name, room.round)}
              {room.headline && <> · {t_receipt.headline(room.headline)}</>}
            </li>
          ))}
        </Part>
      )}
      {cards.length > 0 && (
        <Part title={t_receipt.cards}>
          {cards.map((card, at) => (
            <li key={at}>
              {t.board[card.column]}: {card.text}
            </li>
          ))}
        </Part>
      )}
      {quotes.length > 0 && (
        <Part title={t_receipt.quotes}>
          {quotes.map((quote, at) => (
            <li key={at}>{quote}</li>
          ))}
        </Part>
      )}
      {acts.length > 0 && (
        <Part title={t_receipt.acts}>
          {acts_before ? <li class="mute">{t_receipt.acts_before(acts_before)}</li> : null}
          {acts.map((act, at) => (
            <ActLine key={at} act={act} />
          ))}
        </Part>
      )}
      <Passing receipt={receipt} />
      <p class="mute">{t_receipt.anonymous}</p>
    </div>
  )
}

// Who acts for others cannot take back what they did.
export function EraseButton({ receipt, erase }: { receipt: Receipt; erase: () => void }) {
  const [asking, set_asking] = useState(false)
  if (receipt.person.role !== 'attendee') return <p class="mute">{t_receipt.staff}</p>
  return (
    <>
      <p>{t_receipt.erase_note}</p>
      <button class="bad" onClick={() => set_asking(true)} data-testid="erase-me">
        {t_receipt.erase}
      </button>
      {asking && (
        <Confirm
          title={t_receipt.erase_title}
          note={t_receipt.erase_note}
          yes={t_receipt.erase_yes}
          testid="erase-dialog"
          act={erase}
          close={() => set_asking(false)}
        />
      )}
    </>
  )
}
