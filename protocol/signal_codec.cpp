#include "protocol/signal_codec.hpp"

#include <algorithm>
#include <span>

#include "protocol/notification.hpp"

namespace chats::protocol {

std::string encode_presence(const Presence& presence) {
  return notification("presence", [&](JsonWriter& out) { write_presence_fields(out, presence); });
}

std::string encode_counts(const Counts& counts) {
  return notification("counts", [&](JsonWriter& out) { write_count_fields(out, counts); });
}

std::string encode_typing(const TypingNow& typing) {
  constexpr std::size_t names_max = 3;
  const auto shown = std::min(typing.names.size(), names_max);
  return notification("typing", [&](JsonWriter& out) {
    out.field("room", typing.room);
    out.list("names", std::span(typing.names).first(shown),
             [&](const std::string& name) { out.value(name); });
    out.field("more", typing.more + (typing.names.size() - shown));
  });
}

std::string encode_reactions(core::RoomId room, const EmojiCounts& counts) {
  return notification("reactions", [&](JsonWriter& out) {
    out.field("room", room);
    out.object("emoji", [&] {
      for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] != 0) out.field(core::emoji[i], counts[i]);
      }
    });
  });
}

std::string encode_room_pulse(const std::vector<RoomPulse>& rooms) {
  return notification("room.pulse", [&](JsonWriter& out) {
    out.nested("rooms", [&] { write_pulse(out, rooms); });
  });
}

std::string encode_broadcast_seen(const std::vector<core::BroadcastReach>& broadcasts) {
  return notification("broadcast.seen", [&](JsonWriter& out) {
    out.nested("broadcasts", [&] { write_reach(out, broadcasts); });
  });
}

std::string encode_session_health(bool saving) {
  return notification("session.health", [&](JsonWriter& out) { out.field("saving", saving); });
}

std::string encode_clock(core::Instant now, core::Seq seq) {
  return notification("clock", [&](JsonWriter& out) {
    out.field("now", now);
    out.field("seq", seq);
  });
}

std::string encode_fresh_start(const FreshStart& fresh) {
  return notification("snapshot", [&](JsonWriter& out) {
    out.field("seq", fresh.seq);
    out.field("now", fresh.now);
    out.field("view", fresh.view);
    out.raw("snapshot", fresh.snapshot);
  });
}

}  // namespace chats::protocol
