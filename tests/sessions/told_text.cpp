#include "tests/sessions/told_text.hpp"

#include "protocol/enum_words.hpp"
#include "protocol/stage_text.hpp"
#include "server/core/match.hpp"
#include "server/core/view.hpp"
#include "tests/sessions/told_safety.hpp"
#include "tests/sessions/words.hpp"

namespace chats::sessions {

using namespace core;
using protocol::word;

namespace {

struct Teller : ToldSafety {
  using ToldSafety::operator();

  std::string entered() const;
  std::string takeaways_shown() const;

  // The session's life and agenda.
  std::string operator()(const event::SessionCreated&) const { return "session.created"; }
  std::string operator()(const event::SessionOpened&) const { return "session.opened"; }
  std::string operator()(const event::SessionClosing& e) const {
    return "session.closing until " + clock_text(e.closes_at);
  }
  std::string operator()(const event::SessionClosed&) const { return "session.closed"; }
  std::string operator()(const event::SessionLocked&) const { return "session.locked"; }
  std::string operator()(const event::SessionUnlocked&) const { return "session.unlocked"; }
  std::string operator()(const event::PhaseStarted& e) const {
    return "phase.started " + phase(e.phase) + " until " + clock_text(e.ends_at) +
           takeaways_shown();
  }
  std::string operator()(const event::PhaseExtended& e) const {
    return "phase.extended until " + clock_text(e.ends_at);
  }
  std::string operator()(const event::PhasePaused&) const { return "phase.paused"; }
  std::string operator()(const event::PhaseResumed& e) const {
    const auto next = after.agenda.next;
    return "phase.resumed until " + clock_text(e.ends_at) + deadlines(e.rooms) +
           (next ? " then " + phase(next->phase) + " at " + clock_text(next->at) : "");
  }
  std::string operator()(const event::StageShown& e) const {
    return "stage.shown " + protocol::stage_text(e.stage);
  }
  std::string operator()(const event::PhasePlanned& e) const {
    return "phase.planned " + phase(e.phase) + " for " + std::to_string(e.length.count()) + "m";
  }

  // People.
  std::string operator()(const event::ParticipantJoined& e) const {
    return "participant.joined" + person(ParticipantId{told.seq}) +
           (for_staff() ? " in " + room_name(e.room) : "");
  }
  std::string operator()(const event::ParticipantLeft& e) const {
    return "participant.left" + person(e.participant);
  }
  std::string operator()(const event::ParticipantAway& e) const {
    return "participant.away" + person(e.participant);
  }
  std::string operator()(const event::ParticipantBack& e) const {
    return "participant.back" + person(e.participant) +
           (for_staff() ? " in " + room_name(e.room) : "");
  }
  std::string operator()(const event::ParticipantUpdated& e) const {
    auto text = "participant.updated" + person(e.participant) + quoted(e.profile.name);
    if (!e.profile.pronouns.empty()) text += " " + e.profile.pronouns;
    if (form == Form::fact) return text;
    if (e.profile.position) text += " " + after.definition->positions[*e.profile.position];
    if (e.profile.affiliation) text += " " + after.definition->affiliations[*e.profile.affiliation];
    return text;
  }
  std::string operator()(const event::ParticipantMoved& e) const {
    return "participant.moved" + person(e.participant) +
           (form == Form::left_behind ? " elsewhere" : " to " + room_name(e.to)) + by(e.by) + " (" +
           std::string(word(e.why)) + ")";
  }
  std::string operator()(const event::ParticipantMuted& e) const {
    return "participant.muted" + person(e.participant) +
           (e.until ? " until " + clock_text(*e.until) : "") + (for_staff() ? by(e.by) : "") +
           because(e.reason);
  }
  std::string operator()(const event::ParticipantUnmuted& e) const {
    return "participant.unmuted" + person(e.participant);
  }
  std::string operator()(const event::ParticipantRemoved& e) const {
    return "participant.removed" + person(e.participant) +
           (for_staff() ? by(e.by) + because(e.reason) : "");
  }
  std::string operator()(const event::ParticipantErased& e) const {
    return "participant.erased" + person(e.participant);
  }
  std::string operator()(const event::LinkRotated& e) const {
    return "link.rotated " + std::string(word(e.role)) + by(e.by) +
           (e.expires_at ? " until " + clock_text(*e.expires_at) : "") +
           (e.uses_max ? " for " + std::to_string(*e.uses_max) : "");
  }
  std::string operator()(const event::AssumptionAccepted& e) const {
    return "assumption.accepted" + person(e.participant) + " " + std::to_string(e.index) +
           (e.on ? "" : " off");
  }
  std::string operator()(const event::HandRaised& e) const {
    return "hand.raised" + person(e.participant);
  }
  std::string operator()(const event::HandLowered& e) const {
    return "hand.lowered" + person(e.participant);
  }
  std::string operator()(const event::HelpRequested& e) const {
    return "help.requested " + std::string(word(e.kind)) + to_asker(from(e.from)) + " in " +
           room_name(e.room) + (e.text.empty() ? "" : to_asker(quoted(e.text)));
  }
  std::string operator()(const event::HelpClaimed& e) const {
    return "help.claimed" + help(e.help) + by(e.by);
  }
  std::string operator()(const event::HelpReleased& e) const {
    return "help.released" + help(e.help) + by(e.by);
  }
  std::string operator()(const event::HelpAnswered& e) const {
    return "help.answered" + help(e.help) + by(e.by) + quoted(e.text);
  }
  std::string operator()(const event::HelpResolved& e) const {
    return "help.resolved" + to_asker(person(e.participant)) +
           (e.by == e.participant ? to_asker(by(e.by)) : by(e.by));
  }

  // Words.
  std::string operator()(const event::CheckinAnswered& e) const {
    return "checkin.answered" + from(e.participant) + quoted(e.text);
  }
  std::string operator()(const event::MessagePosted& e) const {
    return "message.posted in " + room_name(e.room) + from(e.from) + quoted(e.text) +
           (e.reply_to ? " to" + message(*e.reply_to) : "");
  }
  std::string operator()(const event::MessageEdited& e) const {
    return "message.edited" + message(e.message) + quoted(e.text);
  }
  std::string operator()(const event::MessageDeleted& e) const {
    return "message.deleted" + message(e.message);
  }
  std::string operator()(const event::MessageReacted& e) const {
    return "message.reacted" + message(e.message) + " " + emoji[e.emoji] + (e.on ? "" : " off") +
           from(e.participant);
  }
  std::string operator()(const event::MessageHidden& e) const {
    return "message.hidden" + message(e.message) +
           (for_staff() ? by(e.by) + because(e.reason) : "");
  }
  std::string operator()(const event::BroadcastSent& e) const {
    return "broadcast.sent" + from(e.from) + quoted(e.text) +
           (e.rooms.empty() ? "" : " to" + rooms(e.rooms));
  }
  std::string operator()(const event::BroadcastRepeated& e) const {
    const auto& sent = *find_broadcast(after, e.broadcast);
    return "broadcast.sent again" + from(sent.from) + quoted(sent.text) +
           (sent.rooms.empty() ? "" : " to" + rooms(sent.rooms));
  }
  std::string operator()(const event::BroadcastAcked& e) const {
    return "broadcast.acked" + person(e.participant) + " in " + room_name(e.room);
  }

  // Rooms.
  std::string operator()(const event::RoomsPlanned& e) const {
    return "rooms.planned " + std::string(word(e.method)) + seats(e.rooms) +
           achieved_text(after.plan->achieved);
  }
  std::string operator()(const event::PlanChanged& e) const {
    std::string text = "plan.changed";
    for (const auto id : e.participants)
      text += person(id);
    return text + (e.room ? " to " + room_name(*e.room) : " unassigned") +
           achieved_text(after.plan->achieved);
  }
  std::string operator()(const event::PlanPinned& e) const {
    std::string text = e.on ? "plan.changed pin " : "plan.changed no pin ";
    text += word(e.pin.kind);
    for (const auto id : e.pin.people)
      text += person(id);
    return text + (e.pin.room ? " in " + room_name(*e.pin.room) : "") +
           (after.plan ? achieved_text(after.plan->achieved) : "");
  }
  std::string operator()(const event::RoomsAssigned& e) const {
    std::string text = "rooms.assigned";
    for (const auto& room : e.rooms)
      text += " " + room.name + "(" + std::to_string(room.people.size()) + ")";
    return text;
  }
  std::string operator()(const event::PlanRoomsChanged& e) const {
    return "rooms.planned" + seats(e.rooms) + labels(e.rooms) + achieved_text(after.plan->achieved);
  }
  std::string operator()(const event::RoomsOpened& e) const {
    return "rooms.opened" + opened(e.rooms) + " until " + clock_text(e.closes_at);
  }
  std::string operator()(const event::RoomsReopened& e) const {
    return "rooms.opened again" + opened(e.rooms) + " until " + clock_text(e.closes_at);
  }
  std::string operator()(const event::RoomAdded& e) const {
    return "room.added " + room_name(e.room) + labelled(e.label) + " until " +
           clock_text(e.closes_at) + by(e.by);
  }
  std::string operator()(const event::RoomChanged& e) const {
    return "room.changed " + room_name(e.room) + labelled(e.label) + by(e.by);
  }
  std::string operator()(const event::RoomRemoved& e) const {
    return "room.removed " + room_name(e.room) + newcomers(e.seats) + next() + by(e.by);
  }
  std::string operator()(const event::RoomsMerged& e) const {
    std::vector<Seat> moved;
    std::string text = "rooms.merged";
    for (const auto& each : e.merged) {
      text += " " + room_name(each.room);
      for (const auto id : each.people)
        moved.push_back({id, e.into});
    }
    return text + " into " + room_name(e.into) + " until " + clock_text(e.closes_at) +
           newcomers(moved) + noted_in(e.into) + by(e.by);
  }
  std::string operator()(const event::RoomsExtended& e) const {
    return "rooms.extended" + deadlines(e.rooms);
  }
  std::string operator()(const event::RoomsClosing& e) const {
    return "rooms.closing" + rooms(e.rooms) + " at " + clock_text(e.closes_at) +
           (e.next ? " then " + phase(e.next->phase) + " at " + clock_text(e.next->at) : "");
  }
  std::string operator()(const event::RoomsClosed& e) const {
    return "rooms.closed" + rooms(e.rooms) + (after.round ? next() : "");
  }
  std::string operator()(const event::TakeawayAdded& e) const {
    return "takeaway.added in " + room_name(e.room) + from(e.from) + quoted(e.text);
  }
  std::string operator()(const event::TakeawayEdited& e) const {
    return "takeaway.edited" + takeaway(e.takeaway) + quoted(e.text);
  }
  std::string operator()(const event::TakeawayRemoved& e) const {
    return "takeaway.removed" + takeaway(e.takeaway);
  }
  std::string operator()(const event::HeadlineSet& e) const {
    return "takeaway.headline_set in " + room_name(e.room) + quoted(e.text) + " told by" +
           person(e.speaker) + by(e.by);
  }
  std::string operator()(const event::DebriefOrdered& e) const {
    return "debrief.ordered" + rooms(e.rooms);
  }
  std::string operator()(const event::DebriefShown& e) const {
    if (!e.room) return "debrief.shown none";
    auto text = "debrief.shown " + room_name(*e.room) + " (";
    const auto& people = after.rooms.at(*e.room).to_the_end;
    for (const auto id : people)
      text += (id == people.front() ? "" : " ") + names.of(id);
    return text + ") until " + clock_text(*e.until);
  }

  // The board and the survey.
  std::string operator()(const event::CardAdded& e) const {
    return "card.added " + std::string(word(e.column)) + from(e.from) + quoted(e.text) +
           waits(CardId{told.seq});
  }
  std::string operator()(const event::CardEdited& e) const {
    const bool wordless = form == Form::fact && after.board.cards.at(e.card).waiting;
    return "card.edited" + card(e.card) + (wordless ? "" : quoted(e.text)) + waits(e.card);
  }
  std::string operator()(const event::CardRemoved& e) const {
    return "card.removed" + card(e.card);
  }
  std::string operator()(const event::CardSupported& e) const {
    const auto& supporters = after.board.cards.at(e.card).supporters;
    return "card.supported" + card(e.card) + " " + std::to_string(supporters.size()) +
           (form == Form::self ? (e.on ? " with yours" : " without yours") : "");
  }
  std::string operator()(const event::SurveySubmitted&) const { return "survey.submitted"; }
  std::string operator()(const event::BoardOpened&) const { return "board.opened"; }
  std::string operator()(const event::BoardRevealed&) const {
    const auto cards = for_staff() ? staff_cards_view(after) : cards_view(after, &viewer);
    return "board.revealed with " + std::to_string(cards.cards.size()) + " cards";
  }
  std::string operator()(const event::BoardClosed&) const { return "board.closed"; }
  std::string operator()(const event::RequestNoted&) const { return "request.noted"; }

  // What was taken back, and who steers.
  std::string operator()(const event::ActionUndone& e) const {
    return "action.undone of " + std::to_string(e.last) + by(e.by);
  }
  std::string operator()(const event::SessionReopened& e) const {
    return "session.reopened" + by(e.by);
  }
  std::string operator()(const event::PhaseReturned& e) const {
    return "phase.returned " + phase(e.phase) + " until " + clock_text(e.ends_at) +
           (e.paused_at ? " paused" : "") + (e.next ? " then " + phase(e.next->phase) : "") +
           " on stage " + protocol::stage_text(e.stage) + takeaways_shown();
  }
  std::string operator()(const event::PlanReturned& e) const {
    return "rooms.planned " + (e.method ? std::string(word(*e.method)) + seats(e.rooms) : "none");
  }
  std::string operator()(const event::RoomsUnopened& e) const {
    return "rooms.unopened" + rooms(e.rooms) + by(e.by) + takeaways_shown();
  }
  std::string operator()(const event::RoomsReturned& e) const {
    std::string text = "rooms.returned";
    for (const auto& each : e.rooms) {
      text += " " + room_name(each.room);
      for (const auto id : each.people)
        if (for_staff()) text += (id == each.people.front() ? "(" : " ") + names.of(id);
      if (for_staff() && !each.people.empty()) text += ")";
      text += " until " + clock_text(each.closes_at);
    }
    return text + by(e.by);
  }
  std::string operator()(const event::BoardReturned& e) const {
    return "board.returned " + std::string(word(e.phase));
  }
  std::string operator()(const event::MessageUnhidden& e) const {
    return "message.unhidden" + message(e.message);
  }
  std::string operator()(const event::ParticipantReadmitted& e) const {
    return "participant.readmitted" + person(e.participant) + by(e.by);
  }
  std::string operator()(const event::RoleGranted& e) const {
    return "role.granted" + person(e.participant) + " " + std::string(word(e.role)) +
           (e.by ? by(*e.by) : "") + (form == Form::self ? " with what it shows" : "");
  }
  std::string operator()(const event::DeputyNamed& e) const {
    return "facilitator.offered" + (e.deputy ? " if away to" + person(*e.deputy) : " to nobody") +
           by(e.by);
  }
  std::string operator()(const event::FacilitatorOffered& e) const {
    std::string text = "facilitator.offered now to";
    for (const auto id : e.participants)
      text += person(id);
    return text;
  }
};

std::string Teller::entered() const {
  const auto shown = room_view(after, viewer);
  auto text = "room.entered " + room_name(viewer.room);
  if (shown.room) {
    text += " (";
    for (const auto* each : shown.people)
      text += (each == shown.people.front() ? "" : " ") + names.of(each->id);
    text += ") until " + clock_text(shown.room->closes_at);
    if (!shown.room->question.empty()) text += quoted(shown.room->question);
  }
  if (!shown.messages.empty()) text += " words " + std::to_string(shown.messages.size());
  return text;
}

std::string Teller::takeaways_shown() const {
  std::string text;
  if (!after.debrief_shown) return text;
  for (const auto* room : rooms_to_debrief(after)) {
    if (room->headline)
      text += " " + room_name(room->id) + " headline" + quoted(room->headline->text);
    for (const auto& each : room->takeaways)
      text += " " + room_name(room->id) + quoted(each.text);
  }
  return text.empty() ? text : " with" + text;
}

}  // namespace

std::string told_text(const SessionState& after, const Event& told, const Participant& viewer,
                      Form form, const Names& names) {
  const Teller teller{{{after, told, viewer, form, names}}};
  return form == Form::entered ? teller.entered() : visit(teller, told.body);
}

}  // namespace chats::sessions
