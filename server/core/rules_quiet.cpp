// Rooms that are to be quiet for a while: mute, and slow mode. Staff may always post.
#include "server/core/rules.hpp"

namespace chats::core {

namespace {

std::optional<Rejection> not_open(const Case& now, const std::optional<RoomId>& room) {
  if (!room || messages_of(now.state, *room)) return {};
  return refuse(Rule::room_has_closed, "room");
}

}  // namespace

Decision rule(const Case& now, const command::MuteRoom& wish) {
  if (const auto no = not_open(now, wish.room)) return *no;
  const auto& restraint = now.state.restraint;
  const bool muted =
      wish.room ? restraint.muted.contains(*wish.room) : restraint.all_muted.has_value();
  if (muted) return nothing_new();
  return events(event::RoomMuted{wish.room, wish.reason, now.who()});
}

// That of all is lifted for all alone: one room of it would not be the same any more.
Decision rule(const Case& now, const command::UnmuteRoom& wish) {
  const auto& restraint = now.state.restraint;
  const bool muted = wish.room ? restraint.muted.contains(*wish.room)
                               : restraint.all_muted || !restraint.muted.empty();
  if (!muted) return nothing_new();
  return events(event::RoomUnmuted{wish.room, now.who()});
}

Decision rule(const Case& now, const command::SetPace& wish) {
  if (const auto no = not_open(now, wish.room)) return *no;
  const auto& restraint = now.state.restraint;
  const auto own = wish.room ? restraint.paces.find(*wish.room) : restraint.paces.end();
  const bool has_own = own != restraint.paces.end();
  const auto before = !wish.room ? restraint.pace : has_own ? own->second : seconds{0};
  if (before == wish.every) return nothing_new();
  return events(event::PaceSet{wish.room, wish.every, now.who()});
}

std::optional<Rejection> too_soon(const Case& now) {
  const auto& me = *now.actor;
  if (me.is_staff() || !me.said_at) return {};
  const auto again_at = *me.said_at + pace_of(now.state, me.room);
  if (again_at <= now.at) return {};
  return Rejection{.rule = Rule::pace_is_slow, .retry_after = again_at - now.at};
}

}  // namespace chats::core
