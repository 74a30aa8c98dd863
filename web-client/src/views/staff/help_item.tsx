// One request for help in the queue: who, where, since when, and what staff can do about it.
import { useState } from 'preact/hooks'
import { help_answer_max } from '../../session/limits'
import { is_urgent, place_of } from '../../session/help_queue'
import type { Help } from '../../session/help'
import { t } from '../../words/t'
import { useClient, useView } from '../client_context'
import { TextForm } from '../text_form'
import { Waits } from './waits'

// Where it stands: urgent (in words), or who is on it, and what was answered.
function Progress({ help }: { help: Help }) {
  const client = useClient()
  const { me } = useView()
  const { claimed, answer } = help
  return (
    <>
      {is_urgent(help, client.second.value) && (
        <p class="pill urgent" data-testid="help-urgent">
          {t.needs.urgent}
        </p>
      )}
      {claimed && (
        <p data-testid="help-claimed">
          {claimed.by.id === me.id ? t.needs.claimed_by_you : t.needs.claimed(claimed.by.name)}
        </p>
      )}
      {answer && (
        <p class="mute">
          {t.needs.answered(answer.by.name)} <span class="words">{answer.text}</span>
        </p>
      )}
    </>
  )
}

function AnswerForm({ help, close }: { help: Help; close: () => void }) {
  const client = useClient()
  const { name } = help.from
  const to_room = help.room !== 'main' && help.kind !== 'unsafe'
  const send = async (text: string): Promise<boolean> => {
    const sent = !!(await client.act('help.answer', { help: help.help, text }))
    if (sent) close()
    return sent
  }
  return (
    <TextForm
      label={t.needs.answer_field(name)}
      button={t.needs.send_answer}
      most={help_answer_max}
      note={to_room ? t.needs.answer_to_room : t.needs.answer_to_one(name)}
      testid="help-answer-form"
      submit={send}
      cancel={close}
    />
  )
}

function Buttons({ help, answer }: { help: Help; answer: () => void }) {
  const client = useClient()
  const view = useView()
  const place = place_of(view, help)
  const open = place === 'main' || view.rooms.some((each) => each.room === place)
  const button = (words: string, testid: string, press: () => void, first = false) => (
    <button
      class={first ? 'sm p' : 'sm'}
      aria-label={t.needs.for_whom(words, help.from.name)}
      onClick={press}
      data-testid={testid}
    >
      {words}
    </button>
  )
  const ask = (method: string, params: object = {}) => (): void =>
    void client.act(method, { help: help.help, ...params })
  const mine = help.claimed?.by.id === view.me.id
  return (
    <p class="row tight">
      {!help.claimed && button(t.needs.claim, 'help-claim', ask('help.claim'), true)}
      {!help.left &&
        button(t.needs.on_my_way, 'help-on-my-way', ask('help.answer', { text: t.needs.on_my_way }))}
      {!help.left && button(t.needs.answer, 'help-answer-open', answer)}
      {client.facilitates.value && view.room.id !== place && open &&
        button(t.needs.visit, 'help-visit', () => void client.act('room.visit', { room: place }))}
      {mine && button(t.needs.release, 'help-release', ask('help.claim', { on: false }))}
      {button(t.needs.resolve, 'help-resolve', ask('help.resolve'))}
    </p>
  )
}

export function HelpItem({ help }: { help: Help }) {
  const { rooms } = useView()
  const [answering, set_answering] = useState(false)
  const where = rooms.find((each) => each.room === help.room)
  return (
    <li data-testid="help-request">
      <b>{help.from.name}</b> {help.left && <span class="mute">({t.needs.left}) </span>}
      {t.needs.kinds[help.kind]}{' '}
      <span class="mute">{t.needs.help(where?.name ?? t.header.main_room)}</span>
      <Waits since={help.at} />
      {help.text && <p class="words">{help.text}</p>}
      <Progress help={help} />
      <Buttons help={help} answer={() => set_answering(true)} />
      {answering && <AnswerForm help={help} close={() => set_answering(false)} />}
    </li>
  )
}
