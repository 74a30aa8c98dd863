#include "tests/simulation/shrink.hpp"

#include <algorithm>

namespace chats::simulation {

namespace {

Steps without(const Steps& steps, std::size_t from, std::size_t count) {
  Steps fewer(steps.begin(), steps.begin() + static_cast<long>(from));
  const auto rest = std::min(from + count, steps.size());
  fewer.insert(fewer.end(), steps.begin() + static_cast<long>(rest), steps.end());
  return fewer;
}

}  // namespace

Steps shrink(Steps steps, const std::function<bool(const Steps&)>& fails, int tries_max) {
  for (std::size_t part = (steps.size() + 1) / 2; part > 0;) {
    bool any_left_out = false;
    for (std::size_t from = 0; from < steps.size() && tries_max > 0;) {
      auto fewer = without(steps, from, part);
      --tries_max;
      if (fails(fewer)) {
        steps = std::move(fewer);
        any_left_out = true;
      } else {
        from += part;
      }
    }
    if (tries_max <= 0) break;
    if (!any_left_out) part /= 2;
  }
  return steps;
}

}  // namespace chats::simulation
