// Rounds of breakouts: planned, opened, extended, closed. `closes_at` is law: the server alone
// closes rooms, with every client gone.
#include <algorithm>
#include <iterator>

#include "server/core/assignments.hpp"
#include "server/core/plan_wish.hpp"
#include "server/core/room_seats.hpp"
#include "server/core/rounds.hpp"
#include "server/core/rules.hpp"

namespace chats::core {

namespace {

// The rooms meant by an optional room: that one if it is open, else all that are.
Result<std::vector<RoomId>, Rejection> rooms_meant(const SessionState& state,
                                                   std::optional<RoomId> room) {
  auto open = open_rooms(state);
  if (open.empty()) return refuse(Rule::no_rooms_open);
  if (!room) return open;
  if (!find_open_room(state, *room)) return refuse(Rule::room_has_closed, "room");
  return std::vector<RoomId>{*room};
}

// The phase to go on with once these rooms are closed: the one asked for now, or the one that
// waited for the last of them.
std::optional<std::uint16_t> phase_after(const SessionState& state,
                                         const std::vector<RoomId>& rooms, const Closing& wish) {
  if (wish.next) return wish.next;
  if (state.agenda.next && rooms.size() == open_rooms(state).size())
    return state.agenda.next->phase;
  return {};
}

std::vector<EventBody> close_at_once(const SessionState& state, const std::vector<RoomId>& rooms,
                                     const Closing& wish) {
  auto all = events(event::RoomsClosed{rooms, wish.by});
  const auto next = phase_after(state, rooms, wish);
  if (!next) return all;
  auto started = start_phase(state, *next, wish.at, wish.by, wish.plans);
  std::move(started.begin(), started.end(), std::back_inserter(all));
  return all;
}

std::vector<EventBody> close_with_grace(const SessionState& state, const std::vector<RoomId>& rooms,
                                        const Closing& wish) {
  std::vector<EventBody> all;
  milliseconds paused{0};
  if (state.agenda.paused_at) {  // The clock must run again, or the rooms would never close.
    paused = wish.at - *state.agenda.paused_at;
    all.push_back(resuming(state, wish.at, wish.by.value_or(ParticipantId{})));
  }
  // All of them at one time, and none later than the last would have closed by itself.
  Instant last{};
  bool closing_already = true;
  for (const auto id : rooms) {
    const auto& room = state.rooms.at(id);
    last = std::max<Instant>(last, room.closes_at + paused);
    closing_already = closing_already && room.closing;
  }
  const auto closes_at = std::min<Instant>(last, wish.at + wish.grace);
  if (closing_already && closes_at == last && !wish.next) return all;
  event::RoomsClosing closing{rooms, closes_at, {}, wish.by};
  if (const auto next = phase_after(state, rooms, wish)) closing.next = NextPhase{*next, closes_at};
  all.push_back(std::move(closing));
  return all;
}

}  // namespace

bool nobody_in(const std::vector<RoomPlan>& rooms, PlanMethod method) {
  if (method == PlanMethod::self) return rooms.empty();
  return std::all_of(rooms.begin(), rooms.end(),
                     [](const RoomPlan& each) { return each.people.empty(); });
}

std::vector<RoomId> open_rooms(const SessionState& state) {
  std::vector<RoomId> open;
  for (const auto& [id, room] : state.rooms)
    if (room.open) open.push_back(id);
  return open;
}

// The open room that is theirs by the list of before the session.
std::optional<RoomId> assigned_room(const SessionState& state, const Profile& profile) {
  if (state.round->method != PlanMethod::assigned || !state.assigned) return {};
  const auto wanted = assigned_room_of(state, profile);
  if (!wanted || *wanted >= state.assigned->made_as.size()) return {};
  const auto* room = find_open_room(state, state.assigned->made_as[*wanted]);
  if (!room || room->closing) return {};
  return room->id;
}

RoomId place_for_late_comer(const SessionState& state, Role role, const Profile& profile) {
  return place_for_late_comer(state, role, profile, sizes_of_open_rooms(state));
}

RoomId place_for_late_comer(const SessionState& state, Role role, const Profile& profile,
                            const RoomSizes& sizes) {
  if (role == Role::attendee && state.round)
    if (const auto room = assigned_room(state, profile)) return *room;
  const bool to_main = role != Role::attendee || !state.round ||
                       state.round->method == PlanMethod::self ||
                       state.definition->settings.late_comers == LateComers::main;
  if (to_main) return main_room;
  return smallest_room(sizes);
}

Result<event::RoomsOpened, Rejection> opening(const SessionState& state, const RoomsWish& wish,
                                              const std::vector<std::string>& questions,
                                              Instant closes_at, ParticipantId by,
                                              PlanSource& plans) {
  if (const auto no = no_place_for_a_round(state)) return *no;
  auto unplanned = wish;
  if (are_rooms_assigned(state)) unplanned.method = PlanMethod::assigned;
  const auto method = state.plan ? state.plan->method : unplanned.method;
  auto rooms = state.plan ? state.plan->rooms
                          : plans.make(plan_task(state, {unplanned, questions, plans.dice()}));
  if (rooms.empty()) return refuse(Rule::nobody_to_place);
  bring_up_to_date(state, method, rooms);
  if (nobody_in(rooms, method)) return refuse(Rule::nobody_to_place);
  return event::RoomsOpened{method, std::move(rooms), closes_at, wish.grace, by};
}

Decision rule(const Case& now, const command::OpenRooms& wish) {
  const auto& state = now.state;
  if (state.round)
    return refuse_after(Rule::done_already, now, state.round->opened_by, state.round->opened_at,
                        Deed::opened_rooms);
  if (const auto no = plan_clash(now, wish.based_on)) return *no;
  const auto* breakouts = breakouts_now_or_next(state);
  RoomsWish rooms = breakouts ? breakouts->rooms : RoomsWish{};
  rooms.grace = wish.grace;
  // In a pause no clock runs: the round has all of its time when the agenda goes on.
  const auto clock = state.agenda.paused_at.value_or(now.at);
  auto opened = opening(state, rooms, questions_now_or_next(state), clock + wish.length, now.who(),
                        now.plans);
  if (!opened) return opened.error();
  return events(std::move(*opened));
}

Decision rule(const Case& now, const command::ExtendRooms& wish) {
  const auto& state = now.state;
  if (const auto no = agenda_clash(now, wish.based_on)) return *no;
  const auto rooms = rooms_meant(state, wish.room);
  if (!rooms) return rooms.error();
  const auto clock = state.agenda.paused_at.value_or(now.at);
  event::RoomsExtended extended{{}, now.who()};
  Instant latest{};
  for (const auto id : *rooms) {
    const auto& room = state.rooms.at(id);
    auto closes_at = room.closes_at + wish.by;
    if (wish.by.count() < 0) {
      // Shortening never cuts somebody off: the grace is always left, and once it runs it stays.
      closes_at = std::max<Instant>(closes_at, clock + state.round->grace);
      if (room.closing || closes_at >= room.closes_at) continue;
    }
    extended.rooms.push_back({id, closes_at});
    latest = std::max<Instant>(latest, closes_at);
  }
  if (extended.rooms.empty()) return nothing_new();
  auto all = events(std::move(extended));
  const auto* phase = current_phase(state);
  const bool in_breakouts = phase && std::holds_alternative<phase::Breakouts>(phase->content);
  if (in_breakouts && !wish.room) all.push_back(event::PhaseExtended{latest, now.who()});
  return all;
}

Decision rule(const Case& now, const command::CloseRooms& wish) {
  if (const auto no = agenda_clash(now, wish.based_on)) return *no;
  const auto rooms = rooms_meant(now.state, wish.room);
  if (!rooms) return rooms.error();
  return close_rooms(now.state, *rooms,
                     {.at = now.at, .grace = wish.grace, .by = now.who(), .plans = now.plans});
}

std::vector<EventBody> close_rooms(const SessionState& state, const std::vector<RoomId>& rooms,
                                   const Closing& wish) {
  return wish.grace.count() == 0 ? close_at_once(state, rooms, wish)
                                 : close_with_grace(state, rooms, wish);
}

}  // namespace chats::core
