// The door: what this is, who facilitates, what is kept; then a name, and in.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Peek } from '../client/peek'
import type { Refused } from '../connection/wire'
import type { Profile } from '../keeping/seats'
import { t } from '../words/t'
import { day_and_time } from '../words/times'
import { useHouse } from './client_context'
import { ProfileFields } from './profile_fields'

function About({ peek }: { peek: Peek }) {
  const { transcript } = peek
  const kept = transcript === 'forget' ? t.join.forget : t.join.keep_days(transcript.keep_days)
  return (
    <div class="prose">
      {peek.facilitators.length > 0 && <p>{t.join.with(peek.facilitators)}</p>}
      <p>
        {peek.state === 'scheduled' ? t.join.starts(day_and_time(peek.starts_at)) : t.join.running}
      </p>
      <h2>{t.join.about_title}</h2>
      <p>{t.join.about}</p>
      <h2>{t.join.kept_title}</h2>
      <p data-testid="kept">{kept}</p>
    </div>
  )
}

function Form({ peek, why }: { peek: Peek; why: Refused | null }) {
  const { entrance } = useHouse()
  const [profile, set_profile] = useState<Profile>(entrance.profile ?? { name: '' })
  const [missing, set_missing] = useState(false)
  const name = useRef<HTMLInputElement>(null)
  const enter = (event: Event): void => {
    event.preventDefault()
    const given = trimmed(profile, peek)
    if (given.name) return entrance.join(given)
    set_missing(true)
    name.current?.focus()
  }
  const problem = missing ? t.join.name_missing : why && refusal(why)
  return (
    <form class="card stack" onSubmit={enter} data-testid="join-form" noValidate>
      <ProfileFields
        profile={profile}
        lists={peek}
        name_ref={name}
        problem={problem}
        change={(changed) => {
          set_missing(false)
          set_profile({ ...profile, ...changed })
        }}
      />
      <p class="mute">{t.join.who_sees}</p>
      {peek.role !== 'attendee' && <p>{t.join.as(t.roles[peek.role])}</p>}
      <button type="submit" class="p" data-testid="enter">
        {peek.state === 'scheduled' ? t.join.enter_waiting : t.join.enter}
      </button>
    </form>
  )
}

function refusal(why: Refused): string {
  if (why.reason === 'session_full') return t.ended.full
  if (why.reason === 'session_locked') return t.ended.locked
  return t.refusal(why)
}

// Only what is filled in, and only what this session's lists know.
function trimmed(profile: Profile, peek: Peek): Profile {
  const { name, pronouns, position, affiliation } = profile
  return {
    name: name.trim(),
    ...(pronouns?.trim() ? { pronouns: pronouns.trim() } : {}),
    ...(position && peek.positions.includes(position) ? { position } : {}),
    ...(affiliation && peek.affiliations.includes(affiliation) ? { affiliation } : {}),
  }
}

export function JoinPage({ peek, why }: { peek: Peek; why: Refused | null }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${peek.title} · ${t.product}`
  }, [peek])
  return (
    <main class="door" data-testid="join-page">
      <div>
        {peek.series && <p class="mute">{peek.series}</p>}
        <h1 ref={heading} lang={peek.lang}>
          {peek.title}
        </h1>
        <About peek={peek} />
      </div>
      <Form peek={peek} why={why} />
    </main>
  )
}
