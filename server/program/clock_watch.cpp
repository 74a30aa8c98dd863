#include "server/program/clock_watch.hpp"

#include <spdlog/spdlog.h>

#include <fstream>
#include <sstream>
#include <utility>

namespace chats::program {

namespace {

constexpr const char* fact = "clock";

// "3600 s ahead", "5 s behind".
std::string in_words(core::milliseconds ahead) {
  const auto span = std::chrono::round<core::seconds>(std::chrono::abs(ahead));
  return std::to_string(span.count()) + (ahead.count() < 0 ? " s behind" : " s ahead");
}

}  // namespace

std::string name_of_this_boot() {
  std::string name;
  std::ifstream("/proc/sys/kernel/random/boot_id") >> name;
  return name;
}

ClockWatch::ClockWatch(ClockWatchParts parts) : parts_(std::move(parts)) {
  std::istringstream before(parts_.log.fact(fact));
  std::string boot;
  std::int64_t booted_at = 0;
  if (!(before >> boot >> booted_at) || boot != parts_.boot) return;
  parts_.clock.go_on_from(core::Instant{core::milliseconds{booted_at}});
  kept_ = true;
}

void ClockWatch::look() {
  const auto ahead = parts_.clock.machine_is_ahead();
  const bool jumped = std::chrono::abs(ahead) > tolerated;
  if (jumped && !parts_.directory.is_any_under_way()) {
    parts_.clock.follow_time_of_day();
    kept_ = false;
    spdlog::warn("the machine's clock was {}; nothing is under way, and the server follows it",
                 in_words(ahead));
  } else if (jumped && std::chrono::abs(ahead - told_of_) > tolerated) {
    spdlog::warn(
        "the machine's clock is {}; sessions that are under way keep their time, and the "
        "server follows the clock once there are none",
        in_words(ahead));
    told_of_ = ahead;
  }
  if (!jumped) told_of_ = {};
  if (!kept_) keep();
}

void ClockWatch::keep() {
  if (parts_.boot.empty()) return;
  const auto booted_at = parts_.clock.booted_at().time_since_epoch().count();
  kept_ = parts_.log.set_fact(fact, parts_.boot + " " + std::to_string(booted_at));
}

}  // namespace chats::program
