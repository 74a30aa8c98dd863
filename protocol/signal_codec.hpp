// Notifications that are no events: signals (never stored, no seq), and the snapshot that follows
// a dropped backlog. Each gives one whole JSON-RPC notification.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/live_counts.hpp"
#include "server/core/definition.hpp"

namespace chats::protocol {

std::string encode_presence(const Presence& presence);
std::string encode_counts(const Counts& counts);

// At most three names are written; `more` counts those without.
struct TypingNow {
  core::RoomId room;
  std::vector<std::string> names;
  std::uint64_t more = 0;
};
std::string encode_typing(const TypingNow& typing);

// How often each emoji was thrown since the last signal, by index into core::emoji.
using EmojiCounts = std::array<std::uint32_t, core::emoji.size()>;
std::string encode_reactions(core::RoomId room, const EmojiCounts& counts);

std::string encode_room_pulse(const std::vector<RoomPulse>& rooms);
std::string encode_broadcast_seen(const std::vector<core::BroadcastReach>& broadcasts);
std::string encode_session_health(bool saving);
std::string encode_clock(core::Instant now, core::Seq seq);

// `snapshot`: JSON text as encode_view gives it.
struct FreshStart {
  core::Seq seq = 0;
  core::Instant now{};
  std::string_view view;
  std::string_view snapshot;
};
std::string encode_fresh_start(const FreshStart& fresh);

}  // namespace chats::protocol
