// What happened to rooms: planned, opened, changed while they were open, closed. A part of
// event.hpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/core/definition.hpp"
#include "server/core/event_parts.hpp"
#include "server/core/ids.hpp"
#include "server/core/instant.hpp"

namespace chats::core {

namespace event {

struct RoomsPlanned {
  PlanMethod method;
  std::vector<RoomPlan> rooms;
  std::optional<ParticipantId> by{};  // None in logs of before this was noted.
};
struct PlanChanged {
  std::vector<ParticipantId> participants;
  std::optional<RoomId> room;
  std::optional<ParticipantId> by{};  // As above.
};
struct RoomsOpened {
  PlanMethod method;
  std::vector<RoomPlan> rooms;
  Instant closes_at;
  seconds grace;
  ParticipantId by;
};
struct RoomsExtended {
  std::vector<RoomDeadline> rooms;
  ParticipantId by;
};
// Grace runs in these rooms until closes_at.
struct RoomsClosing {
  std::vector<RoomId> rooms;
  Instant closes_at;
  std::optional<NextPhase> next;
  std::optional<ParticipantId> by;
};
struct RoomsClosed {
  std::vector<RoomId> rooms;
  std::optional<ParticipantId> by;
};

// A pin was set, or taken away again. It holds from the next plan on.
struct PlanPinned {
  Pin pin;
  bool on;
  ParticipantId by;
};

// The rooms of the plan are others than they were: one more, one less, two in one, another name.
struct PlanRoomsChanged {
  std::vector<RoomPlan> rooms;  // All of them.
  ParticipantId by;
};
// Rooms of the latest round are open again, with these people in them. What was noted is there.
struct RoomsReopened {
  PlanMethod method;
  std::vector<RoomPlan> rooms;
  Instant closes_at;
  seconds grace;
  ParticipantId by;
};
// The open round has a room more, with nobody in it.
struct RoomAdded {
  RoomId room;
  RoomLabel label;
  Instant closes_at;
  ParticipantId by;
};
struct RoomChanged {
  RoomId room;
  RoomLabel label, before;
  ParticipantId by;
};
// The open round has a room less. Who was in it sits where `seats` says.
struct RoomRemoved {
  RoomId room;
  std::vector<Seat> seats;
  ParticipantId by;
};
// Open rooms became part of the room `into`, which now runs until `closes_at`.
struct RoomsMerged {
  RoomId into;
  std::vector<MergedRoom> merged;
  Instant closes_at;
  Instant closes_at_before;
  ParticipantId by;
};

}  // namespace event

}  // namespace chats::core
