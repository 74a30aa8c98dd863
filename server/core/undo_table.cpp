// What each event touches, and what undoes it.
#include <algorithm>
#include <map>

#include "server/core/plan_pins.hpp"
#include "server/core/state.hpp"
#include "server/core/undo_memory.hpp"

namespace chats::core {

namespace {

using Kind = Thing::Kind;
using Found = std::optional<Change>;

// Whoever undoes stands in for this.
constexpr ParticipantId undoer{};

Change change(Deed deed, std::vector<Thing> things, std::optional<ParticipantId> on = {}) {
  Change made;
  made.deed = deed;
  made.things = std::move(things);
  made.on = on;
  return made;
}

template <class... Inverse>
Change with_inverse(Change made, Inverse&&... inverse) {
  (made.inverse.emplace_back(std::forward<Inverse>(inverse)), ...);
  return made;
}

event::PhaseReturned phase_now(const SessionState& state, std::uint16_t undone) {
  const auto& agenda = state.agenda;
  event::PhaseReturned now{*agenda.phase,
                           agenda.started_at,
                           agenda.ends_at,
                           agenda.paused_at,
                           agenda.next,
                           agenda.next_by,
                           state.stage,
                           state.debrief_shown,
                           state.debrief_turn,
                           undone,
                           {},
                           {},
                           undoer};
  if (const auto times = state.phase_times.find(undone); times != state.phase_times.end()) {
    now.undone_began_at = times->second.began_at;
    now.undone_ended_at = times->second.ended_at;
  }
  return now;
}

event::PlanReturned plan_now(const SessionState& state) {
  if (!state.plan) return {{}, {}, undoer};
  return {state.plan->method, state.plan->rooms, undoer};
}

event::BoardReturned board_now(const SessionState& state) {
  return {state.board.phase, state.board.shown, state.board.prompts, undoer};
}

// Deadlines as they are, and the grace that runs.
std::vector<EventBody> deadlines_now(const SessionState& state, const std::vector<RoomId>& rooms) {
  event::RoomsExtended open{{}, undoer};
  std::vector<EventBody> all;
  for (const auto id : rooms)
    if (const auto* room = find_open_room(state, id)) {
      open.rooms.push_back({id, room->closes_at});
      if (room->closing)
        all.push_back(event::RoomsClosing{{id}, room->closes_at, state.agenda.next, undoer});
    }
  all.insert(all.begin(), std::move(open));
  return all;
}

// People of these rooms, to be there again.
event::RoomsReturned rooms_now(const SessionState& state, const std::vector<RoomId>& rooms) {
  event::RoomsReturned returned{{}, undoer};
  for (const auto id : rooms)
    if (const auto* room = find_open_room(state, id))
      returned.rooms.push_back(
          {id, room->closes_at, room->closing, {room->people.begin(), room->people.end()}});
  return returned;
}

template <class WithRoom>
std::vector<RoomId> ids_of(const std::vector<WithRoom>& rooms) {
  std::vector<RoomId> ids;
  for (const auto& each : rooms)
    ids.push_back(each.room);
  return ids;
}

// The table: what each event touches, and what undoes it. One row an event; what has none is
// neither undone nor in the way.
struct Row {
  const SessionState& state;  // Before the event.

  const Participant& person(ParticipantId id) const { return state.participants.at(id); }

  Found operator()(const event::SessionClosing&) const {
    return with_inverse(change(Deed::closed_session, {{Kind::session},
                                                      {Kind::step},
                                                      {Kind::clock},
                                                      {Kind::stage},
                                                      {Kind::plan},
                                                      {Kind::rooms},
                                                      {Kind::debrief},
                                                      {Kind::board}}),
                        event::SessionReopened{state.agenda.next, state.agenda.next_by, undoer});
  }
  Found operator()(const event::SessionLocked&) const {
    return with_inverse(change(Deed::locked_session, {{Kind::door}}),
                        event::SessionUnlocked{undoer});
  }
  Found operator()(const event::SessionUnlocked&) const {
    return with_inverse(change(Deed::unlocked_session, {{Kind::door}}),
                        event::SessionLocked{undoer});
  }
  Found operator()(const event::PhaseStarted& e) const {
    auto made =
        change(Deed::changed_step, {{Kind::step}, {Kind::clock}, {Kind::stage}, {Kind::debrief}});
    if (state.agenda.phase) made.inverse.emplace_back(phase_now(state, e.phase));
    return made;
  }
  Found operator()(const event::PhasePlanned& e) const {
    return with_inverse(change(Deed::changed_length, {{Kind::length, e.phase}}),
                        event::PhasePlanned{e.phase, planned_length(state, e.phase), undoer});
  }
  Found operator()(const event::DebriefOrdered&) const {
    event::DebriefOrdered before{{}, undoer};
    for (const auto* room : rooms_to_debrief(state))
      before.rooms.push_back(room->id);
    return with_inverse(change(Deed::changed_debrief, {{Kind::debrief}}), std::move(before));
  }
  Found operator()(const event::DebriefShown&) const {
    event::DebriefShown before{{}, {}, undoer};
    if (const auto& turn = state.debrief_turn) before = {turn->room, turn->until, undoer};
    return with_inverse(change(Deed::changed_debrief, {{Kind::debrief}}), std::move(before));
  }
  Found operator()(const event::PhaseExtended&) const {
    return with_inverse(change(Deed::changed_time, {{Kind::clock}}),
                        event::PhaseExtended{state.agenda.ends_at, undoer});
  }
  // The rule says until when (rules_undo.cpp): it depends on how long the pause was.
  Found operator()(const event::PhasePaused&) const {
    return with_inverse(change(Deed::paused_agenda, {{Kind::clock}}),
                        event::PhaseResumed{{}, {}, undoer});
  }
  Found operator()(const event::PhaseResumed&) const {
    return with_inverse(change(Deed::resumed_agenda, {{Kind::clock}}), event::PhasePaused{undoer});
  }
  Found operator()(const event::StageShown&) const {
    return with_inverse(change(Deed::changed_stage, {{Kind::stage}}),
                        event::StageShown{state.stage});
  }
  Found operator()(const event::RoomsPlanned&) const {
    return with_inverse(change(Deed::planned_rooms, {{Kind::plan}}), plan_now(state));
  }
  Found operator()(const event::PlanChanged&) const {
    return with_inverse(change(Deed::changed_plan, {{Kind::plan}}), plan_now(state));
  }
  // Taken away it is set again, and the other way round; a person who was pinned elsewhere is so
  // again.
  Found operator()(const event::PlanPinned& e) const {
    auto made = change(Deed::changed_pins, {{Kind::plan}});
    const auto after = with_pin(state.pins, e.pin, e.on);
    for (const auto& each : after)
      if (std::find(state.pins.begin(), state.pins.end(), each) == state.pins.end())
        made.inverse.emplace_back(event::PlanPinned{each, false, undoer});
    for (const auto& each : state.pins)
      if (std::find(after.begin(), after.end(), each) == after.end())
        made.inverse.emplace_back(event::PlanPinned{each, true, undoer});
    return made;
  }
  // The rooms are a plan again, with the pins to them.
  Found operator()(const event::RoomsOpened& e) const {
    auto made = with_inverse(
        change(Deed::opened_rooms, {{Kind::rooms}, {Kind::clock}, {Kind::plan}, {Kind::debrief}}),
        event::RoomsUnopened{ids_of(e.rooms), state.debrief_shown, state.debrief_turn, undoer},
        event::PlanReturned{e.method, e.rooms, undoer});
    for (const auto& pin : state.pins)
      if (pin.kind == PinKind::here)
        made.inverse.emplace_back(event::PlanPinned{pin, true, undoer});
    return made;
  }
  Found operator()(const event::RoomsExtended& e) const {
    auto made = change(Deed::extended_rooms, {{Kind::clock}});
    made.inverse = deadlines_now(state, ids_of(e.rooms));
    return made;
  }
  Found operator()(const event::RoomsClosing& e) const {
    auto made = change(Deed::closed_rooms, {{Kind::clock}});
    made.inverse = deadlines_now(state, e.rooms);
    return made;
  }
  Found operator()(const event::RoomsClosed& e) const {
    return with_inverse(change(Deed::closed_rooms, {{Kind::rooms}, {Kind::clock}}),
                        rooms_now(state, e.rooms));
  }
  Found operator()(const event::PlanRoomsChanged&) const {
    return with_inverse(change(Deed::changed_plan, {{Kind::plan}}), plan_now(state));
  }
  Found operator()(const event::RoomsReopened& e) const {
    return with_inverse(
        change(Deed::reopened_rooms, {{Kind::rooms}, {Kind::clock}, {Kind::debrief}}),
        event::RoomsClosed{ids_of(e.rooms), undoer});
  }
  // The rule says who goes where (rules_undo.cpp).
  Found operator()(const event::RoomAdded& e) const {
    return with_inverse(change(Deed::added_room, {{Kind::room, e.room.number}}),
                        event::RoomRemoved{e.room, {}, undoer});
  }
  Found operator()(const event::RoomChanged& e) const {
    return with_inverse(change(Deed::changed_room, {{Kind::room, e.room.number}}),
                        event::RoomChanged{e.room, e.before, e.label, undoer});
  }
  Found operator()(const event::RoomRemoved& e) const {
    auto made = change(Deed::removed_room, {{Kind::room, e.room.number}, {Kind::clock}});
    for (const auto& seat : e.seats)
      made.things.push_back({Kind::place, seat.participant.number});
    return with_inverse(std::move(made), open_again({e.room}));
  }
  // What they noted stays with the room that took them in.
  Found operator()(const event::RoomsMerged& e) const {
    auto made = change(Deed::merged_rooms, {{Kind::room, e.into.number}, {Kind::clock}});
    std::vector<RoomId> rooms;
    for (const auto& merged : e.merged) {
      rooms.push_back(merged.room);
      made.things.push_back({Kind::room, merged.room.number});
      for (const auto id : merged.people)
        made.things.push_back({Kind::place, id.number});
    }
    return with_inverse(std::move(made), open_again(rooms));
  }
  Found operator()(const event::ParticipantMoved& e) const {
    if (e.why == MoveCause::chosen) return {};
    const auto deed = e.why == MoveCause::visit ? Deed::visited_room : Deed::moved_person;
    return with_inverse(change(deed, {{Kind::place, e.participant.number}}, e.participant),
                        event::ParticipantMoved{e.participant, e.to, e.from, MoveCause::undone,
                                                undoer, person(e.participant).sees_after});
  }
  Found operator()(const event::ParticipantMuted& e) const {
    return muting(Deed::muted_person, e.participant);
  }
  Found operator()(const event::ParticipantUnmuted& e) const {
    return muting(Deed::unmuted_person, e.participant);
  }
  Found operator()(const event::ParticipantRemoved& e) const {
    return with_inverse(
        change(Deed::removed_person,
               {{Kind::membership, e.participant.number}, {Kind::place, e.participant.number}},
               e.participant),
        event::ParticipantReadmitted{e.participant, undoer});
  }
  Found operator()(const event::MessageHidden& e) const {
    return with_inverse(change(Deed::hid_message, {{Kind::message, e.message.number}}),
                        event::MessageUnhidden{e.room, e.message, undoer});
  }
  Found operator()(const event::MessageUnhidden& e) const {
    auto made = change(Deed::showed_message, {{Kind::message, e.message.number}});
    if (const auto* message = find_message(state, e.room, e.message))
      made.inverse.emplace_back(
          event::MessageHidden{e.room, e.message, message->hidden_reason, undoer});
    return made;
  }
  Found operator()(const event::CardHidden& e) const {
    return with_inverse(change(Deed::hid_card, {{Kind::card, e.card.number}}),
                        event::CardUnhidden{e.card, undoer});
  }
  Found operator()(const event::CardUnhidden& e) const {
    auto made = change(Deed::showed_card, {{Kind::card, e.card.number}});
    if (const auto card = state.board.cards.find(e.card); card != state.board.cards.end())
      made.inverse.emplace_back(event::CardHidden{e.card, card->second.hidden_reason, undoer});
    return made;
  }
  Found operator()(const event::CardsApproved& e) const {
    return with_inverse(change(Deed::approved_cards, things(Kind::approval, e.cards)),
                        event::CardsWithheld{e.cards, undoer});
  }
  Found operator()(const event::CardsGrouped& e) const {
    auto made = change(Deed::grouped_cards, things(Kind::theme, e.cards));
    std::map<std::string, std::vector<CardId>> before;
    for (const auto id : e.cards)
      if (const auto card = state.board.cards.find(id); card != state.board.cards.end())
        before[card->second.theme].push_back(id);
    for (auto& [theme, cards] : before)
      made.inverse.emplace_back(event::CardsGrouped{std::move(cards), theme, undoer});
    return made;
  }
  Found operator()(const event::RoomMuted& e) const {
    auto made =
        with_inverse(change(Deed::muted_room, {{Kind::quiet}}), event::RoomUnmuted{e.room, undoer});
    if (!e.room) add_mutes_of_rooms(made);
    return made;
  }
  Found operator()(const event::RoomUnmuted& e) const {
    auto made = change(Deed::unmuted_room, {{Kind::quiet}});
    const auto& restraint = state.restraint;
    if (e.room) {
      if (const auto mute = restraint.muted.find(*e.room); mute != restraint.muted.end())
        made.inverse.emplace_back(event::RoomMuted{e.room, mute->second.reason, undoer});
      return made;
    }
    if (restraint.all_muted)
      made.inverse.emplace_back(event::RoomMuted{{}, restraint.all_muted->reason, undoer});
    add_mutes_of_rooms(made);
    return made;
  }
  Found operator()(const event::PaceSet& e) const {
    const auto& restraint = state.restraint;
    const auto own = e.room ? restraint.paces.find(*e.room) : restraint.paces.end();
    const auto before = !e.room                        ? restraint.pace
                        : own != restraint.paces.end() ? own->second
                                                       : seconds{0};
    return with_inverse(change(Deed::set_pace, {{Kind::pace}}),
                        event::PaceSet{e.room, before, undoer});
  }
  Found operator()(const event::BoardOpened&) const {
    return with_inverse(change(Deed::changed_board, {{Kind::board}}), board_now(state));
  }
  // What everybody has seen cannot be made unseen.
  Found operator()(const event::BoardRevealed&) const {
    return change(Deed::changed_board, {{Kind::board}});
  }
  Found operator()(const event::BoardClosed&) const {
    return with_inverse(change(Deed::changed_board, {{Kind::board}}), board_now(state));
  }
  Found operator()(const event::RoleGranted& e) const {
    return with_inverse(
        change(Deed::granted_role, {{Kind::role, e.participant.number}}, e.participant),
        event::RoleGranted{e.participant, person(e.participant).role, undoer});
  }
  template <class Other>
  Found operator()(const Other&) const {
    return {};
  }

 private:
  static std::vector<Thing> things(Kind kind, const std::vector<CardId>& cards) {
    std::vector<Thing> all;
    for (const auto id : cards)
      all.push_back({kind, id.number});
    return all;
  }
  // Rooms that are muted each for itself stay so.
  void add_mutes_of_rooms(Change& made) const {
    for (const auto& [room, mute] : state.restraint.muted)
      made.inverse.emplace_back(event::RoomMuted{room, mute.reason, undoer});
  }
  // These rooms with the people who are in them now.
  event::RoomsReopened open_again(const std::vector<RoomId>& rooms) const {
    event::RoomsReopened again{state.round->method, {}, {}, state.round->grace, undoer};
    for (const auto id : rooms) {
      const auto& room = state.rooms.at(id);
      again.closes_at = std::max<Instant>(again.closes_at, room.closes_at);
      again.rooms.push_back(
          {id, room.name, room.question, {room.people.begin(), room.people.end()}});
    }
    return again;
  }
  Found muting(Deed deed, ParticipantId id) const {
    auto made = change(deed, {{Kind::mute, id.number}}, id);
    if (const auto& before = person(id).muted)
      made.inverse.emplace_back(event::ParticipantMuted{id, before->until, before->reason, undoer});
    else
      made.inverse.emplace_back(event::ParticipantUnmuted{id, undoer});
    return made;
  }
};

std::optional<ParticipantId> doer_of(const EventBody& body) {
  return visit(
      [](const auto& each) -> std::optional<ParticipantId> {
        if constexpr (requires { each.by; }) return each.by;
        return {};
      },
      body);
}

}  // namespace

std::optional<Change> change_by(const SessionState& before, const Event& event) {
  auto made = visit(Row{before}, event.body);
  if (!made) return {};
  made->seq = event.seq;
  made->at = event.at;
  made->by = doer_of(event.body);
  return made;
}

}  // namespace chats::core
