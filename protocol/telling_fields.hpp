// The params of each event beside seq and at, in files by subject; telling_codec.cpp calls them.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "protocol/json_writer.hpp"
#include "protocol/told_items.hpp"
#include "server/core/telling.hpp"

namespace chats::protocol {

// An event on its way to somebody: where it is written, and all that its fields come from.
struct Told {
  JsonWriter& out;
  const core::SessionState& state;  // With the event applied.
  const core::Event& event;
  const core::Telling& telling;

  bool to_staff() const { return telling.form == core::Form::staff; }
  bool to_self() const { return telling.form == core::Form::self; }
  // The id of what the event made.
  template <class Id>
  Id made() const {
    return Id{event.seq};
  }
};

// telling_people.cpp
void write_fields(const Told& told, const core::event::ParticipantJoined& e);
void write_fields(const Told& told, const core::event::ParticipantLeft& e);
void write_fields(const Told& told, const core::event::ParticipantAway& e);
void write_fields(const Told& told, const core::event::ParticipantBack& e);
void write_fields(const Told& told, const core::event::ParticipantUpdated& e);
void write_fields(const Told& told, const core::event::ParticipantMoved& e);
void write_fields(const Told& told, const core::event::ParticipantMuted& e);
void write_fields(const Told& told, const core::event::ParticipantUnmuted& e);
void write_fields(const Told& told, const core::event::ParticipantRemoved& e);
void write_fields(const Told& told, const core::event::AssumptionAccepted& e);
void write_fields(const Told& told, const core::event::ParticipantErased& e);
void write_fields(const Told& told, const core::event::HandRaised& e);
void write_fields(const Told& told, const core::event::HandLowered& e);

// telling_help.cpp
void write_fields(const Told& told, const core::event::HelpRequested& e);
void write_fields(const Told& told, const core::event::HelpClaimed& e);
void write_fields(const Told& told, const core::event::HelpReleased& e);
void write_fields(const Told& told, const core::event::HelpAnswered& e);
void write_fields(const Told& told, const core::event::HelpResolved& e);

// telling_words.cpp
void write_fields(const Told& told, const core::event::CheckinAnswered& e);
void write_fields(const Told& told, const core::event::MessagePosted& e);
void write_fields(const Told& told, const core::event::MessageEdited& e);
void write_fields(const Told& told, const core::event::MessageDeleted& e);
void write_fields(const Told& told, const core::event::MessageReacted& e);
void write_fields(const Told& told, const core::event::MessageHidden& e);
void write_fields(const Told& told, const core::event::TakeawayAdded& e);
void write_fields(const Told& told, const core::event::TakeawayEdited& e);
void write_fields(const Told& told, const core::event::TakeawayRemoved& e);
void write_fields(const Told& told, const core::event::HeadlineSet& e);
void write_fields(const Told& told, const core::event::DebriefOrdered& e);
void write_fields(const Told& told, const core::event::DebriefShown& e);
void write_fields(const Told& told, const core::event::BroadcastSent& e);
void write_fields(const Told& told, const core::event::BroadcastAcked& e);
void write_fields(const Told& told, const core::event::BroadcastRepeated& e);

// telling_agenda.cpp
void write_fields(const Told& told, const core::event::SessionOpened& e);
void write_fields(const Told& told, const core::event::SessionClosing& e);
void write_fields(const Told& told, const core::event::SessionLocked& e);
void write_fields(const Told& told, const core::event::SessionUnlocked& e);
void write_fields(const Told& told, const core::event::PhaseStarted& e);
void write_fields(const Told& told, const core::event::PhaseExtended& e);
void write_fields(const Told& told, const core::event::PhasePaused& e);
void write_fields(const Told& told, const core::event::PhaseResumed& e);
void write_fields(const Told& told, const core::event::StageShown& e);
void write_fields(const Told& told, const core::event::PhasePlanned& e);

// telling_rooms.cpp
void write_fields(const Told& told, const core::event::RoomsPlanned& e);
void write_fields(const Told& told, const core::event::PlanChanged& e);
void write_fields(const Told& told, const core::event::PlanPinned& e);
void write_fields(const Told& told, const core::event::RoomsAssigned& e);
void write_fields(const Told& told, const core::event::PlanRoomsChanged& e);
void write_fields(const Told& told, const core::event::RoomsOpened& e);
void write_fields(const Told& told, const core::event::RoomsExtended& e);
void write_fields(const Told& told, const core::event::RoomsClosing& e);
void write_fields(const Told& told, const core::event::RoomsClosed& e);
void write_room_entered(const Told& told);
// The person it is told to, if it is told to one.
const core::Participant* only_listener(const Told& told);
// The phase that waits for the open round; null where none does.
void write_next_field(const Told& told);

// telling_room_changes.cpp
void write_fields(const Told& told, const core::event::RoomsReopened& e);
void write_fields(const Told& told, const core::event::RoomAdded& e);
void write_fields(const Told& told, const core::event::RoomChanged& e);
void write_fields(const Told& told, const core::event::RoomRemoved& e);
void write_fields(const Told& told, const core::event::RoomsMerged& e);
// The rooms that open, and for staff who sits where.
void write_opened(const Told& told, const std::vector<core::RoomPlan>& rooms,
                  core::Instant closes_at);

// telling_undo.cpp
void write_fields(const Told& told, const core::event::ActionUndone& e);
void write_fields(const Told& told, const core::event::SessionReopened& e);
void write_fields(const Told& told, const core::event::PhaseReturned& e);
void write_fields(const Told& told, const core::event::PlanReturned& e);
void write_fields(const Told& told, const core::event::RoomsUnopened& e);
void write_fields(const Told& told, const core::event::RoomsReturned& e);
void write_fields(const Told& told, const core::event::BoardReturned& e);
void write_fields(const Told& told, const core::event::MessageUnhidden& e);
void write_fields(const Told& told, const core::event::ParticipantReadmitted& e);

// telling_roles.cpp
void write_fields(const Told& told, const core::event::RoleGranted& e);
void write_fields(const Told& told, const core::event::DeputyNamed& e);
void write_fields(const Told& told, const core::event::LinkRotated& e);
void write_fields(const Told& told, const core::event::FacilitatorOffered& e);

// telling_board.cpp
void write_fields(const Told& told, const core::event::CardAdded& e);
void write_fields(const Told& told, const core::event::CardEdited& e);
void write_fields(const Told& told, const core::event::CardRemoved& e);
void write_fields(const Told& told, const core::event::CardHidden& e);
void write_fields(const Told& told, const core::event::CardUnhidden& e);
void write_fields(const Told& told, const core::event::CardSupported& e);
void write_fields(const Told& told, const core::event::BoardOpened& e);
void write_fields(const Told& told, const core::event::BoardRevealed& e);
void write_fields(const Told& told, const core::event::BoardClosed& e);
void write_fields(const Told& told, const core::event::CardsApproved& e);
void write_fields(const Told& told, const core::event::CardsWithheld& e);
void write_fields(const Told& told, const core::event::CardsGrouped& e);
void write_fields(const Told& told, const core::event::CardRephraseAsked& e);

// telling_moderation.cpp
void write_fields(const Told& told, const core::event::RoomMuted& e);
void write_fields(const Told& told, const core::event::RoomUnmuted& e);
void write_fields(const Told& told, const core::event::PaceSet& e);
void write_fields(const Told& told, const core::event::FlagRaised& e);
void write_fields(const Told& told, const core::event::FlagResolved& e);
void write_fields(const Told& told, const core::event::StaffWritten& e);
void write_fields(const Told& told, const core::event::StaffNoted& e);
void write_fields(const Told& told, const core::event::ParticipantWaits& e);
void write_fields(const Told& told, const core::event::WaitingChanged& e);
void write_fields(const Told& told, const core::event::ParticipantAdmitted& e);
void write_fields(const Told& told, const core::event::ParticipantRefused& e);

// Fields that several events have.
// Where a window begins now, if this event moved it.
template <class Id>
void write_oldest(const Told& told, const core::Window* window) {
  if (window == nullptr || window->moved != told.event.seq) return;
  told.out.field("oldest", Id{window->first});
}
void write_round_field(const Told& told);
void write_rooms_noted(const Told& told, std::string_view name);  // Of the latest round.
void write_participant(const Told& told, core::ParticipantId id);
// Who sits where now, for staff: [[participant, room]…].
void write_seats(JsonWriter& out, const std::vector<core::Seat>& seats);

}  // namespace chats::protocol
