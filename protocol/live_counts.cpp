#include "protocol/live_counts.hpp"

#include <array>

#include "protocol/id_text.hpp"

namespace chats::protocol {

void write_presence_fields(JsonWriter& out, const Presence& presence) {
  out.field("online", presence.online);
  out.field("here", presence.here);
}

void write_count_fields(JsonWriter& out, const Counts& counts) {
  out.list("assumptions", counts.assumptions, [&](std::uint32_t count) { out.value(count); });
  out.field("checkins", counts.checkins);
  out.field("cards", counts.cards);
  out.field("survey", counts.survey);
}

void write_pulse(JsonWriter& out, const std::vector<RoomPulse>& rooms) {
  out.list(rooms, [&](const RoomPulse& pulse) {
    out.object([&] {
      out.field("room", pulse.room);
      out.field("messages", pulse.messages);
      out.field("spoken", pulse.spoken);
      out.field_if("last_at", pulse.last_at);
      out.field("silent", pulse.silent);
      out.field_if("evenness", pulse.evenness);
    });
  });
}

void write_reach(JsonWriter& out, const std::vector<core::BroadcastReach>& broadcasts) {
  out.list(broadcasts, [&](const core::BroadcastReach& reach) {
    out.object([&] {
      out.field("broadcast", reach.broadcast);
      out.object("rooms", [&] {
        for (const core::RoomReach& room : reach.rooms)
          out.list(id_text(room.room), std::array{room.people, room.delivered, room.seen},
                   [&](std::uint64_t number) { out.value(number); });
      });
    });
  });
}

void write_live(JsonWriter& out, const Live& live) {
  out.object([&] {
    write_presence_fields(out, live.presence);
    write_count_fields(out, live.counts);
    out.field("saving", live.saving);
    if (live.pulse) out.nested("pulse", [&] { write_pulse(out, *live.pulse); });
    if (live.seen) out.nested("seen", [&] { write_reach(out, *live.seen); });
  });
}

}  // namespace chats::protocol
