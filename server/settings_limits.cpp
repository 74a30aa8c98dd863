#include "server/settings_limits.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <variant>

#include "server/settings_table.hpp"

namespace chats::settings {

namespace {

using Place = std::variant<double*, std::size_t*, std::chrono::seconds*>;

struct Limit {
  std::string_view name, meaning;
  double min, max;
  Place (*place)(Settings& settings);
};

constexpr double kib = 1024;
constexpr double mib = 1024 * kib;

// The smallest values still let a session run; the largest only keep typing errors out.
constexpr std::array limits{
    Limit{"requests_per_second", "of one participant", 1, 100'000,
          [](Settings& s) -> Place { return &s.live_limits.requests.per_second; }},
    Limit{"requests_burst", "of one participant", 5, 10'000,
          [](Settings& s) -> Place { return &s.live_limits.requests.burst; }},
    Limit{"staff_requests_per_second", "of one moderator or facilitator", 1, 100'000,
          [](Settings& s) -> Place { return &s.live_limits.staff_requests.per_second; }},
    Limit{"staff_requests_burst", "of one moderator or facilitator", 5, 10'000,
          [](Settings& s) -> Place { return &s.live_limits.staff_requests.burst; }},
    Limit{"posts_per_second", "of one attendee", 0.1, 100'000,
          [](Settings& s) -> Place { return &s.live_limits.posts.per_second; }},
    Limit{"posts_burst", "of one attendee", 1, 10'000,
          [](Settings& s) -> Place { return &s.live_limits.posts.burst; }},
    Limit{"room_posts_per_second", "of one room, all together", 1, 100'000,
          [](Settings& s) -> Place { return &s.live_limits.room_posts.per_second; }},
    Limit{"room_posts_burst", "of one room, all together", 1, 100'000,
          [](Settings& s) -> Place { return &s.live_limits.room_posts.burst; }},
    Limit{"sessions", "kept, closed ones too, until they are deleted", 1, 1'000'000,
          [](Settings& s) -> Place { return &s.program_limits.sessions_max; }},
    Limit{"connections_per_participant", "tabs and devices; then the oldest ends", 1, 100,
          [](Settings& s) -> Place { return &s.live_limits.connections_max; }},
    Limit{"unanswered_requests", "of one connection", 1, 1000,
          [](Settings& s) -> Place { return &s.live_limits.unanswered_max; }},
    Limit{"join_time_s", "from connecting to session.join", 1, 600,
          [](Settings& s) -> Place { return &s.desk_limits.join_time_max; }},
    Limit{"message_bytes", "a message from a client", 4 * kib, 16 * mib,
          [](Settings& s) -> Place { return &s.net_limits.message_bytes_max; }},
    Limit{"message_fragments", "of one message", 1, 10'000,
          [](Settings& s) -> Place { return &s.net_limits.message_fragments_max; }},
    Limit{"idle_frames_per_second", "pings, pongs and empty frames", 1, 1000,
          [](Settings& s) -> Place { return &s.net_limits.idle_frames_per_second_max; }},
    Limit{"idle_frames_burst", "pings, pongs and empty frames", 1, 10'000,
          [](Settings& s) -> Place { return &s.net_limits.idle_frames_burst_max; }},
    Limit{"outbox_bytes", "waiting for one connection", 64 * kib, 1024 * mib,
          [](Settings& s) -> Place { return &s.net_limits.outbox_bytes_max; }},
    Limit{"waiting_bytes", "waiting for all connections", 4 * mib, 1024 * 1024 * mib,
          [](Settings& s) -> Place { return &s.net_limits.waiting_bytes_all_max; }},
    Limit{"write_stall_s", "without reading anything; then closed", 1, 3600,
          [](Settings& s) -> Place { return &s.net_limits.write_stall_max; }},
    Limit{"ping_after_s", "of silence", 1, 3600,
          [](Settings& s) -> Place { return &s.net_limits.ping_after; }},
    Limit{"silence_s", "then the connection is closed", 2, 7200,
          [](Settings& s) -> Place { return &s.net_limits.silence_max; }},
    Limit{"head_bytes", "an HTTP head", 4 * kib, mib,
          [](Settings& s) -> Place { return &s.net_limits.head_bytes_max; }},
    Limit{"head_fields", "headers of one request", 10, 1000,
          [](Settings& s) -> Place { return &s.net_limits.head_fields_max; }},
    Limit{"head_time_s", "for an HTTP head, from accept", 1, 600,
          [](Settings& s) -> Place { return &s.net_limits.head_time_max; }},
    Limit{"body_bytes", "an HTTP body, on /api", kib, 64 * mib,
          [](Settings& s) -> Place { return &s.net_limits.body_bytes_max; }},
    Limit{"handshake_time_s", "for a TLS handshake", 1, 600,
          [](Settings& s) -> Place { return &s.net_limits.handshake_time_max; }},
    Limit{"handshakes_at_once", "the rest wait", 1, 100'000,
          [](Settings& s) -> Place { return &s.net_limits.handshakes_at_once_max; }},
    Limit{"connections_per_address", "at once", 1, 10'000'000,
          [](Settings& s) -> Place { return &s.net_limits.connections_per_address_max; }},
    Limit{"new_connections_per_second", "from one address", 1, 1'000'000,
          [](Settings& s) -> Place { return &s.net_limits.new_connections_per_second_max; }},
};

std::string number_text(double number) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number,
                                 std::chars_format::fixed);
  return {text.data(), end.ptr};
}

double value_at(const Place& place) {
  if (const auto* number = std::get_if<double*>(&place)) return **number;
  if (const auto* count = std::get_if<std::size_t*>(&place)) return static_cast<double>(**count);
  return static_cast<double>(std::get<std::chrono::seconds*>(place)->count());
}

void put(const Place& place, double value) {
  if (const auto* number = std::get_if<double*>(&place)) {
    **number = value;
  } else if (const auto* count = std::get_if<std::size_t*>(&place)) {
    **count = static_cast<std::size_t>(value);
  } else {
    *std::get<std::chrono::seconds*>(place) = std::chrono::seconds(std::llround(value));
  }
}

}  // namespace

void set_limit(Settings& settings, const std::string& text) {
  const auto equals = text.find('=');
  const auto name = std::string_view(text).substr(0, equals);
  const auto limit = std::find_if(limits.begin(), limits.end(),
                                  [&](const Limit& each) { return each.name == name; });
  if (equals == std::string::npos || limit == limits.end()) {
    throw WrongValue("There is no limit called \"" + std::string(name) +
                     "\"; --help lists them all.");
  }
  const auto place = limit->place(settings);
  const bool whole = !std::holds_alternative<double*>(place);
  const auto digits = std::string_view(text).substr(equals + 1);
  double value = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] =
      std::from_chars(digits.data(), end, value, std::chars_format::fixed);
  const bool fits = value >= limit->min && value <= limit->max;
  if (digits.empty() || error != std::errc() || stop != end || !fits ||
      (whole && value != std::floor(value))) {
    throw WrongValue("The limit " + std::string(name) + " wants a " +
                     (whole ? "whole number" : "number") + " from " + number_text(limit->min) +
                     " to " + number_text(limit->max) + ", not \"" + std::string(digits) + "\".");
  }
  put(place, value);
}

std::string limits_text(const Settings& settings) {
  auto copy = settings;
  std::string text;
  for (const auto& limit : limits) {
    auto line = "  " + std::string(limit.name) + '=' + number_text(value_at(limit.place(copy)));
    line.resize(std::max<std::size_t>(line.size() + 1, 38), ' ');
    text += line + std::string(limit.meaning) + '\n';
  }
  return text;
}

std::string limits_line(const Settings& settings) {
  auto copy = settings;
  std::string text;
  for (const auto& limit : limits) {
    if (!text.empty()) text += ' ';
    text += std::string(limit.name) + '=' + number_text(value_at(limit.place(copy)));
  }
  return text;
}

}  // namespace chats::settings
