// Who goes into which room: pure, the same task gives the same plan on every machine. Sizes of
// those present differ by at most one, unless groups that were made before sit together. Those who
// are away are seated afterwards, in the smallest rooms. Bounded steps, so bounded time: 50 ms for
// 300 people, a third of a second for 10,000 (tests/load/plan_time.cpp). May run on any thread.
#pragma once

#include "server/core/plan_task.hpp"

namespace chats::core {

PlanOutcome make_plan(const PlanTask& task);

}  // namespace chats::core
