// English words about the links that let people in; they come with the staff's pages.
import { people } from './english'

const names = { attendee: 'attendees', moderator: 'moderators', facilitator: 'facilitators' }
type Role = keyof typeof names
const whose = (role: Role): string => names[role] ?? role

export const links = {
  title: 'Links',
  of: (role: Role) => `For ${whose(role)}`,
  uses: (n: number, most?: number | null) => {
    if (most) return `${n} of ${most} came in by it`
    return n ? `${people(n)} came in by it` : 'nobody came in by it yet'
  },
  until: (when: string) => `works until ${when}`, over: 'its time is over',
  made: (when: string, by: string) => `made ${when} by ${by}`,
  replace: 'New link…', replace_label: (role: Role) => `New link for ${whose(role)}`,
  replace_title: (role: Role) => `A new link for ${whose(role)}?`,
  replace_note:
    'The link of before lets nobody new in from then on. Whoever is inside stays, and can come back.',
  lasts: 'It works', as_long: 'as long as the session goes',
  spans: {
    3600: 'for one hour', 86400: 'for one day', 604800: 'for one week',
  } as Record<number, string>,
  uses_max: 'For at most so many people', no_limit: 'as many as there is room for',
  replace_yes: 'Make the new link',
  new_title: (role: Role) => `The new link for ${whose(role)}`,
  new_note: 'It is shown this once. Copy it now and send it to those whom you want to invite.',
  copy: 'Copy', copied: 'The link is copied.',
  not_copied: 'Copy it by hand, please: it is selected.',
  told:
    'The new link was made, but it was shown before and cannot be shown again. Make another one.',
  came_by: (role: Role, when: string) => `came in by the ${whose(role)}’ link of ${when}`,
  came_by_older: (role: Role, when: string) =>
    `came in by the ${whose(role)}’ link of ${when}, which has been replaced`,
}
