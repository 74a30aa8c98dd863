// What telling.cpp and its parts are put together from: audiences, and tellings to them.
#pragma once

#include <utility>
#include <vector>

#include "server/core/telling.hpp"

namespace chats::core {

inline constexpr std::uint8_t news = 0;     // What the event says.
inline constexpr std::uint8_t arrival = 1;  // Where it brought you; after the news.

inline Audience everyone() {
  return {};
}
inline Audience staff() {
  return {.reach = Audience::Reach::staff};
}
inline Audience one(ParticipantId id) {
  return {.reach = Audience::Reach::one, .one = id};
}
inline Audience room(RoomId id) {
  return {.reach = Audience::Reach::room, .room = id};
}
inline Audience attendees_in(RoomId id) {
  return {.reach = Audience::Reach::room, .room = id, .staff_too = false};
}

// Those in a room who may see a message: in a breakout, who were there before it was said.
inline Audience who_saw(RoomId id, MessageId message, bool staff_too = true) {
  Audience seen = room(id);
  seen.staff_too = staff_too;
  if (id != main_room) seen.entered_before = message.number;
  return seen;
}

inline Telling tell(std::vector<Audience> to, Form form = Form::fact) {
  return {std::move(to), form, news, {}};
}

using Tellings = std::vector<Telling>;

inline Tellings to_all() {
  return {tell({everyone()})};
}
inline Tellings to_staff() {
  return {tell({staff()}, Form::staff)};
}

// telling_care.cpp
std::vector<Audience> who_knows_of(const HelpRequest&);
Tellings about_asking(const HelpRequest&);
Tellings about_resolving(const event::HelpResolved&);
Tellings about_broadcast(const event::BroadcastSent&);
Tellings about_repeating(const SessionState&, const Broadcast&);

}  // namespace chats::core
