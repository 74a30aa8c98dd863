#include "server/core/staff_acts.hpp"

#include <algorithm>
#include <utility>

#include "server/core/window.hpp"

namespace chats::core {

namespace {

using Found = std::optional<StaffAct>;

const char* word_of(Role role) {
  switch (role) {
    case Role::attendee:
      return "attendee";
    case Role::moderator:
      return "moderator";
    case Role::facilitator:
      return "facilitator";
  }
  return "";
}

std::size_t weight_of(const StaffAct& act) {
  return limits::act_frame_bytes + told_bytes(act.reason) + told_bytes(act.about);
}

// What each event says of it, by the state before it.
class Acts {
 public:
  Acts(const SessionState& before, const Event& event) : state_(before), event_(event) {}

  Found operator()(const event::SessionOpened& e) const { return act("session.opened", e.by); }
  Found operator()(const event::SessionClosing& e) const { return act("session.closing", e.by); }
  Found operator()(const event::SessionReopened& e) const { return act("session.reopened", e.by); }
  Found operator()(const event::SessionLocked& e) const { return act("session.locked", e.by); }
  Found operator()(const event::SessionUnlocked& e) const { return act("session.unlocked", e.by); }
  Found operator()(const event::LinkRotated& e) const {
    return about(act("link.rotated", e.by), word_of(e.role));
  }

  Found operator()(const event::PhaseStarted& e) const {
    return about_phase(act("phase.started", e.by), e.phase);
  }
  Found operator()(const event::PhaseReturned& e) const {
    return about_phase(act("phase.returned", e.by), e.phase);
  }
  Found operator()(const event::PhasePlanned& e) const {
    return about_phase(act("phase.planned", e.by), e.phase);
  }
  Found operator()(const event::PhaseExtended& e) const { return act("phase.extended", e.by); }
  Found operator()(const event::PhasePaused& e) const { return act("phase.paused", e.by); }
  Found operator()(const event::PhaseResumed& e) const { return act("phase.resumed", e.by); }

  Found operator()(const event::RoomsOpened& e) const { return act("rooms.opened", e.by); }
  Found operator()(const event::RoomsUnopened& e) const { return act("rooms.unopened", e.by); }
  Found operator()(const event::RoomsReopened& e) const { return act("rooms.reopened", e.by); }
  Found operator()(const event::RoomsReturned& e) const { return act("rooms.returned", e.by); }
  Found operator()(const event::RoomsExtended& e) const {
    auto found = act("rooms.extended", e.by);
    return e.rooms.size() == 1 ? in_room(std::move(found), e.rooms.front().room) : found;
  }
  Found operator()(const event::RoomsClosing& e) const { return act("rooms.closing", e.by); }
  // Where grace ran it was told already.
  Found operator()(const event::RoomsClosed& e) const {
    const bool told = std::ranges::any_of(e.rooms, [&](RoomId id) {
      const auto room = state_.rooms.find(id);
      return room != state_.rooms.end() && room->second.closing;
    });
    return told ? Found{} : act("rooms.closed", e.by);
  }
  Found operator()(const event::RoomAdded& e) const {
    auto found = in_room(act("room.added", e.by), e.room);
    return about(std::move(found), e.label.name);
  }
  Found operator()(const event::RoomChanged& e) const {
    return in_room(act("room.changed", e.by), e.room);
  }
  Found operator()(const event::RoomRemoved& e) const {
    return in_room(act("room.removed", e.by), e.room);
  }
  Found operator()(const event::RoomsMerged& e) const {
    return in_room(act("rooms.merged", e.by), e.into);
  }

  Found operator()(const event::ParticipantMoved& e) const {
    if (e.by == e.participant) return {};  // They went.
    return in_room(act("participant.moved", e.by, e.participant), e.to);
  }
  Found operator()(const event::ParticipantMuted& e) const {
    return because(act("participant.muted", e.by, e.participant), e.reason);
  }
  Found operator()(const event::ParticipantUnmuted& e) const {
    return act("participant.unmuted", e.by, e.participant);
  }
  Found operator()(const event::ParticipantRemoved& e) const {
    const auto* what = e.ban ? "participant.banned" : "participant.removed";
    return because(act(what, e.by, e.participant), e.reason);
  }
  Found operator()(const event::ParticipantReadmitted& e) const {
    return act("participant.readmitted", e.by, e.participant);
  }
  Found operator()(const event::ParticipantAdmitted& e) const {
    return act("participant.admitted", e.by, e.participant);
  }
  Found operator()(const event::ParticipantRefused& e) const {
    return act("participant.refused", e.by, e.participant);
  }
  Found operator()(const event::RoleGranted& e) const {
    auto found = act("role.granted", e.by.value_or(e.participant), e.participant);
    return about(std::move(found), word_of(e.role));
  }
  Found operator()(const event::DeputyNamed& e) const {
    return act("deputy.named", e.by, e.deputy);
  }
  Found operator()(const event::HandLowered& e) const {
    if (e.by == e.participant) return {};
    return act("hand.lowered", e.by, e.participant);
  }
  Found operator()(const event::HelpAnswered& e) const {
    return act("help.answered", e.by, asker_of(e.help));
  }
  Found operator()(const event::HelpResolved& e) const {
    if (e.by == e.participant) return {};
    return act("help.resolved", e.by, e.participant);
  }

  Found operator()(const event::BroadcastSent& e) const { return act("broadcast.sent", e.from); }
  Found operator()(const event::BroadcastRepeated& e) const {
    return act("broadcast.repeated", e.by);
  }
  Found operator()(const event::MessageHidden& e) const {
    const auto found = act("message.hidden", e.by, author_of(e.room, e.message));
    return hiding(because(in_room(found, e.room), e.reason), e.message);
  }
  Found operator()(const event::MessageUnhidden& e) const {
    return in_room(act("message.unhidden", e.by, author_of(e.room, e.message)), e.room);
  }
  Found operator()(const event::CardHidden& e) const {
    return hiding(because(act("card.hidden", e.by, author_of(e.card)), e.reason), e.card);
  }
  Found operator()(const event::CardUnhidden& e) const {
    return act("card.unhidden", e.by, author_of(e.card));
  }
  Found operator()(const event::CardsApproved& e) const {
    return act("card.approved", e.by, author_of(e.cards));
  }
  Found operator()(const event::CardsWithheld& e) const {
    return act("card.withheld", e.by, author_of(e.cards));
  }
  Found operator()(const event::CardsGrouped& e) const {
    return about(act("cards.grouped", e.by, author_of(e.cards)), e.theme);
  }
  Found operator()(const event::CardRephraseAsked& e) const {
    return because(act("card.rephrase_asked", e.by, author_of(e.card)), e.wish);
  }
  Found operator()(const event::BoardOpened&) const { return act("board.opened", asked_by()); }
  Found operator()(const event::BoardRevealed&) const { return act("board.revealed", asked_by()); }
  Found operator()(const event::BoardClosed&) const { return act("board.closed", asked_by()); }
  Found operator()(const event::BoardReturned& e) const { return act("board.returned", e.by); }

  Found operator()(const event::RoomMuted& e) const {
    return because(in_room(act("room.muted", e.by), e.room), e.reason);
  }
  Found operator()(const event::RoomUnmuted& e) const {
    return in_room(act("room.unmuted", e.by), e.room);
  }
  Found operator()(const event::PaceSet& e) const { return in_room(act("slow.set", e.by), e.room); }
  Found operator()(const event::FlagResolved& e) const {
    if (e.by == e.participant) return {};  // Withdrawn.
    const auto flag = state_.flags.find(e.flag);
    const auto whom = flag == state_.flags.end() ? std::nullopt : flag->second.about;
    return because(act("flag.resolved", e.by, whom), e.outcome);
  }
  Found operator()(const event::StaffWritten& e) const {
    if (e.from == e.participant) return {};
    return act("staff.written", e.from, e.participant);
  }

  template <class Other>
  Found operator()(const Other&) const {
    return {};
  }

 private:
  // By nobody: it fell due, and is nobody's act.
  Found act(const char* what, std::optional<ParticipantId> by,
            std::optional<ParticipantId> on = {}) const {
    if (!by) return {};
    return StaffAct{event_.at, *by, what, on, {}, {}, {}, {}};
  }
  Found because(Found found, const std::string& reason) const {
    if (found) found->reason = reason;
    return found;
  }
  Found hiding(Found found, FlagTarget words) const {
    if (found) found->hidden = words;
    return found;
  }
  Found about(Found found, std::string name) const {
    if (found) found->about = std::move(name);
    return found;
  }
  Found about_phase(Found found, std::uint16_t phase) const {
    const auto& agenda = state_.definition->agenda;
    return about(std::move(found), phase < agenda.size() ? agenda[phase].title : std::string{});
  }
  // A breakout with the name that it had then; the next round's may be called otherwise.
  Found in_room(Found found, std::optional<RoomId> id) const {
    if (!found) return found;
    found->room = id;
    const auto room = id ? state_.rooms.find(*id) : state_.rooms.end();
    if (room != state_.rooms.end()) found->about = room->second.name;
    return found;
  }
  // Whose request it answers; several events of one request: only the last of them says.
  std::optional<ParticipantId> asked_by() const {
    const bool known = event_.mark && find_participant(state_, event_.mark->participant);
    return known ? std::optional{event_.mark->participant} : std::nullopt;
  }
  std::optional<ParticipantId> author_of(RoomId room, MessageId id) const {
    const auto* message = find_message(state_, room, id);
    if (!message) return {};
    return message->from;
  }
  std::optional<ParticipantId> author_of(CardId id) const {
    const auto* card = find_card(state_, id);
    return card ? card->from : std::nullopt;
  }
  // Of several cards nobody in particular.
  std::optional<ParticipantId> author_of(const std::vector<CardId>& cards) const {
    return cards.size() == 1 ? author_of(cards.front()) : std::nullopt;
  }
  std::optional<ParticipantId> asker_of(HelpId id) const {
    const auto help = state_.helps.find(id);
    if (help == state_.helps.end()) return {};
    return help->second.from;
  }

  const SessionState& state_;
  const Event& event_;
};

}  // namespace

std::optional<StaffAct> act_of(const SessionState& before, const Event& event) {
  return visit(Acts{before, event}, event.body);
}

std::optional<FlagTarget> still_hidden(const SessionState& state, const StaffAct& act) {
  if (!act.hidden) return {};
  bool hidden = false;
  if (const auto* message = std::get_if<MessageId>(&*act.hidden)) {
    const auto* words = find_message(state, *act.room, *message);
    hidden = words && words->hidden && !words->deleted;
  } else if (const auto* card = std::get_if<CardId>(&*act.hidden)) {
    const auto* words = find_card(state, *card);
    hidden = words && words->hidden;
  }
  return hidden ? act.hidden : std::nullopt;
}

void note_act(SessionState& state, StaffAct act) {
  ++state.participants.at(act.by).acts;
  state.act_bytes += weight_of(act);
  state.staff_acts.push_back(std::move(act));
}

bool has_place_for_acts(const SessionState& state, const Participant& actor) {
  return actor.acts < limits::acts_of_one_max && state.act_bytes < limits::act_bytes_max;
}

}  // namespace chats::core
