// The older messages join the window without a gap and without a repeat, wherever its edge moves.
import { expect, it } from 'vitest'
import { OlderMessages } from '../src/client/older'
import { fold } from '../src/session/fold'
import type { Notification } from '../src/session/view'
import { aylin, jonas, message, ten_o_clock, view_of } from './people'

const about = { at: ten_o_clock, room: 'main' }
const post = (number: number, oldest: string): Notification => ({
  method: 'message.posted',
  params: { seq: number, ...about, message: `m${number}`, from: aylin, text: 'new', oldest },
})
const edit = (seq: number, id: string, oldest?: string): Notification => ({
  method: 'message.edited',
  params: { seq, ...about, message: id, text: 'better', oldest },
})

it('older messages stay whole while the window moves by what is posted and by what is edited', async () => {
  const said = (number: number) => message(number, aylin, `word ${number}`)
  const older = new OlderMessages(async (_, { before }) => ({
    messages: before === 'm3' ? [said(1), said(2)] : [],
    more: false,
  }))
  const start = view_of(jonas)
  let view = { ...start, room: { ...start.room, older: true, messages: [3, 4, 5].map(said) } }
  await older.read('m3')
  const hear = (notification: Notification): void => {
    const after = fold(view, notification) as typeof view
    older.hear(view, after, notification)
    view = after
  }
  hear(post(6, 'm4'))
  hear(edit(7, 'm4', 'm5')) // It grew, and went itself.
  hear(edit(8, 'm1'))
  const all = [...older.list.value, ...view.room.messages]
  expect(all.map((each) => each.message)).toEqual(['m1', 'm2', 'm3', 'm4', 'm5', 'm6'])
  expect(view.room.messages.map((each) => each.message)).toEqual(['m5', 'm6'])
  expect(all.filter((each) => each.text === 'better').map((each) => each.message)).toEqual(['m1', 'm4'])
})

// An OlderMessages whose next page comes when `answer` is called.
function waiting_for_a_page() {
  let answer = (): void => {}
  const said = [1, 2].map((number) => message(number, aylin, `word ${number}`))
  const older = new OlderMessages(
    () => new Promise((resolve) => (answer = () => resolve({ messages: said, more: false }))),
  )
  return { older, read: older.read('m3'), answer: () => answer() }
}

it('what leaves the window while a page is on its way stands between the two', async () => {
  const { older, read, answer } = waiting_for_a_page()
  const start = view_of(jonas)
  const inside = [3, 4, 5].map((number) => message(number, aylin, `word ${number}`))
  const view = { ...start, room: { ...start.room, older: true, messages: inside } }
  const after = fold(view, post(6, 'm5'))
  older.hear(view, after, post(6, 'm5'))
  answer()
  await read
  expect(older.list.value.map((each) => each.message)).toEqual(['m1', 'm2', 'm3', 'm4'])
})

it('a page that comes after a move or a fresh start is not of what is shown now', async () => {
  const { older, read, answer } = waiting_for_a_page()
  older.forget()
  answer()
  await read
  expect(older.list.value).toEqual([])
  expect(older.more.value).toBe(true)
  expect(older.reading.value).toBe(false)
})
