// How a debrief goes through the rooms of the latest round: in which order, and which one is on.
// The time of a room is advice, as that of a phase is.
#include <algorithm>

#include "server/core/rules.hpp"

namespace chats::core {

namespace {

bool debrief_runs(const SessionState& state) {
  const auto* phase = current_phase(state);
  const bool in_debrief = phase && std::holds_alternative<phase::Debrief>(phase->content);
  // Rooms may be open again: then there is nobody to hear of them.
  return in_debrief && state.debrief_shown && !state.round;
}

std::vector<RoomId> ids_of(const std::vector<const Room*>& rooms) {
  std::vector<RoomId> ids;
  for (const auto* each : rooms)
    ids.push_back(each->id);
  return ids;
}

// What is left of the phase, shared by this room and those that are still to come.
seconds even_share(const SessionState& state, const Room& room, Instant clock) {
  std::int64_t to_come = 1;
  for (const auto* each : rooms_to_debrief(state))
    if (!each->debriefed && each->id != room.id) ++to_come;
  const auto left = std::chrono::duration_cast<seconds>(state.agenda.ends_at - clock);
  const std::chrono::duration<std::int64_t, std::ratio<10>> tens{left.count() / to_come / 10};
  return std::clamp<seconds>(tens, limits::debrief_turn_min, limits::debrief_turn_max);
}

}  // namespace

Decision rule(const Case& now, const command::OrderDebrief& wish) {
  const auto& state = now.state;
  if (state.rooms.empty()) return refuse(Rule::not_in_this_phase);
  const auto before = ids_of(rooms_to_debrief(state));
  for (const auto id : wish.rooms)
    if (std::find(before.begin(), before.end(), id) == before.end())
      return refuse(Rule::not_there, "rooms");
  std::vector<RoomId> order;  // Each once, however often it is named.
  for (const auto* rooms : {&wish.rooms, &before})
    for (const auto id : *rooms)
      if (std::find(order.begin(), order.end(), id) == order.end()) order.push_back(id);
  if (order == before) return nothing_new();
  return events(event::DebriefOrdered{std::move(order), now.who()});
}

Decision rule(const Case& now, const command::ShowInDebrief& wish) {
  const auto& state = now.state;
  if (!debrief_runs(state)) return refuse(Rule::not_in_this_phase);
  const auto& turn = state.debrief_turn;
  if (!wish.room) return turn ? events(event::DebriefShown{{}, {}, now.who()}) : nothing_new();
  const auto rooms = rooms_to_debrief(state);
  const auto found = std::find_if(rooms.begin(), rooms.end(),
                                  [&](const Room* each) { return each->id == *wish.room; });
  if (found == rooms.end()) return refuse(Rule::not_there, "room");
  // Two who go on at once go on once.
  if (turn && turn->room == *wish.room && !wish.length) return nothing_new();
  // In a pause no clock runs: the room has all of its time when the agenda goes on.
  const auto clock = state.agenda.paused_at.value_or(now.at);
  const auto length = wish.length.value_or(even_share(state, **found, clock));
  return events(event::DebriefShown{wish.room, clock + length, now.who()});
}

}  // namespace chats::core
