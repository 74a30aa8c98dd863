// Who is told what of an event. This is the rule "who may hear": everything that reaches a client
// after its snapshot passes through here, and by silence the rest does not.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "server/core/state.hpp"

namespace chats::core {

// A set of viewers, by what they are when the event has been applied.
struct Audience {
  enum class Reach : std::uint8_t { everyone, staff, room, one };
  Reach reach = Reach::everyone;
  RoomId room{};          // Reach::room
  ParticipantId one{};    // Reach::one
  bool staff_too = true;  // Reach::room: staff inside as well.
  // Only those whose stay in their room began before this event (they may see that message).
  std::optional<Seq> entered_before{};
  // Only those whom this very event brought into their room.
  std::optional<Seq> entered_by{};
};

// The shape in which an event is told; protocol has the fields of each.
enum class Form : std::uint8_t {
  fact,         // What the event says, as everybody in the audience may read it.
  staff,        // The same with what only staff may know.
  self,         // The same for the person it is about.
  left_behind,  // A move, for those in the room that was left.
  entered,      // `room.entered`: the new room with what may be seen in it.
};

// Several audiences are one set. Of the tellings of one event in one group a viewer gets the first
// that includes them; groups are told in order. `viewer`: encoded for that person alone, because
// something in it is theirs (a reaction, a support); none: the same bytes for all.
struct Telling {
  std::vector<Audience> to;
  Form form = Form::fact;
  std::uint8_t group = 0;
  std::optional<ParticipantId> viewer{};
};

bool includes(const Audience& audience, const Participant& viewer);
bool includes(const Telling& telling, const Participant& viewer);

// Who is told what of `event`, which has just been applied to `after`. Cost: O(those concerned).
std::vector<Telling> tellings_of(const SessionState& after, const Event& event);

// People whose connections end with this event, and why (removed).
std::optional<ParticipantId> ends_connections_of(const Event& event);

}  // namespace chats::core
