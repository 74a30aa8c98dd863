#include "server/core/view.hpp"

#include <algorithm>

namespace chats::core {

namespace {

template <class Map>
auto latest(const Map& all, std::size_t most) {
  std::vector<const typename Map::mapped_type*> shown;
  const auto skip = all.size() > most ? all.size() - most : 0;
  auto each = all.begin();
  std::advance(each, static_cast<std::ptrdiff_t>(skip));
  for (; each != all.end(); ++each)
    shown.push_back(&each->second);
  return shown;
}

std::vector<const Broadcast*> broadcasts_for(const SessionState& state, const Participant& me) {
  std::vector<const Broadcast*> shown;
  for (auto each = state.broadcasts.rbegin(); each != state.broadcasts.rend(); ++each) {
    const bool mine = each->rooms.empty() || me.is_staff() ||
                      std::binary_search(each->heard.begin(), each->heard.end(), me.id);
    if (mine) shown.push_back(&*each);
    if (shown.size() == limits::broadcasts_shown) break;
  }
  std::reverse(shown.begin(), shown.end());
  return shown;
}

std::vector<const Card*> cards_for(const SessionState& state, const Participant& me) {
  std::vector<const Card*> shown;
  for (auto each = state.board.cards.rbegin(); each != state.board.cards.rend(); ++each) {
    if (may_see(state, me, each->second)) shown.push_back(&each->second);
    if (shown.size() == limits::cards_shown) break;
  }
  std::reverse(shown.begin(), shown.end());
  return shown;
}

std::vector<const Room*> rooms_of_round(const SessionState& state) {
  std::vector<const Room*> all;
  for (const auto& [id, room] : state.rooms)
    all.push_back(&room);
  return all;
}

void add_staff_part(const SessionState& state, View& view) {
  view.for_staff = true;
  for (const auto& [id, person] : state.participants) {
    if (person.removed) continue;
    view.roster.push_back(&person);
    if (view.roster.size() == limits::roster_shown) break;
  }
  for (const auto& [id, help] : state.helps)
    view.helps.push_back(&help);
  view.takeaways = rooms_of_round(state);
}

const std::set<ParticipantId>& people_in(const SessionState& state, RoomId room) {
  static const std::set<ParticipantId> nobody;
  if (room == main_room) return state.main_people;
  const auto* open = find_open_room(state, room);
  return open ? open->people : nobody;
}

}  // namespace

RoomView room_view(const SessionState& state, const Participant& viewer) {
  RoomView shown;
  shown.room = viewer.room == main_room ? nullptr : find_open_room(state, viewer.room);
  if (shown.room)
    for (const auto id : shown.room->people)
      shown.people.push_back(&state.participants.at(id));
  const auto* messages = messages_of(state, viewer.room);
  if (!messages) return shown;
  std::size_t bytes = 0;
  for (auto each = messages->rbegin(); each != messages->rend(); ++each) {
    if (!may_see(viewer, each->id) || shown.messages.size() == limits::messages_shown) break;
    bytes += each->text.size();
    if (bytes > limits::message_bytes_shown) break;
    shown.messages.push_back(&*each);
  }
  std::reverse(shown.messages.begin(), shown.messages.end());
  return shown;
}

bool narrow(View& view) {
  const auto halve = [](auto& list) {
    const auto older = static_cast<std::ptrdiff_t>((list.size() + 1) / 2);
    list.erase(list.begin(), list.begin() + older);
    return older > 0;
  };
  bool less = halve(view.room.messages);
  less = halve(view.cards) || less;
  less = halve(view.checkins) || less;
  return halve(view.roster) || less;
}

View view(const SessionState& state, ParticipantId viewer) {
  const auto& me = state.participants.at(viewer);
  View shown;
  shown.state = &state;
  shown.me = &me;
  shown.room = room_view(state, me);
  for (const auto& [id, room] : state.rooms)
    if (room.open) shown.open_rooms.push_back(&room);
  for (const auto id : state.staff)
    shown.staff.push_back(&state.participants.at(id));
  shown.broadcasts = broadcasts_for(state, me);
  shown.checkins = latest(state.checkins, limits::checkins_shown);
  if (state.debrief_shown) shown.debrief = rooms_of_round(state);
  shown.cards = cards_for(state, me);
  if (me.is_staff()) add_staff_part(state, shown);
  return shown;
}

PeoplePage people_page(const SessionState& state, const Participant& viewer,
                       const command::ListParticipants& wish) {
  const auto room = viewer.is_staff() ? wish.room.value_or(viewer.room) : viewer.room;
  const auto& people = people_in(state, room);
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
    if (page.messages.size() == wish.limit || bytes > limits::message_bytes_shown) {
      page.more = true;
      break;
    }
    page.messages.push_back(&each);
    --end;
  }
  std::reverse(page.messages.begin(), page.messages.end());
  return page;
}

BoardPage board_page(const SessionState& state, const Participant& viewer,
                     const command::ListBoard& wish) {
  BoardPage page;
  const auto& cards = state.board.cards;
  auto end = wish.before ? cards.lower_bound(*wish.before) : cards.end();
  while (end != cards.begin()) {
    const auto& card = std::prev(end)->second;
    --end;
    if (!may_see(state, viewer, card) || (wish.column && card.column != *wish.column)) continue;
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
