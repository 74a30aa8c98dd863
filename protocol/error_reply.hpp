// An error as the wire knows it (README.md, part 4): reason, code, a sentence for a person, and
// what else helps the client.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/core/instant.hpp"

namespace chats::protocol {

enum class Reason : std::uint8_t {
  parse_error,
  invalid_request,
  unknown_method,
  invalid_params,
  internal,
  not_joined,
  not_allowed,
  link_invalid,
  session_full,
  session_locked,
  session_closed,
  removed,
  muted,
  too_fast,
  too_long,
  not_found,
  wrong_phase,
  room_closed,
  already_done,
  read_only,
};

struct ReasonRow {
  Reason reason;
  int code;
  std::string_view name;
  std::string_view sentence;  // Where nothing more special is known.
};

// In the order of Reason.
const std::array<ReasonRow, 20>& reasons();
const ReasonRow& row_of(Reason reason);

struct ErrorReply {
  Reason reason = Reason::internal;
  std::string field;       // Empty: none is at fault.
  std::string sentence{};  // Empty: that of the reason.
  std::optional<core::Instant> until{};
  std::optional<core::milliseconds> retry_after{};
  std::optional<std::size_t> limit{};
  std::string by{};  // PERSON as JSON text, or empty.
  std::optional<core::Instant> at{};
};

}  // namespace chats::protocol
