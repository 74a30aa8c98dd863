#include "server/core/view.hpp"

#include <algorithm>

namespace chats::core {

namespace {

template <class Map>
auto inside(const Window& window, const Map& all) {
  std::vector<const typename Map::mapped_type*> shown;
  for (auto each = all.lower_bound(typename Map::key_type{window.first}); each != all.end(); ++each)
    shown.push_back(&each->second);
  return shown;
}

std::vector<const Broadcast*> broadcasts_for(const SessionState& state, const Participant& me) {
  std::vector<const Broadcast*> shown;
  for (auto each = state.broadcasts.rbegin(); each != state.broadcasts.rend(); ++each) {
    if (me.is_staff() || is_addressed_to(*each, me.id)) shown.push_back(&*each);
    if (shown.size() == limits::broadcasts_shown) break;
  }
  std::reverse(shown.begin(), shown.end());
  return shown;
}

// What is for all, inside the window, and what is their own, all of it: at most
// limits::cards_of_one_max. Null: nobody's own.
std::vector<const Card*> cards_for(const SessionState& state, const Participant* viewer) {
  const auto first = state.board.shown_window.first;
  const bool has_own = viewer && viewer->cards > 0;
  const auto& cards = state.board.cards;
  std::vector<const Card*> shown;
  for (auto each = has_own ? cards.begin() : cards.lower_bound(CardId{first}); each != cards.end();
       ++each) {
    const auto& card = each->second;
    const bool own = has_own && card.from == viewer->id;
    if (is_for_all(state, card) ? card.id.number >= first : own) shown.push_back(&card);
  }
  return shown;
}

}  // namespace

CardsView cards_view(const SessionState& state, const Participant* viewer) {
  if (viewer && viewer->is_staff()) return staff_cards_view(state);
  const auto& board = state.board;
  return {cards_for(state, viewer), board.shown && board.shown_window.has_left_something()};
}

CardsView staff_cards_view(const SessionState& state) {
  const auto& window = state.board.window;
  return {inside(window, state.board.cards), window.has_left_something()};
}

namespace {

void add_staff_part(const SessionState& state, View& view) {
  view.for_staff = true;
  for (const auto& [id, person] : state.participants) {
    if (!person.listed) break;  // Nor is whoever joined later.
    if (!person.removed && !person.erased && !person.waiting) view.roster.push_back(&person);
  }
  for (const auto& [id, help] : state.helps)
    view.helps.push_back(&help);
  view.takeaways = rooms_to_debrief(state);
}

}  // namespace

RoomView room_view(const SessionState& state, const Participant& viewer) {
  RoomView shown;
  shown.room = viewer.room == main_room ? nullptr : find_open_room(state, viewer.room);
  if (shown.room)
    for (const auto id : shown.room->people)
      shown.people.push_back(&state.participants.at(id));
  for (const auto& [id, help] : state.helps)
    if (shown.room && help.room == viewer.room && is_seen_by_room(help))
      shown.helps.push_back(&help);
  const auto* messages = messages_of(state, viewer.room);
  if (!messages) return shown;
  const auto& window = *window_of(state, viewer.room);
  for (auto each = messages->rbegin(); each != messages->rend() && !shown.older; ++each) {
    if (!may_see(viewer, each->id)) break;
    if (window.holds(each->id.number))
      shown.messages.push_back(&*each);
    else
      shown.older = true;
  }
  std::reverse(shown.messages.begin(), shown.messages.end());
  return shown;
}

// Full windows leave 150,000 bytes of one message for rooms, takeaways and the rest, with names of
// up to 60 bytes (pronouns too), a few kinds of reactions to each message, positions and
// affiliations of 20, and half of the longest definition. Only who goes beyond that with everything
// at once, in a session of a thousand, meets a narrowed view.
constexpr std::size_t message_frame = 420, card_frame = 260, answer_frame = 175, roster_row = 275;
constexpr std::size_t definition_bytes = 128 * 1024;
static_assert(definition_bytes + limits::roster_shown * roster_row +
                  limits::messages_shown.count * message_frame + limits::messages_shown.bytes +
                  limits::cards_shown.count * card_frame + limits::cards_shown.bytes +
                  limits::checkins_shown.count * answer_frame + limits::checkins_shown.bytes <
              860'000);

bool narrow(View& view) {
  const auto halve = [](auto& list) {
    const auto older = static_cast<std::ptrdiff_t>((list.size() + 1) / 2);
    list.erase(list.begin(), list.begin() + older);
    return older > 0;
  };
  const bool fewer_messages = halve(view.room.messages), fewer_cards = halve(view.cards);
  view.room.older = view.room.older || fewer_messages;
  view.older_cards = view.older_cards || fewer_cards;
  const bool fewer_answers = halve(view.checkins), fewer_rows = !view.roster.empty();
  view.roster.resize(view.roster.size() / 2);
  return fewer_messages || fewer_cards || fewer_answers || fewer_rows;
}

View view(const SessionState& state, ParticipantId viewer) {
  const auto& me = state.participants.at(viewer);
  View shown;
  shown.state = &state;
  shown.me = &me;
  if (me.waiting) return shown;  // What the session is, and that staff know.
  shown.room = room_view(state, me);
  for (const auto& [id, room] : state.rooms)
    if (room.open) shown.open_rooms.push_back(&room);
  for (const auto id : state.staff)
    shown.staff.push_back(&state.participants.at(id));
  shown.broadcasts = broadcasts_for(state, me);
  shown.checkins = inside(state.checkin_window, state.checkins);
  if (state.debrief_shown) shown.debrief = rooms_to_debrief(state);
  auto cards = cards_view(state, &me);
  shown.cards = std::move(cards.cards);
  shown.older_cards = cards.older;
  if (me.is_staff()) add_staff_part(state, shown);
  return shown;
}

PeoplePage people_page(const SessionState& state, const Participant& viewer,
                       const command::ListParticipants& wish) {
  const auto room = viewer.is_staff() ? wish.room.value_or(viewer.room) : viewer.room;
  const auto& people = people_of(state, room);
  PeoplePage page;
  auto each = wish.after ? people.upper_bound(*wish.after) : people.begin();
  for (; each != people.end() && page.people.size() < wish.limit; ++each)
    page.people.push_back(&state.participants.at(*each));
  if (each != people.end() && !page.people.empty()) page.next = page.people.back()->id;
  return page;
}

HistoryPage history_page(const SessionState& state, const Participant& viewer,
                         const command::ReadHistory& wish) {
  HistoryPage page;
  const auto* messages = messages_of(state, viewer.room);
  if (!messages) return page;
  const auto before = wish.before.value_or(MessageId{~std::uint64_t{0}});
  auto end = std::lower_bound(messages->begin(), messages->end(), before,
                              [](const Message& m, MessageId x) { return m.id < x; });
  std::size_t bytes = 0;
  while (end != messages->begin()) {
    const auto& each = *std::prev(end);
    if (!may_see(viewer, each.id)) break;
    bytes += each.text.size();
    if (page.messages.size() == wish.limit || bytes > limits::page_bytes_max) {
      page.more = true;
      break;
    }
    page.messages.push_back(&each);
    --end;
  }
  std::reverse(page.messages.begin(), page.messages.end());
  return page;
}

ModerationPage moderation_page(const SessionState& state, const command::ReadModerationLog& wish) {
  const auto& acts = state.staff_acts;
  const auto end = std::min<std::uint64_t>(acts.size(), wish.before.value_or(~0ull) - 1);
  const auto begin = end - std::min<std::uint64_t>(end, wish.limit);
  ModerationPage page{begin + 1, {}, begin > 0};
  for (auto each = begin; each < end; ++each)
    page.acts.push_back(&acts[each]);
  return page;
}

namespace {

// Whoever has a key has written it.
BoardPage own_cards(const SessionState& state, const std::vector<Digest>& keys) {
  BoardPage page;
  page.own = true;
  for (const auto& key : keys)
    if (const auto* card = find_card(state, key)) page.cards.push_back(card);
  return page;
}

}  // namespace

BoardPage board_page(const SessionState& state, const Participant& viewer,
                     const command::ListBoard& wish) {
  if (!wish.author_keys.empty()) return own_cards(state, wish.author_keys);
  BoardPage page;
  const auto& cards = state.board.cards;
  auto end = wish.before ? cards.lower_bound(*wish.before) : cards.end();
  while (end != cards.begin()) {
    const auto& card = std::prev(end)->second;
    --end;
    if (!may_see(state, viewer, card) || (wish.column && card.column != *wish.column)) continue;
    if (wish.waiting && !card.waiting) continue;
    if (page.cards.size() == wish.limit) {
      page.more = true;
      break;
    }
    page.cards.push_back(&card);
  }
  std::reverse(page.cards.begin(), page.cards.end());
  return page;
}

}  // namespace chats::core
