#include "server/core/replay.hpp"

#include <algorithm>
#include <set>

#include "server/core/match.hpp"

namespace chats::core {

namespace {

constexpr const char* fits = nullptr;
constexpr const char* unknown_person = "It names a person who never joined.";
constexpr const char* unknown_room = "It names a room that is not there.";
constexpr const char* no_plan = "It changes a plan that is not there.";
constexpr const char* nobody_waits = "It answers who does not wait at the door.";
constexpr const char* unknown_phase = "It names a phase that the agenda does not have.";

bool knows(const SessionState& state, ParticipantId person) {
  return state.participants.contains(person);
}
bool knows(const SessionState& state, const std::optional<ParticipantId>& person) {
  return !person || knows(state, *person);
}
bool knows(const SessionState& state, const std::vector<ParticipantId>& people) {
  return std::ranges::all_of(people, [&](ParticipantId each) { return knows(state, each); });
}
bool knows(const SessionState& state, const std::vector<RoomPlan>& rooms) {
  return std::ranges::all_of(rooms,
                             [&](const RoomPlan& each) { return knows(state, each.people); });
}
bool knows(const SessionState& state, const std::vector<Seat>& seats) {
  return std::ranges::all_of(seats,
                             [&](const Seat& each) { return knows(state, each.participant); });
}
bool knows(const SessionState& state, const std::vector<MergedRoom>& rooms) {
  return std::ranges::all_of(rooms,
                             [&](const MergedRoom& each) { return knows(state, each.people); });
}
// What is no person is looked at event by event.
template <class Other>
bool knows(const SessionState&, const Other&) {
  return true;
}

template <class Body>
bool knows_everyone_in(const SessionState& state, const Body& body) {
  bool all = true;
  if constexpr (requires { body.by; }) all = all && knows(state, body.by);
  if constexpr (requires { body.from; }) all = all && knows(state, body.from);
  if constexpr (requires { body.deputy; }) all = all && knows(state, body.deputy);
  if constexpr (requires { body.before; }) all = all && knows(state, body.before);
  if constexpr (requires { body.heard; }) all = all && knows(state, body.heard);
  if constexpr (requires { body.participant; }) all = all && knows(state, body.participant);
  if constexpr (requires { body.participants; }) all = all && knows(state, body.participants);
  if constexpr (requires { body.rooms; }) all = all && knows(state, body.rooms);
  if constexpr (requires { body.seats; }) all = all && knows(state, body.seats);
  if constexpr (requires { body.merged; }) all = all && knows(state, body.merged);
  if constexpr (requires { body.pin; }) all = all && knows(state, body.pin.people);
  if constexpr (requires { body.speaker; }) all = all && knows(state, body.speaker);
  return all;
}

const char* open(const SessionState& state, RoomId room) {
  return messages_of(state, room) ? fits : unknown_room;
}
const char* there(const SessionState& state, RoomId room) {
  return state.rooms.contains(room) ? fits : unknown_room;
}
const char* all_there(const SessionState& state, const std::vector<RoomId>& rooms) {
  for (const auto each : rooms)
    if (const char* why = there(state, each)) return why;
  return fits;
}
const char* all_there(const SessionState& state, const std::vector<RoomDeadline>& rooms) {
  for (const auto& each : rooms)
    if (const char* why = there(state, each.room)) return why;
  return fits;
}
const char* planned(const SessionState& state, std::uint16_t phase) {
  return phase < state.definition->agenda.size() ? fits : unknown_phase;
}

const char* breakouts_alone(const std::vector<RoomPlan>& rooms) {
  const bool main_again =
      std::ranges::any_of(rooms, [](const RoomPlan& each) { return each.room == main_room; });
  return main_again ? unknown_room : fits;
}

const char* misfit_of(const SessionState& state, const event::RoomsOpened& e) {
  // Whoever were still in an open room would stay in one that is no more.
  if (state.round) return "It opens rooms while others are open.";
  return breakouts_alone(e.rooms);
}

// A room that is closed, and each of them once.
const char* misfit_of(const SessionState& state, const event::RoomsReopened& e) {
  std::set<RoomId> rooms;
  for (const auto& each : e.rooms) {
    if (const char* why = there(state, each.room)) return why;
    if (find_open_room(state, each.room) || !rooms.insert(each.room).second)
      return "It opens a room that is open.";
  }
  return fits;
}

const char* misfit_of(const SessionState& state, const event::RoomAdded& e) {
  if (!state.round) return "It adds a room to a round that is over.";
  const bool there_already = e.room == main_room || state.rooms.contains(e.room);
  return there_already ? "It adds a room that is there." : fits;
}

// Everybody inside goes somewhere, and nobody else does.
template <class Ids>
bool are_those_in(const Room& room, const Ids& ids) {
  const std::set<ParticipantId> people(ids.begin(), ids.end());
  return people.size() == ids.size() && people == room.people;
}

constexpr const char* unknown_seat = "It leaves somebody in a room that is no more.";

const char* misfit_of(const SessionState& state, const event::RoomRemoved& e) {
  const auto* room = find_open_room(state, e.room);
  if (!room) return unknown_room;
  std::vector<ParticipantId> people;
  for (const auto& seat : e.seats) {
    if (seat.room == e.room || open(state, seat.room)) return unknown_room;
    people.push_back(seat.participant);
  }
  return are_those_in(*room, people) ? fits : unknown_seat;
}

const char* misfit_of(const SessionState& state, const event::RoomsMerged& e) {
  std::set<RoomId> rooms{e.into};
  if (!find_open_room(state, e.into)) return unknown_room;
  for (const auto& merged : e.merged) {
    const auto* room = find_open_room(state, merged.room);
    if (!room || !rooms.insert(merged.room).second) return unknown_room;
    if (!are_those_in(*room, merged.people)) return unknown_seat;
  }
  return fits;
}

const char* misfit_of(const SessionState& state, const event::RoomsClosing& e) {
  const char* why = e.next ? planned(state, e.next->phase) : fits;
  return why ? why : all_there(state, e.rooms);
}

const char* misfit_of(const SessionState& state, const event::PhaseResumed& e) {
  if (!state.agenda.paused_at) return "It goes on with an agenda that is not paused.";
  return all_there(state, e.rooms);
}

const char* misfit_of(const SessionState& state, const event::PhaseReturned& e) {
  if (const char* why = e.next ? planned(state, e.next->phase) : fits) return why;
  if (const char* why = e.turn ? there(state, e.turn->room) : fits) return why;
  const char* why = planned(state, e.undone);
  return why ? why : planned(state, e.phase);
}

// Undoing stands on what was remembered.
const char* misfit_of(const SessionState& state, const event::RoomsUnopened& e) {
  const bool turn_fits = !e.turn || state.rooms_before.contains(e.turn->room);
  const bool whole = state.round && state.rounds > 0 && turn_fits;
  return whole && e.rooms.size() == state.rooms.size() ? all_there(state, e.rooms)
                                                       : "It undoes what was not done.";
}

const char* misfit_of(const SessionState& state, const event::RoomsReturned& e) {
  if (!state.round && !state.closed_round) return "It undoes what was not done.";
  for (const auto& each : e.rooms) {
    if (find_open_room(state, each.room)) return "It opens a room again that is open.";
    if (const char* why = there(state, each.room)) return why;
    if (!std::ranges::all_of(each.people, [&](ParticipantId id) {
          return knows(state, id) && state.participants.at(id).is_here();
        }))
      return unknown_person;
  }
  return fits;
}

const char* misfit_of(const SessionState& state, const event::ParticipantReadmitted& e) {
  return state.participants.at(e.participant).removed ? fits : "It lets in who was not removed.";
}

const char* misfit_of(const SessionState& state, const event::AssumptionAccepted& e) {
  const bool there = e.index < state.assumption_counts.size();
  return there ? fits : "It names an assumption that is not there.";
}

const char* misfit_of(const SessionState& state, const event::HelpRequested& e) {
  return open(state, e.room);
}

// Requests and the people they are of know each other.
const char* misfit_of(const SessionState& state, const event::HelpResolved& e) {
  const bool asked = state.participants.at(e.participant).help == e.help;
  return asked ? fits : "It resolves what nobody asked for.";
}

const char* asked_for(const SessionState& state, HelpId help) {
  return state.helps.contains(help) ? fits : "It answers what nobody asked for.";
}

const char* misfit_of(const SessionState& state, const event::FlagRaised& e) {
  const auto* person = std::get_if<ParticipantId>(&e.target);
  return person && !knows(state, *person) ? unknown_person : fits;
}

const char* misfit_of(const SessionState& state, const event::FlagResolved& e) {
  return state.flags.contains(e.flag) ? fits : "It resolves a flag that nobody raised.";
}

const char* misfit_of(const SessionState& state, const event::ParticipantErased& e) {
  return state.participants.at(e.participant).left ? fits : "It erases who is still here.";
}

// What apply_*.cpp stands on, beyond the people.
const char* misfit_of(const SessionState& state, const EventBody& body) {
  return visit(
      match{
          [&](const event::ParticipantJoined& e) { return open(state, e.room); },
          [&](const event::ParticipantBack& e) { return open(state, e.room); },
          [&](const event::ParticipantMoved& e) { return open(state, e.to); },
          [&](const event::MessagePosted& e) { return open(state, e.room); },
          [&](const event::TakeawayAdded& e) { return there(state, e.room); },
          [&](const event::TakeawayEdited& e) { return there(state, e.room); },
          [&](const event::TakeawayRemoved& e) { return there(state, e.room); },
          [&](const event::HeadlineSet& e) { return there(state, e.room); },
          [&](const event::DebriefOrdered& e) { return all_there(state, e.rooms); },
          [&](const event::DebriefShown& e) { return e.room ? there(state, *e.room) : fits; },
          [&](const event::PhasePlanned& e) { return planned(state, e.phase); },
          [&](const event::RoomsExtended& e) { return all_there(state, e.rooms); },
          [&](const event::RoomsClosed& e) { return all_there(state, e.rooms); },
          [&](const event::PhaseStarted& e) { return planned(state, e.phase); },
          [](const event::RoomsPlanned& e) { return breakouts_alone(e.rooms); },
          [&](const event::PlanChanged&) { return state.plan ? fits : no_plan; },
          [&](const event::PlanRoomsChanged& e) {
            return state.plan ? breakouts_alone(e.rooms) : no_plan;
          },
          [&](const event::RoomsReopened& e) { return misfit_of(state, e); },
          [&](const event::RoomAdded& e) { return misfit_of(state, e); },
          [&](const event::RoomChanged& e) { return there(state, e.room); },
          [&](const event::RoomRemoved& e) { return misfit_of(state, e); },
          [&](const event::RoomsMerged& e) { return misfit_of(state, e); },
          [&](const event::RoomsOpened& e) { return misfit_of(state, e); },
          [&](const event::RoomsClosing& e) { return misfit_of(state, e); },
          [&](const event::PhaseResumed& e) { return misfit_of(state, e); },
          [&](const event::AssumptionAccepted& e) { return misfit_of(state, e); },
          [&](const event::PhaseReturned& e) { return misfit_of(state, e); },
          [&](const event::SessionReopened& e) {
            return e.next ? planned(state, e.next->phase) : fits;
          },
          [](const event::PlanReturned& e) { return breakouts_alone(e.rooms); },
          [&](const event::RoomsUnopened& e) { return misfit_of(state, e); },
          [&](const event::RoomsReturned& e) { return misfit_of(state, e); },
          [&](const event::ParticipantReadmitted& e) { return misfit_of(state, e); },
          [&](const event::ParticipantErased& e) { return misfit_of(state, e); },
          [&](const event::HelpRequested& e) { return misfit_of(state, e); },
          [&](const event::HelpResolved& e) { return misfit_of(state, e); },
          [&](const event::HelpClaimed& e) { return asked_for(state, e.help); },
          [&](const event::HelpReleased& e) { return asked_for(state, e.help); },
          [&](const event::HelpAnswered& e) { return asked_for(state, e.help); },
          [&](const event::ParticipantAdmitted& e) {
            return state.waiting.contains(e.participant) ? open(state, e.room) : nobody_waits;
          },
          [&](const event::ParticipantRefused& e) {
            return state.waiting.contains(e.participant) ? fits : nobody_waits;
          },
          [&](const event::RoomMuted& e) { return e.room ? open(state, *e.room) : fits; },
          [&](const event::FlagRaised& e) { return misfit_of(state, e); },
          [&](const event::FlagResolved& e) { return misfit_of(state, e); },
          [](const auto&) { return fits; },
      },
      body);
}

const char* misfit(const SessionState& state, const Event& event) {
  if (event.seq != state.seq + 1) return "It says that it is another.";
  const auto* created = get_if<event::SessionCreated>(&event.body);
  if (state.seq == 0 && !created) return "It comes before its session was made.";
  if (state.seq == 0) return created->definition ? fits : "It makes a session of nothing.";
  if (created) return "It makes its session once more.";
  const bool knows_all =
      visit([&](const auto& body) { return knows_everyone_in(state, body); }, event.body);
  return knows_all ? misfit_of(state, event.body) : unknown_person;
}

}  // namespace

const char* replay(SessionState& state, const Event& event) {
  const char* why = misfit(state, event);
  if (!why) apply(state, event);
  return why;
}

}  // namespace chats::core
