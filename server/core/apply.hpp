// How each kind of event changes the state: one overload an event, in a file for each subject.
// Only apply.cpp calls them.
#pragma once

#include "server/core/state.hpp"

namespace chats::core {

// An event without its body, for those that need its number or time.
struct Stamp {
  Seq seq = 0;
  Instant at{};
};

// apply_session.cpp
void apply_body(SessionState&, Stamp, const event::SessionCreated&);
void apply_body(SessionState&, Stamp, const event::SessionOpened&);
void apply_body(SessionState&, Stamp, const event::SessionClosing&);
void apply_body(SessionState&, Stamp, const event::SessionClosed&);
void apply_body(SessionState&, Stamp, const event::SessionLocked&);
void apply_body(SessionState&, Stamp, const event::SessionUnlocked&);
void apply_body(SessionState&, Stamp, const event::PhaseStarted&);
void apply_body(SessionState&, Stamp, const event::PhaseExtended&);
void apply_body(SessionState&, Stamp, const event::PhasePaused&);
void apply_body(SessionState&, Stamp, const event::PhaseResumed&);
void apply_body(SessionState&, Stamp, const event::StageShown&);
void apply_body(SessionState&, Stamp, const event::PhasePlanned&);
void note_agenda_touch(SessionState&, Stamp, std::optional<ParticipantId> by, Deed deed);

// apply_people.cpp
void apply_body(SessionState&, Stamp, const event::ParticipantJoined&);
void apply_body(SessionState&, Stamp, const event::ParticipantLeft&);
void apply_body(SessionState&, Stamp, const event::ParticipantAway&);
void apply_body(SessionState&, Stamp, const event::ParticipantBack&);
void apply_body(SessionState&, Stamp, const event::ParticipantUpdated&);
void apply_body(SessionState&, Stamp, const event::ParticipantMoved&);
void apply_body(SessionState&, Stamp, const event::ParticipantMuted&);
void apply_body(SessionState&, Stamp, const event::ParticipantUnmuted&);
void apply_body(SessionState&, Stamp, const event::ParticipantRemoved&);
void apply_body(SessionState&, Stamp, const event::ParticipantWaits&);
void apply_body(SessionState&, Stamp, const event::WaitingChanged&);
void apply_body(SessionState&, Stamp, const event::ParticipantAdmitted&);
void apply_body(SessionState&, Stamp, const event::ParticipantRefused&);
void apply_body(SessionState&, Stamp, const event::AssumptionAccepted&);
void apply_body(SessionState&, Stamp, const event::HandRaised&);
void apply_body(SessionState&, Stamp, const event::HandLowered&);

// apply_links.cpp
void apply_body(SessionState&, Stamp, const event::LinkRotated&);
// The terms of the first links, as the definition has them.
void make_links(SessionState&, Instant at);
// A newcomer of this role has used its link.
void use_link(SessionState&, Participant& newcomer);

// apply_erasing.cpp
void apply_body(SessionState&, Stamp, const event::ParticipantErased&);

// apply_help.cpp
void apply_body(SessionState&, Stamp, const event::HelpRequested&);
void apply_body(SessionState&, Stamp, const event::HelpClaimed&);
void apply_body(SessionState&, Stamp, const event::HelpReleased&);
void apply_body(SessionState&, Stamp, const event::HelpAnswered&);
void apply_body(SessionState&, Stamp, const event::HelpResolved&);
// After a room has closed, or somebody has gone: requests of that room are its asker's alone, and
// what concerned nobody but who has gone is over.
void settle_helps(SessionState&);

// apply_talk.cpp
void apply_body(SessionState&, Stamp, const event::CheckinAnswered&);
void apply_body(SessionState&, Stamp, const event::MessagePosted&);
void apply_body(SessionState&, Stamp, const event::MessageEdited&);
void apply_body(SessionState&, Stamp, const event::MessageDeleted&);
void apply_body(SessionState&, Stamp, const event::MessageReacted&);
void apply_body(SessionState&, Stamp, const event::MessageHidden&);
void apply_body(SessionState&, Stamp, const event::MessageUnhidden&);
void apply_body(SessionState&, Stamp, const event::BroadcastSent&);
void apply_body(SessionState&, Stamp, const event::BroadcastAcked&);
void apply_body(SessionState&, Stamp, const event::BroadcastRepeated&);

// apply_plan.cpp
void apply_body(SessionState&, Stamp, const event::RoomsPlanned&);
void apply_body(SessionState&, Stamp, const event::PlanChanged&);
void apply_body(SessionState&, Stamp, const event::PlanPinned&);
void apply_body(SessionState&, Stamp, const event::RoomsAssigned&);
void apply_body(SessionState&, Stamp, const event::PlanRoomsChanged&);
void note_plan_touch(SessionState&, Stamp, std::optional<ParticipantId> by, Deed deed);
// Which breakouts are those that were assigned beforehand: in the order of the list.
void note_assigned_rooms(SessionState&, PlanMethod, const std::vector<RoomPlan>&);
// Room ids are never used twice.
void remember_room_numbers(SessionState&, const std::vector<RoomPlan>&);

// apply_room_changes.cpp
void apply_body(SessionState&, Stamp, const event::RoomsReopened&);
void apply_body(SessionState&, Stamp, const event::RoomAdded&);
void apply_body(SessionState&, Stamp, const event::RoomChanged&);
void apply_body(SessionState&, Stamp, const event::RoomRemoved&);
void apply_body(SessionState&, Stamp, const event::RoomsMerged&);

// apply_rooms.cpp
void apply_body(SessionState&, Stamp, const event::RoomsOpened&);
void apply_body(SessionState&, Stamp, const event::RoomsExtended&);
void apply_body(SessionState&, Stamp, const event::RoomsClosing&);
void apply_body(SessionState&, Stamp, const event::RoomsClosed&);
// Puts somebody who is here into a room (main or an open one); their stay begins at `seq`.
void place(SessionState&, Participant&, RoomId, Seq seq);
// The words of a room, with who saw what of them; the room has none any more.
RoomWords take_words(SessionState&, Room&);
// Takes them out of the room they are in.
void take_out(SessionState&, const Participant&);
// Closes a room that nobody is in any more: its words are gone.
void shut(Room&, Seq);
// A phase that waits for the rooms begins when the last of them closes.
void keep_next_phase_behind_rooms(SessionState&);

// apply_debrief.cpp
void apply_body(SessionState&, Stamp, const event::TakeawayAdded&);
void apply_body(SessionState&, Stamp, const event::TakeawayEdited&);
void apply_body(SessionState&, Stamp, const event::TakeawayRemoved&);
void apply_body(SessionState&, Stamp, const event::HeadlineSet&);
void apply_body(SessionState&, Stamp, const event::DebriefOrdered&);
void apply_body(SessionState&, Stamp, const event::DebriefShown&);

// apply_board.cpp
void apply_body(SessionState&, Stamp, const event::CardAdded&);
void apply_body(SessionState&, Stamp, const event::CardEdited&);
void apply_body(SessionState&, Stamp, const event::CardRemoved&);
void apply_body(SessionState&, Stamp, const event::CardSupported&);
void apply_body(SessionState&, Stamp, const event::CardHidden&);
void apply_body(SessionState&, Stamp, const event::CardUnhidden&);
void apply_body(SessionState&, Stamp, const event::CardsApproved&);
void apply_body(SessionState&, Stamp, const event::CardsWithheld&);
void apply_body(SessionState&, Stamp, const event::CardsGrouped&);
void apply_body(SessionState&, Stamp, const event::CardRephraseAsked&);
// It is gone, also from the windows on the board. The next one.
std::map<CardId, Card>::iterator take_away_card(Board&, std::map<CardId, Card>::iterator);
void apply_body(SessionState&, Stamp, const event::SurveySubmitted&);
void apply_body(SessionState&, Stamp, const event::BoardOpened&);
void apply_body(SessionState&, Stamp, const event::BoardRevealed&);
void apply_body(SessionState&, Stamp, const event::BoardClosed&);

// apply_moderation.cpp
void apply_body(SessionState&, Stamp, const event::RoomMuted&);
void apply_body(SessionState&, Stamp, const event::RoomUnmuted&);
void apply_body(SessionState&, Stamp, const event::PaceSet&);
void apply_body(SessionState&, Stamp, const event::FlagRaised&);
void apply_body(SessionState&, Stamp, const event::FlagResolved&);
void apply_body(SessionState&, Stamp, const event::StaffWritten&);
void apply_body(SessionState&, Stamp, const event::StaffNoted&);
// Breakouts of a round that is over: what was set for them is over, too.
void forget_restraints_of_breakouts(SessionState&);

// apply_undo.cpp
void apply_body(SessionState&, Stamp, const event::ActionUndone&);
void apply_body(SessionState&, Stamp, const event::SessionReopened&);
void apply_body(SessionState&, Stamp, const event::PhaseReturned&);
void apply_body(SessionState&, Stamp, const event::PlanReturned&);
void apply_body(SessionState&, Stamp, const event::RoomsUnopened&);
void apply_body(SessionState&, Stamp, const event::RoomsReturned&);
void apply_body(SessionState&, Stamp, const event::BoardReturned&);
void apply_body(SessionState&, Stamp, const event::ParticipantReadmitted&);

// apply_roles.cpp
void apply_body(SessionState&, Stamp, const event::RoleGranted&);
void apply_body(SessionState&, Stamp, const event::DeputyNamed&);
void apply_body(SessionState&, Stamp, const event::FacilitatorOffered&);
// After somebody came or went: whether anybody is there who steers. `silent_since`: from when on
// the one who went gave no sign of life.
void note_who_steers(SessionState&, Instant silent_since);

// apply.cpp
void apply_body(SessionState&, Stamp, const event::RequestNoted&);

}  // namespace chats::core
