// Name, pronouns, and what a session asks besides: at the door, and later to change them.
import type { Ref } from 'preact'
import { useId } from 'preact/hooks'
import type { Profile } from '../keeping/seats'
import { name_max, pronouns_max } from '../session/limits'
import { t } from '../words/t'

interface Choice {
  label: string
  testid: string
  options: string[]
  value: string | undefined
  change: (value: string) => void
}

function ChoiceField({ label, testid, options, value, change }: Choice) {
  const id = useId()
  if (!options.length) return null
  return (
    <div class="field">
      <label for={id}>
        {label} <span class="mute">{t.optional}</span>
      </label>
      <select
        id={id}
        data-testid={testid}
        value={options.includes(value ?? '') ? value : ''}
        onChange={(event) => change(event.currentTarget.value)}
      >
        <option value="">{t.join.not_said}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </div>
  )
}

interface Props {
  profile: Profile
  lists: { positions: string[]; affiliations: string[] }
  change: (changed: Partial<Profile>) => void
  name_ref?: Ref<HTMLInputElement>
  problem?: string | null
}

export function ProfileFields({ profile, lists, change, name_ref, problem }: Props) {
  const id = useId()
  return (
    <>
      <div class="field">
        <label for={`${id}name`}>{t.join.name}</label>
        <input
          id={`${id}name`}
          ref={name_ref}
          name="name"
          autocomplete="nickname"
          maxLength={name_max}
          value={profile.name}
          required
          aria-invalid={!!problem}
          aria-describedby={`${id}note`}
          data-testid="name"
          onInput={(event) => change({ name: event.currentTarget.value })}
        />
        <p class="mute" id={`${id}note`}>
          {t.join.name_note}
        </p>
        <p class="bad" role="alert" data-testid="join-problem">
          {problem}
        </p>
      </div>
      <div class="field">
        <label for={`${id}pronouns`}>
          {t.join.pronouns} <span class="mute">{t.optional}</span>
        </label>
        <input
          id={`${id}pronouns`}
          name="pronouns"
          autocomplete="off"
          maxLength={pronouns_max}
          value={profile.pronouns ?? ''}
          data-testid="pronouns"
          onInput={(event) => change({ pronouns: event.currentTarget.value })}
        />
      </div>
      <ChoiceField
        label={t.join.position}
        testid="position"
        options={lists.positions}
        value={profile.position}
        change={(position) => change({ position })}
      />
      <ChoiceField
        label={t.join.affiliation}
        testid="affiliation"
        options={lists.affiliations}
        value={profile.affiliation}
        change={(affiliation) => change({ affiliation })}
      />
    </>
  )
}
