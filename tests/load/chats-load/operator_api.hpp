// What the operator does before people come: makes sessions over HTTP. Waits for the answer.
#pragma once

#include <string>

#include "tests/load/chats-load/door.hpp"

namespace chats::load {

struct MadeSession {
  std::string id, attendee, facilitator;  // the secrets of the links
};

// A talk of one topic, big enough for `capacity` attendees. Throws std::runtime_error when the
// server does not make it.
MadeSession make_session(const Door& door, const std::string& operator_key,
                         const std::string& title, std::size_t capacity);

}  // namespace chats::load
