// A chat with one phase of each kind, for tests: 63 minutes from ten o'clock on the day of tests.
#pragma once

#include "server/core/definition.hpp"

namespace chats::support {

inline constexpr core::Instant day_of_tests{
    std::chrono::sys_days{std::chrono::year{2026} / 3 / 3}.time_since_epoch()};

core::Definition small_chat();
// Its breakouts phase.
core::phase::Breakouts& breakouts_of(core::Definition&);

}  // namespace chats::support
