#include "server/program/readiness.hpp"

#include <string>

namespace chats::program {

namespace {

constexpr std::chrono::seconds probe_every{1};

}  // namespace

bool Readiness::wants_probe() {
  auto before = probed_at_.load();
  const auto now = clock_.now();
  // A clock that was set back asks anew, too.
  if (now >= before && now < before + probe_every) return false;
  return probed_at_.compare_exchange_strong(before, now);
}

void Readiness::probe() {
  saves_ = log_.set_fact("probed_at", std::to_string(clock_.now().time_since_epoch().count()));
}

}  // namespace chats::program
