// From the steps of a run that failed, fewer steps that still fail: what a person must read to
// understand it. Delta debugging after Zeller and Hildebrandt (2002): parts are left out, first
// large ones, then smaller.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace chats::simulation {

// Numbers of steps, rising. Each does the same by itself, whatever comes before it.
using Steps = std::vector<std::uint32_t>;

// `fails` runs some of the steps; it is called at most `tries_max` times.
Steps shrink(Steps steps, const std::function<bool(const Steps&)>& fails, int tries_max);

}  // namespace chats::simulation
