// Spans of time in params: whole seconds, in fields that end in _s; and the moments that requests
// were based on.
#pragma once

#include "protocol/params.hpp"
#include "server/core/instant.hpp"
#include "server/core/limits.hpp"

namespace chats::protocol {

inline core::seconds read_seconds(Params& params, std::string_view field, Bounds bounds) {
  return core::seconds(params.whole(field, bounds));
}

// `by_s`: longer or shorter, never by nothing.
inline core::seconds read_extension(Params& params) {
  constexpr std::int64_t most = core::limits::extension_max.count();
  const core::seconds by = read_seconds(params, "by_s", {.min = -most, .max = most});
  if (by == core::seconds(0)) params.wrong("by_s");
  return by;
}

// `grace_s`: how long rooms stay open after their end was announced.
inline core::seconds read_grace(Params& params) {
  return read_seconds(params, "grace_s", {.min = 0, .max = core::limits::grace_max.count()});
}

// `based_on`: the latest event that the asker had seen.
inline std::optional<core::Seq> read_based_on(Params& params) {
  const auto seq = params.whole_if_given("based_on", {.min = 0, .max = std::int64_t{1} << 53});
  if (!seq) return std::nullopt;
  return static_cast<core::Seq>(*seq);
}

}  // namespace chats::protocol
