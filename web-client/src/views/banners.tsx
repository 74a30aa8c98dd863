// What must not be missed, above everything else: broadcasts, the room's end, a move, a mute.
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { left_ms, seconds_of } from '../session/countdown'
import { t } from '../words/t'
import { time_of_day } from '../words/times'
import type { Arrival } from '../client/client'
import { unread_broadcasts } from './broadcasts_dialog'
import { useClient, useView } from './client_context'
import { HelpBanners } from './help_banners'
import { LinkBanner } from './link_state'
import { MutedNotice } from './muted_notice'
import { room_name } from './room_header'
import { OfferBanner } from './steering'

// More would hide the page; the others are in the history.
const shown_at_once = 3

// Staff are told of words to other rooms, too.
function to_whom(rooms: string[], here: string): (name: string) => string {
  if (!rooms.length) return t.broadcast.from
  return rooms.includes(here) ? t.broadcast.from_rooms : t.broadcast.from_others
}

function BroadcastBanners() {
  const client = useClient()
  const view = useView()
  const { room } = view
  // What was sent again comes to the front.
  const unread = unread_broadcasts(view).sort(
    (a, b) => (a.repeated_at ?? a.at) - (b.repeated_at ?? b.at),
  )
  const earlier = unread.length - shown_at_once
  return (
    <>
      {unread.slice(-shown_at_once).map(({ broadcast, from, text, rooms, repeated_at }, at) => (
        <div
          key={broadcast}
          class="banner say"
          role="region"
          aria-label={t.broadcast.label}
          data-testid="broadcast"
        >
          <div>
            <strong>
              {to_whom(rooms ?? [], room.id)(from.name)}
            </strong>
            <span class="words">{text}</span>
            {repeated_at && <span>({t.broadcast.again_at(time_of_day(repeated_at))})</span>}
            {at === 0 && earlier > 0 && <span>({t.broadcast.more(earlier)})</span>}
          </div>
          <button class="sm" onClick={() => void client.act('broadcast.ack', { broadcast })}>
            {t.broadcast.ack}
          </button>
        </div>
      ))}
    </>
  )
}

function GraceBanner() {
  const client = useClient()
  const { room, me } = useView()
  if (!room.closing || !room.closes_at) return null
  const left = left_ms({ ends_at: room.closes_at, paused_at: null }, client.second.value)
  const ask = async (): Promise<void> => {
    const asked = await client.act('help.request', { kind: 'question', text: t.grace.ready_text })
    if (asked) client.notices.tell(t.grace.asked)
  }
  return (
    <div class="banner" role="region" aria-label={t.grace.label} data-testid="grace">
      <div>
        <strong>{t.grace.title(seconds_of(left))}</strong>
        <span>{t.grace.note}</span>
      </div>
      {me.help ? (
        <span>{me.help.text === t.grace.ready_text ? t.grace.asked : t.help.waiting}</span>
      ) : (
        <button class="sm" onClick={() => void ask()} data-testid="more-time">
          {t.grace.more_time}
        </button>
      )}
    </div>
  )
}

// A move is old news after a while; the header goes on saying where we are.
const shown_ms = 45_000

// Causes with which it is good to know whom to ask.
const arranged = ['swapped', 'merged', 'removed', 'reopened']

function reason_of({ why, by }: Arrival, room: string): string {
  if (by && why === 'moved') return t.move.moved_by(by)
  if (by && why === 'undone') return t.move.undone_by(by)
  if (why === 'visit' && room === 'main') return t.move.visit_over
  if (by && arranged.includes(why)) return t.move.by(t.move.why[why]!, by)
  return t.move.why[why] ?? t.move.why.moved!
}

function MoveNotice() {
  const client = useClient()
  const { room } = useView()
  const arrival = client.arrival.value
  const [dismissed, set_dismissed] = useState(0)
  const fresh = client.second.value - arrival.at < shown_ms
  const shown = arrival.number > dismissed && fresh && !room.closing
  const name = room_name(room.id, room.name)
  const text = `${t.move.now_in(name)} ${reason_of(arrival, room.id)}`
  useEffect(() => {
    if (arrival.number) client.notices.say(text)
  }, [arrival.number])
  if (!shown) return null
  return (
    <div class="banner calm" role="region" aria-label={t.move.label} data-testid="moved">
      <div>{text}</div>
      <button class="sm" onClick={() => set_dismissed(arrival.number)}>
        {t.dismiss}
      </button>
    </div>
  )
}

function ClosingNotice() {
  const { session } = useView()
  if (session.state !== 'closing' || !session.closes_at) return null
  return (
    <div class="banner calm" role="region" aria-label={t.session.closing_title}>
      <div>
        <strong>{t.session.closing_title}</strong>
        <span>{t.session.closing(time_of_day(session.closes_at))}</span>
      </div>
    </div>
  )
}

export function Banners({ children }: { children?: ComponentChildren }) {
  return (
    <div class="banners">
      <LinkBanner />
      <ClosingNotice />
      <OfferBanner />
      <GraceBanner />
      {children}
      <MutedNotice />
      <BroadcastBanners />
      <HelpBanners />
      <MoveNotice />
    </div>
  )
}
