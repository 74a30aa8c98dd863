// Who facilitates, for all to see; and for whoever would stand in, that they can take over.
import { t } from '../words/t'
import { useClient, useView } from './client_context'

export function WhoFacilitates() {
  const { staff, session } = useView()
  if (session.state === 'scheduled') return null
  const facilitators = staff.filter(({ role }) => role === 'facilitator')
  const names = (away: boolean): string[] =>
    facilitators.filter((person) => !!person.away === away).map(({ name }) => name)
  const [here, away] = [names(false), names(true)]
  return (
    <p class="mute" data-testid="who-facilitates">
      {here.length ? t.steering.who(here) : t.steering.nobody}
      {away.length > 0 && ` ${t.steering.away(away)}`}
    </p>
  )
}

export function OfferBanner() {
  const client = useClient()
  const { me } = useView()
  if (!me.offered) return null
  const accept = async (): Promise<void> => {
    if (await client.act('facilitator.accept')) client.notices.tell(t.steering.accepted)
  }
  return (
    <div class="banner" role="region" aria-label={t.steering.offer_title} data-testid="offer">
      <div>
        <strong>{t.steering.offer_title}</strong>
        <span>{t.steering.offer}</span>
      </div>
      <button class="p sm" onClick={() => void accept()} data-testid="take-over">
        {t.steering.accept}
      </button>
    </div>
  )
}
