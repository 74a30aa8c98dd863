// What events, commands and the state have in common: roles, kinds, rooms with their people, pins.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "server/core/ids.hpp"
#include "server/core/instant.hpp"

namespace chats::core {

enum class Role : std::uint8_t { attendee, moderator, facilitator };
enum class Column : std::uint8_t { learn, unlearn };
enum class HelpKind : std::uint8_t { question, conflict, technical, unsafe };
enum class MayQuote : std::uint8_t { no, unnamed, named };
enum class MoveCause : std::uint8_t { moved, visit, chosen, undone, swapped };
enum class BoardPhase : std::uint8_t { none, open, revealed, closed };

struct Profile {
  std::string name;    // As shown: unique in the session by `folded`.
  std::string folded;  // The name case-folded, for comparing only.
  std::string pronouns;
  std::optional<std::uint16_t> position, affiliation;  // Indexes into the definition's lists.
  friend bool operator==(const Profile&, const Profile&) = default;
};

// A room of a plan or a round, with who belongs in it.
struct RoomPlan {
  RoomId room;
  std::string name;
  std::string question;  // The one to begin with; may be empty.
  std::vector<ParticipantId> people;
  friend bool operator==(const RoomPlan&, const RoomPlan&) = default;
};

// Where somebody sits.
struct Seat {
  ParticipantId participant;
  RoomId room;
  friend bool operator==(const Seat&, const Seat&) = default;
};

// What a room is called, and its question; that may be empty.
struct RoomLabel {
  std::string name, question;
  friend bool operator==(const RoomLabel&, const RoomLabel&) = default;
};

// A room that became part of another, with what it brought along.
struct MergedRoom {
  RoomId room;
  std::vector<ParticipantId> people;
  std::vector<TakeawayId> takeaways;
  friend bool operator==(const MergedRoom&, const MergedRoom&) = default;
};

// What staff want of every plan: these people in one room, no two of them in one room, or one
// person in that room.
enum class PinKind : std::uint8_t { together, apart, here };
struct Pin {
  PinKind kind = PinKind::together;
  std::vector<ParticipantId> people;  // Sorted, each once. `here`: one.
  std::optional<RoomId> room;         // `here` alone.
  friend bool operator==(const Pin&, const Pin&) = default;
};

// Who belongs in which breakout, as somebody wrote it down before the session. People are known by
// name, and by affiliation where it was given, once they have joined.
struct AssignedPerson {
  std::string name, folded;
  std::optional<std::uint16_t> affiliation;  // Index into the definition's list.
  friend bool operator==(const AssignedPerson&, const AssignedPerson&) = default;
};
struct AssignedRoom {
  std::string name;
  std::vector<AssignedPerson> people;
  friend bool operator==(const AssignedRoom&, const AssignedRoom&) = default;
};

// Whom the session moves to when its rooms have closed.
struct NextPhase {
  std::uint16_t phase = 0;  // Index into the agenda.
  Instant at{};
  friend bool operator==(const NextPhase&, const NextPhase&) = default;
};

struct RoomDeadline {
  RoomId room;
  Instant closes_at{};
};

// The room that a debrief is about now.
struct DebriefTurn {
  RoomId room;
  Instant since{}, until{};
};

// A room whose closing is undone: who is in it again, and until when.
struct RoomReturn {
  RoomId room;
  Instant closes_at{};
  bool closing = false;  // Grace runs.
  std::vector<ParticipantId> people;
};

// What a flag is about: a message, a card or a person.
using FlagTarget = std::variant<MessageId, CardId, ParticipantId>;

struct Stage {
  enum class Shows : std::uint8_t { nothing, slide, frame, question };
  Shows shows = Shows::nothing;
  std::uint16_t number = 0;  // From 1, of a slide or question.
  friend bool operator==(const Stage&, const Stage&) = default;
};

}  // namespace chats::core
