// Words of the staff's pages about cards that wait, themes, and other words for a card.
import { count, quoted } from './english'

const cards = (n: number): string => count(n, 'card', 'cards')

export const staff_cards = {
  waiting: {
    title: (n: number) => `${cards(n)} to read`, spoken: 'A card waits to be read.',
    note: 'The others see a card once a facilitator has approved it.',
    all: (n: number) => `Approve all ${n}`, chosen: (n: number) => `Approve the chosen (${n})`,
    approve: 'Approve', older: 'Look for older ones', none_older: 'No older card waits.',
    done: (n: number) => `${cards(n)} on the board.`,
  },
  rephrase: {
    ask: 'Ask for other words', for_card: (what: string, text: string) => `${what}: ${quoted(text)}`,
    title: 'Ask for other words?', field: 'What you wish its author to change',
    nameless: 'Only whoever wrote it reads this. You do not learn who that is.',
    named: (name: string) => `Only ${name} and the staff read this.`,
    asked: (name: string, wish: string) => `${name} asked: ${wish}`, done: 'Their page shows it now.',
    wishes: ['Please leave out the name.', 'Please say it more kindly.', 'Please say a little more.'],
  },
  themes: {
    button: 'Cards and themes', title: 'Cards and themes', none: 'No cards yet.',
    note: 'Choose cards, name what they share, and put them under it.', no_theme: 'Without a theme',
    field: 'Theme', choose: (text: string) => `Choose ${quoted(text)}`,
    put: (n: number) => `Put ${cards(n)} under it`, take: (n: number) => `Take ${cards(n)} out of their theme`,
    grouped: (n: number, theme: string) => `${cards(n)} under ${quoted(theme)}.`,
    taken: (n: number) => `${cards(n)} without a theme.`, waits: '(not approved yet)',
  },
}
