// Who is told alike. A part of telling.cpp's rule, for whoever tells many at once.
#pragma once

#include <compare>

#include "server/core/telling.hpp"

namespace chats::core {

// What of a viewer decides whether a wide audience includes them: those of one hearing are told the
// same.
struct Hearing {
  RoomId room;
  bool staff = false;
  bool waiting = false;
  friend auto operator<=>(const Hearing&, const Hearing&) = default;
};
Hearing hearing_of(const Participant& viewer);
// Whether more than the hearing decides: then it is asked of each viewer.
bool is_personal(const Audience& audience);
// Of an audience that is not personal.
bool includes(const Audience& audience, const Hearing& viewers);

}  // namespace chats::core
