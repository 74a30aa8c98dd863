#include "server/core/telling.hpp"

#include <algorithm>

#include "server/core/hearing.hpp"
#include "server/core/telling_parts.hpp"
#include "server/core/view.hpp"

namespace chats::core {

namespace {

using namespace telling_parts;

// Those in a room who may see a message: in a breakout, who were there before it was said.
Audience who_saw(RoomId id, MessageId message, bool staff_too = true) {
  Audience seen = room(id);
  seen.staff_too = staff_too;
  if (id != main_room) seen.entered_before = message.number;
  return seen;
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

// A new name stands beside whatever its owner said, so everybody learns it; what only staff know of
// people stays with staff.
Tellings about_profile(ParticipantId id) {
  return {tell({staff()}, Form::staff), tell({one(id)}, Form::self), tell({everyone()})};
}

// A hand or an absence: a matter of state, told in the same words to all whom it concerns.
Tellings concerning_plainly(const Participant& person) {
  Tellings all = {tell({staff(), one(person.id)})};
  if (person.room != main_room) all.front().to.push_back(attendees_in(person.room));
  return all;
}

// Whether somebody is there who steers is everybody's business.
Tellings about_absence(const Participant& person) {
  return person.is_staff() ? to_all() : concerning_plainly(person);
}

// The takeaways of a room are its own and the staff's, until the debrief shows them to all.
Tellings about_takeaways(const SessionState& state, RoomId where) {
  if (state.debrief_shown) return to_all();
  return {tell({staff(), attendees_in(where)})};
}

Tellings about_move(const event::ParticipantMoved& e) {
  Tellings all;
  all.push_back({{one(e.participant)}, Form::entered, news, e.participant});
  all.push_back(tell({staff()}, Form::staff));
  if (e.to != main_room) all.push_back(tell({attendees_in(e.to)}));
  if (e.from != main_room) all.push_back(tell({attendees_in(e.from)}, Form::left_behind));
  return all;
}

// Whoever reacted to it sees that again.
Tellings about_unhidden(const SessionState& state, const event::MessageUnhidden& e) {
  Tellings all;
  for (const auto& [id, person] : state.participants) {
    if (!person.is_here() || person.room != e.room) continue;
    const auto* message = find_visible_message(state, person, e.message);
    const bool reacted = message && std::ranges::any_of(message->reactions, [&](const auto& each) {
                           return std::ranges::find(each.by, id) != each.by.end();
                         });
    if (reacted) all.push_back({{one(id)}, Form::fact, news, id});
  }
  all.push_back(tell({who_saw(e.room, e.message)}));
  return all;
}

// The person gets what the new role shows; staff and everyone else a new role beside a name.
Tellings about_role(const event::RoleGranted& e) {
  return {{{one(e.participant)}, Form::self, news, e.participant}, tell({everyone()})};
}

Tellings about_offer(const std::vector<ParticipantId>& people) {
  Telling told = tell({staff()});
  for (const auto id : people)
    told.to.push_back(one(id));
  return {told};
}

Tellings about_deputy(const event::DeputyNamed& e) {
  std::vector<ParticipantId> people;
  if (e.deputy) people.push_back(*e.deputy);
  if (e.before) people.push_back(*e.before);
  return about_offer(people);
}

// One event that has just been applied: an overload for each kind says who is told what of it.
struct About {
  const SessionState& state;
  const Event& told;

  const Participant& person(ParticipantId id) const { return state.participants.at(id); }
  Tellings about_help(HelpId id) const { return {tell(who_knows_of(state.helps.at(id)))}; }

  Tellings operator()(const event::SessionCreated&) const { return Tellings{}; }
  Tellings operator()(const event::SessionOpened&) const { return about_life(state); }
  Tellings operator()(const event::SessionClosing&) const { return about_life(state); }
  Tellings operator()(const event::SessionClosed&) const { return Tellings{}; }
  Tellings operator()(const event::SessionLocked&) const { return to_all(); }
  Tellings operator()(const event::SessionUnlocked&) const { return to_all(); }
  Tellings operator()(const event::ParticipantJoined& e) const {
    return concerning(person(ParticipantId{told.seq}), e.room);
  }
  Tellings operator()(const event::ParticipantWaits&) const { return to_staff(); }
  Tellings operator()(const event::WaitingChanged&) const { return to_staff(); }
  Tellings operator()(const event::ParticipantAdmitted& e) const { return about_admission(e); }
  Tellings operator()(const event::ParticipantRefused&) const { return to_staff(); }
  Tellings operator()(const event::ParticipantLeft& e) const {
    return concerning(person(e.participant), e.room);
  }
  Tellings operator()(const event::ParticipantAway& e) const {
    return about_absence(person(e.participant));
  }
  Tellings operator()(const event::ParticipantBack& e) const {
    return concerning(person(e.participant), e.room);
  }
  Tellings operator()(const event::ParticipantUpdated& e) const {
    return about_profile(e.participant);
  }
  Tellings operator()(const event::ParticipantMoved& e) const { return about_move(e); }
  Tellings operator()(const event::ParticipantMuted& e) const {
    return Tellings{tell({staff()}, Form::staff), tell({one(e.participant)}, Form::self)};
  }
  Tellings operator()(const event::ParticipantUnmuted& e) const {
    return Tellings{tell({staff(), one(e.participant)})};
  }
  Tellings operator()(const event::ParticipantRemoved& e) const {
    return concerning(person(e.participant), e.room);
  }
  Tellings operator()(const event::AssumptionAccepted& e) const {
    return Tellings{tell({staff(), one(e.participant)})};
  }
  Tellings operator()(const event::CheckinAnswered&) const { return to_all(); }
  Tellings operator()(const event::MessagePosted& e) const {
    return Tellings{tell({room(e.room)})};
  }
  Tellings operator()(const event::MessageEdited& e) const {
    return Tellings{tell({who_saw(e.room, e.message)})};
  }
  Tellings operator()(const event::MessageDeleted& e) const {
    return Tellings{tell({who_saw(e.room, e.message)})};
  }
  Tellings operator()(const event::MessageReacted& e) const {
    return Tellings{tell({who_saw(e.room, e.message)})};
  }
  Tellings operator()(const event::MessageHidden& e) const {
    return Tellings{tell({who_saw(e.room, e.message, false)}),
                    tell({who_saw(e.room, e.message)}, Form::staff)};
  }
  Tellings operator()(const event::HandRaised& e) const {
    return concerning_plainly(person(e.participant));
  }
  Tellings operator()(const event::HandLowered& e) const {
    return concerning_plainly(person(e.participant));
  }
  Tellings operator()(const event::HelpRequested&) const {
    return about_asking(state.helps.at(HelpId{told.seq}));
  }
  Tellings operator()(const event::HelpResolved& e) const { return about_resolving(e); }
  Tellings operator()(const event::HelpClaimed& e) const { return about_help(e.help); }
  Tellings operator()(const event::HelpReleased& e) const { return about_help(e.help); }
  Tellings operator()(const event::HelpAnswered& e) const { return about_help(e.help); }
  Tellings operator()(const event::TakeawayAdded& e) const {
    return about_takeaways(state, e.room);
  }
  Tellings operator()(const event::TakeawayEdited& e) const {
    return about_takeaways(state, e.room);
  }
  Tellings operator()(const event::TakeawayRemoved& e) const {
    return about_takeaways(state, e.room);
  }
  Tellings operator()(const event::HeadlineSet& e) const { return about_takeaways(state, e.room); }
  // Before the debrief only staff have a list that has an order.
  Tellings operator()(const event::DebriefOrdered&) const {
    return state.debrief_shown ? to_all() : Tellings{tell({staff()})};
  }
  Tellings operator()(const event::DebriefShown&) const { return to_all(); }
  Tellings operator()(const event::CardAdded&) const {
    return about_card_words(state, state.board.cards.at(CardId{told.seq}));
  }
  Tellings operator()(const event::CardEdited& e) const {
    return about_edited_card(state, state.board.cards.at(e.card), told.seq);
  }
  Tellings operator()(const event::CardRemoved& e) const {
    return about_removed_card(state, e, told.mark);
  }
  Tellings operator()(const event::CardSupported& e) const {
    return about_support(state, state.board.cards.at(e.card), e.participant);
  }
  Tellings operator()(const event::CardHidden& e) const {
    return about_hidden_card(state, state.board.cards.at(e.card));
  }
  Tellings operator()(const event::CardUnhidden& e) const {
    return about_card_words(state, state.board.cards.at(e.card));
  }
  Tellings operator()(const event::CardsApproved& e) const { return about_approval(state, e); }
  Tellings operator()(const event::CardsWithheld&) const { return about_withheld_cards(); }
  Tellings operator()(const event::CardsGrouped& e) const { return about_groups(state, e); }
  Tellings operator()(const event::CardRephraseAsked& e) const {
    return about_wish(state.board.cards.at(e.card));
  }
  Tellings operator()(const event::RoomMuted&) const { return about_all_rooms(); }
  Tellings operator()(const event::RoomUnmuted&) const { return about_all_rooms(); }
  Tellings operator()(const event::PaceSet&) const { return about_all_rooms(); }
  Tellings operator()(const event::FlagRaised& e) const { return about_flag(e.from); }
  Tellings operator()(const event::FlagResolved& e) const { return about_flag(e.participant); }
  Tellings operator()(const event::StaffWritten& e) const {
    return Tellings{tell({staff(), one(e.participant)})};
  }
  Tellings operator()(const event::StaffNoted&) const { return to_staff(); }
  Tellings operator()(const event::BroadcastSent& e) const { return about_broadcast(e); }
  Tellings operator()(const event::BroadcastAcked& e) const {
    return Tellings{tell({staff(), one(e.participant)})};
  }
  Tellings operator()(const event::BroadcastRepeated& e) const {
    return about_repeating(state, *find_broadcast(state, e.broadcast));
  }
  Tellings operator()(const event::SurveySubmitted&) const { return Tellings{}; }
  Tellings operator()(const event::PhaseStarted&) const { return to_all(); }
  Tellings operator()(const event::PhaseExtended&) const { return to_all(); }
  Tellings operator()(const event::PhasePaused&) const { return to_all(); }
  Tellings operator()(const event::PhaseResumed&) const { return to_all(); }
  Tellings operator()(const event::StageShown&) const { return to_all(); }
  Tellings operator()(const event::PhasePlanned&) const { return to_all(); }
  Tellings operator()(const event::RoomsPlanned&) const { return to_staff(); }
  Tellings operator()(const event::PlanChanged&) const { return to_staff(); }
  Tellings operator()(const event::PlanPinned&) const { return to_staff(); }
  Tellings operator()(const event::RoomsAssigned&) const { return to_staff(); }
  Tellings operator()(const event::PlanRoomsChanged&) const { return to_staff(); }
  Tellings operator()(const event::RoomsOpened& e) const {
    return about_opening(state, e.rooms, told.seq);
  }
  Tellings operator()(const event::RoomsReopened& e) const {
    return about_opening(state, e.rooms, told.seq);
  }
  Tellings operator()(const event::RoomAdded&) const { return to_all(); }
  Tellings operator()(const event::RoomChanged&) const { return to_all(); }
  Tellings operator()(const event::RoomRemoved& e) const {
    return about_removal(state, e, told.seq);
  }
  Tellings operator()(const event::RoomsMerged& e) const { return about_merge(state, e, told.seq); }
  Tellings operator()(const event::RoomsExtended&) const { return to_all(); }
  Tellings operator()(const event::RoomsClosing&) const { return to_all(); }
  Tellings operator()(const event::RoomsClosed&) const {
    auto all = to_all();
    tell_arrivals(state, state.main_people, main_room, told.seq, all);
    return all;
  }
  Tellings operator()(const event::BoardOpened&) const { return to_all(); }
  Tellings operator()(const event::BoardRevealed&) const { return about_reveal(state); }
  Tellings operator()(const event::BoardClosed&) const { return to_all(); }
  Tellings operator()(const event::RequestNoted&) const { return Tellings{}; }
  Tellings operator()(const event::ActionUndone&) const { return to_staff(); }
  Tellings operator()(const event::SessionReopened&) const { return about_life(state); }
  Tellings operator()(const event::PhaseReturned&) const { return to_all(); }
  Tellings operator()(const event::PlanReturned&) const { return to_staff(); }
  Tellings operator()(const event::RoomsUnopened&) const {
    Tellings all = {tell({staff()}, Form::staff), tell({everyone()})};
    tell_arrivals(state, state.main_people, main_room, told.seq, all);
    return all;
  }
  Tellings operator()(const event::RoomsReturned& e) const {
    Tellings all = {tell({staff()}, Form::staff), tell({everyone()})};
    for (const auto& each : e.rooms)
      tell_arrivals(state, people_of(state, each.room), each.room, told.seq, all);
    return all;
  }
  Tellings operator()(const event::BoardReturned&) const { return to_all(); }
  Tellings operator()(const event::MessageUnhidden& e) const { return about_unhidden(state, e); }
  Tellings operator()(const event::ParticipantReadmitted&) const { return to_staff(); }
  Tellings operator()(const event::RoleGranted& e) const { return about_role(e); }
  Tellings operator()(const event::DeputyNamed& e) const { return about_deputy(e); }
  Tellings operator()(const event::LinkRotated&) const { return to_staff(); }
  Tellings operator()(const event::ParticipantErased&) const { return to_all(); }
  // The deputy, too: should it have been open to them until now, it is no more.
  Tellings operator()(const event::FacilitatorOffered& e) const {
    auto people = e.participants;
    if (state.deputy) people.push_back(*state.deputy);
    return about_offer(people);
  }
};

}  // namespace

Hearing hearing_of(const Participant& viewer) {
  return {viewer.room, viewer.is_staff(), viewer.waiting};
}

bool is_personal(const Audience& audience) {
  return audience.reach == Audience::Reach::one || audience.entered_before || audience.entered_by;
}

bool includes(const Audience& audience, const Hearing& viewers) {
  if (viewers.waiting) return false;
  switch (audience.reach) {
    case Audience::Reach::everyone:
      return true;
    case Audience::Reach::staff:
      return viewers.staff;
    case Audience::Reach::room:
      return viewers.room == audience.room && (audience.staff_too || !viewers.staff);
    case Audience::Reach::one:
      return false;
  }
  return false;
}

bool includes(const Audience& audience, const Participant& viewer) {
  if (audience.entered_before && viewer.sees_after >= *audience.entered_before) return false;
  if (audience.entered_by && viewer.entered != *audience.entered_by) return false;
  if (audience.reach == Audience::Reach::one) return viewer.id == audience.one;
  return includes(audience, hearing_of(viewer));
}

bool includes(const Telling& telling, const Participant& viewer) {
  return std::any_of(telling.to.begin(), telling.to.end(),
                     [&](const Audience& each) { return includes(each, viewer); });
}

std::vector<Telling> tellings_of(const SessionState& state, const Event& told) {
  return visit(About{state, told}, told.body);
}

std::optional<ParticipantId> ends_connections_of(const Event& event) {
  if (const auto* removed = get_if<event::ParticipantRemoved>(&event.body))
    return removed->participant;
  if (const auto* refused = get_if<event::ParticipantRefused>(&event.body))
    return refused->participant;
  if (const auto* left = get_if<event::ParticipantLeft>(&event.body)) return left->participant;
  return {};
}

}  // namespace chats::core
