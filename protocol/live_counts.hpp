// What is counted now and never stored: absolute values, told anew by signals at most once a
// second, and part of a snapshot as its `live`.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "protocol/json_writer.hpp"
#include "server/core/broadcast_reach.hpp"
#include "server/core/ids.hpp"
#include "server/core/instant.hpp"

namespace chats::protocol {

// How many people are connected: in the session, and in the viewer's own room.
struct Presence {
  std::uint64_t online = 0;
  std::uint64_t here = 0;
};

struct Counts {
  std::vector<std::uint32_t> assumptions;  // Who accepts each.
  std::uint64_t checkins = 0;
  std::uint64_t cards = 0;
  std::uint64_t survey = 0;
};

// A room seen from outside: that there is talk, not what is said. For staff.
struct RoomPulse {
  core::RoomId room;
  std::uint64_t messages = 0;
  std::uint64_t spoken = 0;  // People who have said something.
  std::optional<core::Instant> last_at;
  std::uint64_t silent = 0;               // Attendees inside who have not.
  std::optional<std::uint64_t> evenness;  // How evenly they speak: 0 to 100 (core/voices.hpp).
};

struct Live {
  Presence presence;
  Counts counts;
  bool saving = true;  // False: nothing can be saved just now.
  // For staff only.
  std::optional<std::vector<RoomPulse>> pulse;
  std::optional<std::vector<core::BroadcastReach>> seen;
};

// Fields of an object that is already open.
void write_presence_fields(JsonWriter& out, const Presence& presence);
void write_count_fields(JsonWriter& out, const Counts& counts);
// One value.
void write_pulse(JsonWriter& out, const std::vector<RoomPulse>& rooms);
void write_reach(JsonWriter& out, const std::vector<core::BroadcastReach>& broadcasts);
void write_live(JsonWriter& out, const Live& live);

}  // namespace chats::protocol
