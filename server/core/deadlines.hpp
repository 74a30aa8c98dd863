// What may move the time of what falls due next (decide.hpp: `next_deadline`), for whoever would
// not look at all rooms after each word that is said. A part of deadlines.cpp's rule.
#pragma once

#include "server/core/event.hpp"

namespace chats::core {

// False: it is as it was before such an event. Known of what people say by the hundred; true of
// all the rest, known or not.
bool may_move_deadline(const EventBody&);

}  // namespace chats::core
