// What the join page shows before anybody joins (`session.peek`).
import type { Role, Session, Transcript } from '../session/view'

export interface Peek {
  session: string
  title: string
  series?: string | null
  lang: string
  state: Session['state']
  starts_at: number
  positions: string[]
  affiliations: string[]
  role: Role
  facilitators: string[]
  transcript: Transcript
  anonymous_cards: 'allowed' | 'always' | 'never'
  locked: boolean
}
