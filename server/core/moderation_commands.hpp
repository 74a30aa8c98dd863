// What is asked to keep people safe. A part of command.hpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/core/event_parts.hpp"

namespace chats::core::command {

// Everyone.

// Something is wrong with this: for staff to look at.
struct RaiseFlag {
  FlagTarget target;
  std::string note;
};
// To the staff; from them: to `participant`.
struct WriteToStaff {
  std::string text;
  std::optional<ParticipantId> participant{};
};

// Moderators and facilitators.

// Those who wait at the door are let in, or sent away.
struct AdmitParticipants {
  std::vector<ParticipantId> participants;
};
struct RefuseParticipants {
  std::vector<ParticipantId> participants;
};
struct MuteParticipant {
  ParticipantId participant;
  std::optional<seconds> length;
  std::string reason;
};
struct UnmuteParticipant {
  ParticipantId participant;
};
struct RemoveParticipant {
  ParticipantId participant;
  bool ban;
  std::string reason;
};
struct HideMessage {
  MessageId message;
  std::string reason;
};
struct UnhideMessage {
  MessageId message;
};
struct HideCard {
  CardId card;
  std::string reason;
};
struct UnhideCard {
  CardId card;
};
// `based_on`: the latest event the asker had seen. What got other words since is not approved.
struct ApproveCards {
  std::vector<CardId> cards;
  std::optional<Seq> based_on{};
};
// An empty theme takes them out of theirs.
struct GroupCards {
  std::vector<CardId> cards;
  std::string theme;
};
// A wish to its author, whoever that is.
struct RephraseCard {
  CardId card;
  std::string wish;
};
// None: all rooms, also those that open later.
struct MuteRoom {
  std::optional<RoomId> room;
  std::string reason;
};
struct UnmuteRoom {
  std::optional<RoomId> room;
};
// So long each attendee waits between two messages; 0: not at all.
struct SetPace {
  seconds every;
  std::optional<RoomId> room;
};
struct ResolveFlag {
  FlagId flag;
  std::string outcome;  // For whoever raised it.
};
struct NoteForStaff {
  std::string text;
};
// What staff did: a page, read only. `before`: the number of an act.
struct ReadModerationLog {
  std::optional<std::uint64_t> before;
  std::size_t limit;
};
struct LockSession {};
struct UnlockSession {};

}  // namespace chats::core::command
