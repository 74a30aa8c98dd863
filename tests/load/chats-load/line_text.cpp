#include "tests/load/chats-load/line_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace chats::load {

namespace {

// A text begins with this and 16 digits: when it was due, in nanoseconds of our clock.
constexpr std::string_view due_mark = "due ";
constexpr std::size_t due_digits = 16;

}  // namespace

std::string text_due(Moment due, std::size_t bytes) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(),
                                 due.time_since_epoch().count(), 16);
  const std::string number(digits.data(), end.ptr);
  std::string text(due_mark);
  text.append(due_digits - number.size(), '0') += number;
  if (text.size() < bytes) text += ' ';
  text.append(bytes - std::min(bytes, text.size()), 'x');
  return text;
}

std::optional<Moment> due_of(std::string_view text) {
  if (!text.starts_with(due_mark) || text.size() < due_mark.size() + due_digits) return {};
  const auto digits = text.substr(due_mark.size(), due_digits);
  Span::rep ticks = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, ticks, 16);
  if (error != std::errc() || stop != end) return {};
  return Moment(Span(ticks));
}

}  // namespace chats::load
