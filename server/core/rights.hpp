// Who may ask for what, and in which part of a session's life: one table.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "server/core/command.hpp"
#include "server/core/rejection.hpp"
#include "server/core/state.hpp"

namespace chats::core {

enum class Who : std::uint8_t { server, everyone, staff, facilitators };

// In which lifecycles: a set of bits.
enum class When : std::uint8_t {
  any = 0b1111,
  open = 0b0010,
  closing = 0b0100,
  before_closing = 0b0011,
  until_closed = 0b0111,
};

struct Right {
  std::string_view command;  // The wire's method; for the server's own a name in brackets.
  Who who = Who::server;
  When when = When::any;
  bool silenced_by_mute = false;  // A way of speaking in public.
};

// The row of a command's alternative.
const Right& right_to(const Command& command);

// Why the actor may not, by the table alone; none: they may.
std::optional<Rejection> objection(const SessionState& state, const Request& request);

}  // namespace chats::core
