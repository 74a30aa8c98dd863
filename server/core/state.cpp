// Lookups over the state.
#include "server/core/state.hpp"

#include <algorithm>

namespace chats::core {

const Participant* find_participant(const SessionState& state, ParticipantId id) {
  const auto found = state.participants.find(id);
  return found == state.participants.end() ? nullptr : &found->second;
}

std::size_t letter_weight(const std::string& text) {
  return told_bytes(text) + limits::letter_frame_bytes;
}

const Room* find_open_room(const SessionState& state, RoomId id) {
  const auto found = state.rooms.find(id);
  return found == state.rooms.end() || !found->second.open ? nullptr : &found->second;
}

const std::set<ParticipantId>& people_of(const SessionState& state, RoomId id) {
  static const std::set<ParticipantId> nobody;
  if (id == main_room) return state.main_people;
  const auto* room = find_open_room(state, id);
  return room ? room->people : nobody;
}

const std::deque<Message>* messages_of(const SessionState& state, RoomId id) {
  if (id == main_room) return &state.main_messages;
  const auto* room = find_open_room(state, id);
  return room ? &room->messages : nullptr;
}

const Window* window_of(const SessionState& state, RoomId id) {
  if (id == main_room) return &state.main_window;
  const auto* room = find_open_room(state, id);
  return room ? &room->window : nullptr;
}

bool may_see(const Participant& viewer, MessageId message) {
  return viewer.room == main_room || message.number > viewer.sees_after;
}

const Message* find_message(const SessionState& state, RoomId room, MessageId id) {
  const auto* messages = messages_of(state, room);
  if (!messages) return nullptr;
  const auto found = std::lower_bound(messages->begin(), messages->end(), id,
                                      [](const Message& m, MessageId x) { return m.id < x; });
  return found != messages->end() && found->id == id ? &*found : nullptr;
}

const Message* find_visible_message(const SessionState& state, const Participant& viewer,
                                    MessageId id) {
  return may_see(viewer, id) ? find_message(state, viewer.room, id) : nullptr;
}

bool is_for_all(const SessionState& state, const Card& card) {
  return state.board.shown && !card.waiting;
}

bool may_see(const SessionState& state, const Participant& viewer, const Card& card) {
  return is_for_all(state, card) || viewer.is_staff() || card.from == viewer.id;
}

const Card* find_card(const SessionState& state, CardId id) {
  const auto found = state.board.cards.find(id);
  return found == state.board.cards.end() ? nullptr : &found->second;
}

const Card* find_card(const SessionState& state, const Digest& author_key) {
  const auto known = state.card_by_key.find(author_key);
  return known == state.card_by_key.end() ? nullptr : find_card(state, known->second);
}

const Card* find_visible_card(const SessionState& state, const Participant& viewer, CardId id) {
  const auto* card = find_card(state, id);
  return card && may_see(state, viewer, *card) ? card : nullptr;
}

const Phase* current_phase(const SessionState& state) {
  return state.agenda.phase ? &state.definition->agenda[*state.agenda.phase] : nullptr;
}

minutes planned_length(const SessionState& state, std::uint16_t phase) {
  const auto anew = state.replanned.find(phase);
  return anew == state.replanned.end() ? state.definition->agenda[phase].length : anew->second;
}

namespace {

// A room that was removed is heard of as long as there is something of it.
bool is_heard_of(const Room& room) {
  return !room.removed || !room.takeaways.empty() || room.headline;
}

}  // namespace

std::vector<const Room*> rooms_to_debrief(const SessionState& state) {
  const auto& order = state.debrief_order;
  std::vector<const Room*> all;
  for (const auto id : order)
    if (const auto found = state.rooms.find(id);
        found != state.rooms.end() && is_heard_of(found->second))
      all.push_back(&found->second);
  for (const auto& [id, room] : state.rooms)
    if (is_heard_of(room) && std::find(order.begin(), order.end(), id) == order.end())
      all.push_back(&room);
  return all;
}

Instant round_closes_at(const SessionState& state) {
  Instant latest{};
  for (const auto& [id, room] : state.rooms)
    if (room.open) latest = std::max(latest, room.closes_at);
  return latest;
}

bool is_planned(const SessionState& state, RoomId room) {
  return state.plan && std::any_of(state.plan->rooms.begin(), state.plan->rooms.end(),
                                   [&](const RoomPlan& each) { return each.room == room; });
}

const SessionLink& link_for(const SessionState& state, Role role) {
  return state.links[static_cast<std::size_t>(role)];
}

bool is_muted(const Participant& person, Instant now) {
  return person.muted && (!person.muted->until || now < *person.muted->until);
}

const RoomMute* room_mute_of(const SessionState& state, const Participant& person) {
  if (person.is_staff()) return nullptr;
  const auto& restraint = state.restraint;
  const auto found = restraint.muted.find(person.room);
  if (found != restraint.muted.end()) return &found->second;
  return restraint.all_muted ? &*restraint.all_muted : nullptr;
}

bool is_silenced(const SessionState& state, const Participant& person, Instant now) {
  return person.waiting || is_muted(person, now) || room_mute_of(state, person);
}

seconds pace_of(const SessionState& state, RoomId room) {
  const auto own = state.restraint.paces.find(room);
  return own == state.restraint.paces.end() ? state.restraint.pace : own->second;
}

bool is_seen_by_room(const HelpRequest& help) {
  return help.room != main_room && help.kind != HelpKind::unsafe;
}

const Broadcast* find_broadcast(const SessionState& state, BroadcastId id) {
  const auto found = std::find_if(state.broadcasts.begin(), state.broadcasts.end(),
                                  [&](const Broadcast& each) { return each.id == id; });
  return found == state.broadcasts.end() ? nullptr : &*found;
}

bool is_addressed_to(const Broadcast& broadcast, ParticipantId person) {
  return broadcast.rooms.empty() ||
         std::binary_search(broadcast.heard.begin(), broadcast.heard.end(), person);
}

}  // namespace chats::core
