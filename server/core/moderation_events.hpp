// What was done to keep people safe, and what they told the staff about it. A part of event.hpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/core/digest.hpp"
#include "server/core/event_parts.hpp"

namespace chats::core::event {

// Attendees in this room do not speak until that is lifted; no room: in none, also in those that
// open later.
struct RoomMuted {
  std::optional<RoomId> room;
  std::string reason;
  ParticipantId by;
};
// No room: in all of them everybody may speak.
struct RoomUnmuted {
  std::optional<RoomId> room;
  ParticipantId by;
};
// Attendees wait so long between two messages; 0: not at all. A room's own pace goes before that of
// all rooms.
struct PaceSet {
  std::optional<RoomId> room;
  seconds every;
  ParticipantId by;
};
struct CardHidden {
  CardId card;
  std::string reason;
  ParticipantId by;
};
struct CardUnhidden {
  CardId card;
  ParticipantId by;
};
// A facilitator has read them: everybody sees them now.
struct CardsApproved {
  std::vector<CardId> cards;
  ParticipantId by;
};
// That was undone: they wait again.
struct CardsWithheld {
  std::vector<CardId> cards;
  ParticipantId by;
};
// No theme: they stand each for itself.
struct CardsGrouped {
  std::vector<CardId> cards;
  std::string theme;
  ParticipantId by;
};
// A wish to the card's author, whom nobody need know.
struct CardRephraseAsked {
  CardId card;
  std::string wish;
  ParticipantId by;
};
// The words it is about stand in the log already: their ids say which. `room`: of a message.
struct FlagRaised {
  ParticipantId from;
  FlagTarget target;
  std::optional<RoomId> room;
  std::vector<MessageId> before;  // At most limits::flag_messages_before, oldest first.
  std::string note;
};
struct FlagResolved {
  FlagId flag;
  ParticipantId participant;  // Who raised it.
  std::string outcome;
  ParticipantId by;
};
// In the thread of `participant` with the staff.
struct StaffWritten {
  ParticipantId participant;
  ParticipantId from;
  std::string text;
};
// Somebody new stands at the door of a session with a lobby, and waits to be let in.
struct ParticipantWaits {
  Digest key;
  Profile profile;
};
// Who waits has lost their connection for a while, or has one again.
struct WaitingChanged {
  ParticipantId participant;
  bool here;
};
struct ParticipantAdmitted {
  ParticipantId participant;
  RoomId room;
  ParticipantId by;
};
// They do not come in, also not with the same key again.
struct ParticipantRefused {
  ParticipantId participant;
  ParticipantId by;
};
struct StaffNoted {
  ParticipantId from;
  std::string text;
};

}  // namespace chats::core::event
