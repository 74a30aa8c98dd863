// What keeps people safe, as the state holds it: quiet rooms, flags, letters between people and the
// staff. Bounds: limits.hpp. A part of state.hpp.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "server/core/event_parts.hpp"

namespace chats::core {

// A room whose attendees do not speak.
struct RoomMute {
  Instant at{};
  ParticipantId by;
  std::string reason;
};
// What attendees are held to until staff lift it. Of breakouts it ends with their round.
struct Restraint {
  std::optional<RoomMute> all_muted;
  std::map<RoomId, RoomMute> muted;
  seconds pace{0};                  // Between two messages of one person; 0: none.
  std::map<RoomId, seconds> paces;  // A room's own goes before that of all.
};

// What somebody flagged, as they are shown it: until it is resolved, and then how.
struct OwnFlag {
  FlagId id;
  FlagTarget target;
  Instant at{};
  std::optional<std::string> outcome;
};

struct Letter {
  LetterId id;
  Instant at{};
  ParticipantId from;
  std::string text;
};
std::size_t letter_weight(const std::string& text);  // Against limits::letter_bytes_max.

// Words as they were when somebody flagged them; staff read them wherever they are.
struct FlaggedWords {
  std::optional<MessageId> message;  // None: a card.
  std::optional<ParticipantId> from;
  Instant at{};
  std::string text;
};
struct Flag {
  FlagId id;
  ParticipantId from;
  FlagTarget target;
  std::optional<RoomId> room;          // Of a message.
  std::optional<ParticipantId> about;  // Whose words it is about, or the person themselves.
  bool names_nobody = false;           // About one of the staff: they are not told who raised it.
  std::string note;
  Instant at{};
  std::vector<FlaggedWords> words;  // What was said before it, then what it is about.
};

}  // namespace chats::core
