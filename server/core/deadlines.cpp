// What falls due by itself. The shell keeps one timer for each session, armed from next_deadline;
// when it fires, a Tick is decided here. After a restart the state gives the timer, so what came
// due while the server was down happens at once.
#include "server/core/deadlines.hpp"

#include <algorithm>
#include <iterator>

#include "server/core/match.hpp"
#include "server/core/rules.hpp"

namespace chats::core {

namespace {

// Until when a session that nobody closes is kept open. One that was opened late has its planned
// length from then on; one that was opened early still runs as planned.
Instant unattended_until(const SessionState& state) {
  minutes planned{0};
  for (std::size_t i = 0; i < state.definition->agenda.size(); ++i)
    planned += planned_length(state, static_cast<std::uint16_t>(i));
  const auto starts_at = state.definition->starts_at;
  const auto base = std::max(starts_at, state.opened_at.value_or(starts_at));
  return base + planned + state.definition->settings.unattended_lasts;
}

bool rooms_are_timed(const SessionState& state) {
  return state.round && !state.agenda.paused_at;
}

// When a room's next step is due: the beginning of its grace, then its end.
Instant room_deadline(const SessionState& state, const Room& room) {
  return room.closing ? room.closes_at : room.closes_at - state.round->grace;
}

// Rooms whose time is up are closed, and those whose grace begins are told so.
void close_due_rooms(const SessionState& state, Instant at, std::vector<EventBody>& all) {
  std::vector<RoomId> over, ending;
  Instant closes_at{};
  for (const auto& [id, room] : state.rooms) {
    if (!room.open) continue;
    if (room.closes_at <= at) {
      over.push_back(id);
    } else if (!room.closing && room_deadline(state, room) <= at) {
      if (ending.empty()) closes_at = room.closes_at;
      if (room.closes_at == closes_at) ending.push_back(id);  // Others: at the next tick.
    }
  }
  if (!over.empty()) all.push_back(event::RoomsClosed{over, {}});
  if (!ending.empty()) all.push_back(event::RoomsClosing{ending, closes_at, {}, {}});
}

bool all_rooms_are_over(const SessionState& state, Instant at) {
  return std::all_of(state.rooms.begin(), state.rooms.end(), [&](const auto& each) {
    return !each.second.open || each.second.closes_at <= at;
  });
}

}  // namespace

std::optional<Instant> next_deadline(const SessionState& state) {
  switch (state.lifecycle) {
    case Lifecycle::none:
    case Lifecycle::closed:
      return {};
    case Lifecycle::closing:
      return state.closes_at;
    case Lifecycle::scheduled:
    case Lifecycle::open:
      break;
  }
  Instant earliest = unattended_until(state);
  if (rooms_are_timed(state))
    for (const auto& [id, room] : state.rooms)
      if (room.open) earliest = std::min(earliest, room_deadline(state, room));
  if (const auto due = offer_due(state)) earliest = std::min(earliest, *due);
  return earliest;
}

bool may_move_deadline(const EventBody& body) {
  return visit(match{
                   [](const event::RequestNoted&) { return false; },
                   [](const event::MessagePosted&) { return false; },
                   [](const event::MessageEdited&) { return false; },
                   [](const event::MessageReacted&) { return false; },
                   [](const event::BroadcastAcked&) { return false; },
                   [](const event::CheckinAnswered&) { return false; },
                   [](const event::CardAdded&) { return false; },
                   [](const event::CardSupported&) { return false; },
                   [](const event::SurveySubmitted&) { return false; },
                   [](const auto&) { return true; },
               },
               body);
}

Decision rule(const Case& now, const command::Tick&) {
  const auto& state = now.state;
  const auto due = next_deadline(state);
  if (!due || now.at < *due) return nothing_new();
  if (state.lifecycle == Lifecycle::closing) return events(event::SessionClosed{});
  if (unattended_until(state) <= now.at) return close_session(state, now.at, {});
  std::vector<EventBody> all;
  if (const auto offer = offer_due(state); offer && *offer <= now.at)
    all.push_back(event::FacilitatorOffered{stand_ins(state)});
  close_due_rooms(state, now.at, all);
  if (state.agenda.next && all_rooms_are_over(state, now.at)) {
    auto started =
        start_phase(state, state.agenda.next->phase, now.at, state.agenda.next_by, now.plans);
    std::move(started.begin(), started.end(), std::back_inserter(all));
  }
  return all;
}

}  // namespace chats::core
