// What happened when staff took something back, and who steers. A part of event.hpp.
#pragma once

#include "server/core/definition.hpp"
#include "server/core/event_parts.hpp"

namespace chats::core::event {

// What staff did is undone: the events from `first` to `last`, by the `inverses` events that come
// just before this one.
struct ActionUndone {
  Seq first, last;
  std::uint16_t inverses;
  ParticipantId by;
};
// The session goes on, and what waited for its rooms waits again.
struct SessionReopened {
  std::optional<NextPhase> next;
  std::optional<ParticipantId> next_by;
  ParticipantId by;
};
// The agenda is at a step again, with its clock and its stage as they were.
struct PhaseReturned {
  std::uint16_t phase;
  Instant started_at, ends_at;
  std::optional<Instant> paused_at;
  std::optional<NextPhase> next;
  std::optional<ParticipantId> next_by;
  Stage stage;
  bool debrief;  // What the rooms noted is shown.
  std::optional<DebriefTurn> turn;
  // The step that was undone, and when it was before that.
  std::uint16_t undone;
  std::optional<Instant> undone_began_at, undone_ended_at;
  ParticipantId by;
};
// What is planned is what was planned before; no method: nothing.
struct PlanReturned {
  std::optional<PlanMethod> method;
  std::vector<RoomPlan> rooms;
  ParticipantId by;
};
// The opening of these rooms is undone: everybody is in main, and the round before is the latest.
struct RoomsUnopened {
  std::vector<RoomId> rooms;
  bool debrief;  // As above.
  std::optional<DebriefTurn> turn;
  ParticipantId by;
};
// The closing of these rooms is undone.
struct RoomsReturned {
  std::vector<RoomReturn> rooms;
  ParticipantId by;
};
struct BoardReturned {
  BoardPhase phase;
  bool shown;
  BoardPrompts prompts;
  ParticipantId by;
};
struct MessageUnhidden {
  RoomId room;
  MessageId message;
  ParticipantId by;
};
// Their removal is undone: they may come back.
struct ParticipantReadmitted {
  ParticipantId participant;
  ParticipantId by;
};

// Somebody has another role than their link gave them. By nobody: they took up an offer.
struct RoleGranted {
  ParticipantId participant;
  Role role;
  std::optional<ParticipantId> by;
};
// Who is offered the facilitator's role should no facilitator be there; none: nobody in particular.
struct DeputyNamed {
  std::optional<ParticipantId> deputy;
  std::optional<ParticipantId> before;  // Who was it until now.
  ParticipantId by;
};
// No facilitator is there: these may take up the role.
struct FacilitatorOffered {
  std::vector<ParticipantId> participants;
};

}  // namespace chats::core::event
