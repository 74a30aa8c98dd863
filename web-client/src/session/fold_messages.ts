// What is said in our room.
import { change, present, since, without } from './lists'
import type { Message, Reaction, View } from './view'
import type { Rule } from './fold'

// What came or grew may have pushed the oldest out of the window.
function with_messages(view: View, all: Message[], oldest: string | null | undefined): View {
  const messages = since(all, oldest, (message) => message.message)
  const room = { ...view.room, messages }
  return { ...view, room: messages.length < all.length ? { ...room, older: true } : room }
}

// Events about another room, or about what is outside the window, change nothing.
function change_message(view: View, params: any, to: (message: Message) => Message): View {
  if (params.room !== view.room.id) return view
  const is = (message: Message): boolean => message.message === params.message
  return with_messages(view, change(view.room.messages, is, to), params.oldest)
}

// In the order of the session's emoji; one that nobody uses any more goes.
function with_reaction(view: View, reactions: Reaction[], params: any): Reaction[] {
  const { emoji, participant, on, count } = params
  const known = reactions.find((reaction) => reaction.emoji === emoji)
  const others = without(reactions, (reaction) => reaction.emoji === emoji)
  if (!count) return others
  const mine: boolean = participant === view.me.id ? on : (known?.mine ?? false)
  const order = view.session.emoji
  return [...others, { emoji, count, mine }].sort(
    (a, b) => order.indexOf(a.emoji) - order.indexOf(b.emoji),
  )
}

export const message_rules: Record<string, Rule> = {
  'message.posted': (view, { room, message, at, from, text, reply_to, oldest }) => {
    if (room !== view.room.id) return view
    const posted: Message = present({ message, at, from, text, reply_to, reactions: [] })
    return with_messages(view, [...view.room.messages, posted], oldest)
  },

  'message.edited': (view, params) =>
    change_message(view, params, (message) => ({
      ...message,
      text: params.text,
      edited_at: params.at,
    })),

  'message.deleted': (view, params) =>
    change_message(view, params, (message) => ({
      ...message,
      text: '',
      deleted: true,
      reactions: [],
    })),

  'message.hidden': (view, params) =>
    change_message(view, params, (message) =>
      view.staff_only
        ? present({
            ...message,
            hidden: true,
            hidden_by: params.by,
            hidden_reason: params.reason,
            reactions: [],
          })
        : { ...message, text: '', hidden: true, reactions: [] },
    ),

  'message.unhidden': (view, params) =>
    change_message(view, params, () => present(params.shown)),

  'message.reacted': (view, params) =>
    change_message(view, params, (message) => ({
      ...message,
      reactions: with_reaction(view, message.reactions, params),
    })),
}
