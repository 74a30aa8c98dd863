// On a phone one part of the page is shown at a time; wide screens show all and no tabs.
import { t } from '../words/t'

export interface Tab {
  name: string
  label: string
}

interface Props {
  tabs: Tab[]
  current: string
  choose: (name: string) => void
}

export function Tabs({ tabs, current, choose }: Props) {
  return (
    <nav class="tabs" aria-label={t.tabs.label}>
      {tabs.map(({ name, label }) => (
        <button
          key={name}
          aria-current={name === current ? 'page' : undefined}
          onClick={() => choose(name)}
          data-testid={`tab-${name}`}
        >
          {label}
        </button>
      ))}
    </nav>
  )
}
