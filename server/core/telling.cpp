#include "server/core/telling.hpp"

#include <algorithm>

#include "server/core/match.hpp"
#include "server/core/view.hpp"

namespace chats::core {

namespace {

constexpr std::uint8_t news = 0;     // What the event says.
constexpr std::uint8_t arrival = 1;  // Where it brought you; after the news.

Audience everyone() {
  return {};
}
Audience staff() {
  return {.reach = Audience::Reach::staff};
}
Audience one(ParticipantId id) {
  return {.reach = Audience::Reach::one, .one = id};
}
Audience room(RoomId id) {
  return {.reach = Audience::Reach::room, .room = id};
}
Audience attendees_in(RoomId id) {
  return {.reach = Audience::Reach::room, .room = id, .staff_too = false};
}

// Those in a room who may see a message: in a breakout, who were there before it was said.
Audience who_saw(RoomId id, MessageId message, bool staff_too = true) {
  Audience seen = room(id);
  seen.staff_too = staff_too;
  if (id != main_room) seen.entered_before = message.number;
  return seen;
}

Telling tell(std::vector<Audience> to, Form form = Form::fact) {
  return {std::move(to), form, news, {}};
}

using Tellings = std::vector<Telling>;

Tellings to_all() {
  return {tell({everyone()})};
}
Tellings to_staff() {
  return {tell({staff()}, Form::staff)};
}

// What concerns one person: staff hear it, and the people of their breakout; of staff everyone
// hears. The main room's attendees have no list of people, so a join costs O(staff).
Tellings concerning(const Participant& person, RoomId where) {
  Tellings all = {tell({staff()}, Form::staff), tell({one(person.id)}, Form::self)};
  if (person.is_staff())
    all.push_back(tell({everyone()}));
  else if (where != main_room)
    all.push_back(tell({attendees_in(where)}));
  return all;
}

// A hand or an absence: a matter of state, told in the same words to all whom it concerns.
Tellings concerning_plainly(const Participant& person) {
  Tellings all = {tell({staff(), one(person.id)})};
  if (person.room != main_room) all.front().to.push_back(attendees_in(person.room));
  return all;
}

// The takeaways of a room are its own and the staff's, until the debrief shows them to all.
Tellings about_takeaways(const SessionState& state, RoomId where) {
  if (state.debrief_shown) return to_all();
  return {tell({staff(), attendees_in(where)})};
}

Tellings about_card(const SessionState& state, const Card* card) {
  if (state.board.shown) return to_all();
  Telling told = tell({staff()});
  if (card && card->from) told.to.push_back(one(*card->from));
  return {told};
}

bool reacted_in_window(const RoomView& shown, ParticipantId who) {
  for (const auto* message : shown.messages)
    for (const auto& each : message->reactions)
      if (std::find(each.by.begin(), each.by.end(), who) != each.by.end()) return true;
  return false;
}

// `room.entered` for all whom this event brought into a room: the same bytes, but for those who
// have reactions of their own in what they will see.
void tell_arrivals(const SessionState& state, const std::set<ParticipantId>& people, RoomId where,
                   Seq seq, Tellings& all) {
  bool anybody = false;
  for (const auto id : people) {
    const auto& person = state.participants.at(id);
    if (person.entered != seq) continue;
    anybody = true;
    if (where != main_room || !reacted_in_window(room_view(state, person), id)) continue;
    all.push_back({{one(id)}, Form::entered, arrival, id});
  }
  if (!anybody) return;
  Audience brought = room(where);
  brought.entered_by = seq;
  all.push_back({{brought}, Form::entered, arrival, {}});
}

const std::set<ParticipantId>& people_of(const SessionState& state, RoomId id) {
  return id == main_room ? state.main_people : state.rooms.at(id).people;
}

Tellings about_move(const SessionState& state, const event::ParticipantMoved& e) {
  Tellings all;
  Telling arrived{{one(e.participant)}, Form::entered, news, {}};
  const auto& person = state.participants.at(e.participant);
  if (reacted_in_window(room_view(state, person), e.participant)) arrived.viewer = e.participant;
  all.push_back(arrived);
  all.push_back(tell({staff()}, Form::staff));
  if (e.to != main_room) all.push_back(tell({attendees_in(e.to)}));
  if (e.from != main_room) all.push_back(tell({attendees_in(e.from)}, Form::left_behind));
  return all;
}

Tellings about_reveal(const SessionState& state) {
  Tellings all;
  std::set<ParticipantId> supporters;  // Their own support is in what they are shown.
  for (const auto& [id, card] : state.board.cards)
    supporters.insert(card.supporters.begin(), card.supporters.end());
  for (const auto id : supporters)
    all.push_back({{one(id)}, Form::fact, news, id});
  all.push_back(tell({everyone()}));
  return all;
}

Tellings about_broadcast(const event::BroadcastSent& e) {
  if (e.rooms.empty()) return to_all();
  Telling told = tell({staff()});
  for (const auto id : e.rooms)
    told.to.push_back(attendees_in(id));
  return {told};
}

}  // namespace

bool includes(const Audience& audience, const Participant& viewer) {
  if (audience.entered_before && viewer.entered >= *audience.entered_before) return false;
  if (audience.entered_by && viewer.entered != *audience.entered_by) return false;
  switch (audience.reach) {
    case Audience::Reach::everyone:
      return true;
    case Audience::Reach::staff:
      return viewer.is_staff();
    case Audience::Reach::room:
      return viewer.room == audience.room && (audience.staff_too || !viewer.is_staff());
    case Audience::Reach::one:
      return viewer.id == audience.one;
  }
  return false;
}

bool includes(const Telling& telling, const Participant& viewer) {
  return std::any_of(telling.to.begin(), telling.to.end(),
                     [&](const Audience& each) { return includes(each, viewer); });
}

std::vector<Telling> tellings_of(const SessionState& state, const Event& told) {
  const auto person = [&](ParticipantId id) -> const Participant& {
    return state.participants.at(id);
  };
  return std::visit(
      match{
          [](const event::SessionCreated&) { return Tellings{}; },
          [](const event::SessionOpened&) { return to_all(); },
          [](const event::SessionClosing&) { return to_all(); },
          [](const event::SessionClosed&) { return Tellings{}; },
          [](const event::SessionLocked&) { return to_all(); },
          [](const event::SessionUnlocked&) { return to_all(); },
          [&](const event::ParticipantJoined& e) {
            return concerning(person(ParticipantId{told.seq}), e.room);
          },
          [&](const event::ParticipantLeft& e) {
            return concerning(person(e.participant), e.room);
          },
          [&](const event::ParticipantAway& e) {
            return concerning_plainly(person(e.participant));
          },
          [&](const event::ParticipantBack& e) {
            return concerning(person(e.participant), e.room);
          },
          [&](const event::ParticipantUpdated& e) {
            return concerning(person(e.participant), person(e.participant).room);
          },
          [&](const event::ParticipantMoved& e) { return about_move(state, e); },
          [](const event::ParticipantMuted& e) {
            return Tellings{tell({staff()}, Form::staff), tell({one(e.participant)}, Form::self)};
          },
          [](const event::ParticipantUnmuted& e) {
            return Tellings{tell({staff(), one(e.participant)})};
          },
          [&](const event::ParticipantRemoved& e) {
            return concerning(person(e.participant), e.room);
          },
          [](const event::AssumptionAccepted& e) {
            return Tellings{tell({staff(), one(e.participant)})};
          },
          [](const event::CheckinAnswered&) { return to_all(); },
          [](const event::MessagePosted& e) { return Tellings{tell({room(e.room)})}; },
          [](const event::MessageEdited& e) {
            return Tellings{tell({who_saw(e.room, e.message)})};
          },
          [](const event::MessageDeleted& e) {
            return Tellings{tell({who_saw(e.room, e.message)})};
          },
          [](const event::MessageReacted& e) {
            return Tellings{tell({who_saw(e.room, e.message)})};
          },
          [](const event::MessageHidden& e) {
            return Tellings{tell({who_saw(e.room, e.message, false)}),
                            tell({who_saw(e.room, e.message)}, Form::staff)};
          },
          [&](const event::HandRaised& e) { return concerning_plainly(person(e.participant)); },
          [&](const event::HandLowered& e) { return concerning_plainly(person(e.participant)); },
          [](const event::HelpRequested& e) {
            return Tellings{tell({staff(), one(e.from)})};
          },
          [](const event::HelpResolved& e) {
            return Tellings{tell({staff(), one(e.participant)})};
          },
          [&](const event::TakeawayAdded& e) { return about_takeaways(state, e.room); },
          [&](const event::TakeawayEdited& e) { return about_takeaways(state, e.room); },
          [&](const event::TakeawayRemoved& e) { return about_takeaways(state, e.room); },
          [&](const event::CardAdded&) {
            return about_card(state, &state.board.cards.at(CardId{told.seq}));
          },
          [&](const event::CardEdited& e) {
            return about_card(state, &state.board.cards.at(e.card));
          },
          [&](const event::CardRemoved&) {
            auto all = about_card(state, nullptr);
            if (told.mark) all.front().to.push_back(one(told.mark->participant));
            return all;
          },
          [&](const event::CardSupported& e) {
            auto all = about_card(state, &state.board.cards.at(e.card));
            all.insert(all.begin(), tell({one(e.participant)}, Form::self));
            return all;
          },
          [](const event::BroadcastSent& e) { return about_broadcast(e); },
          [](const event::BroadcastAcked& e) {
            return Tellings{tell({staff(), one(e.participant)})};
          },
          [](const event::SurveySubmitted&) { return Tellings{}; },
          [](const event::PhaseStarted&) { return to_all(); },
          [](const event::PhaseExtended&) { return to_all(); },
          [](const event::PhasePaused&) { return to_all(); },
          [](const event::PhaseResumed&) { return to_all(); },
          [](const event::StageShown&) { return to_all(); },
          [](const event::RoomsPlanned&) { return to_staff(); },
          [](const event::PlanChanged&) { return to_staff(); },
          [&](const event::RoomsOpened& e) {
            Tellings all = {tell({staff()}, Form::staff), tell({everyone()})};
            for (const auto& each : e.rooms)
              tell_arrivals(state, people_of(state, each.room), each.room, told.seq, all);
            return all;
          },
          [](const event::RoomsExtended&) { return to_all(); },
          [](const event::RoomsClosing&) { return to_all(); },
          [&](const event::RoomsClosed&) {
            auto all = to_all();
            tell_arrivals(state, state.main_people, main_room, told.seq, all);
            return all;
          },
          [](const event::BoardOpened&) { return to_all(); },
          [&](const event::BoardRevealed&) { return about_reveal(state); },
          [](const event::BoardClosed&) { return to_all(); },
      },
      told.body);
}

std::optional<ParticipantId> ends_connections_of(const Event& event) {
  if (const auto* removed = std::get_if<event::ParticipantRemoved>(&event.body))
    return removed->participant;
  if (const auto* left = std::get_if<event::ParticipantLeft>(&event.body)) return left->participant;
  return {};
}

}  // namespace chats::core
