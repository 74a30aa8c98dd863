#include "tests/sessions/words.hpp"

#include <cctype>
#include <charconv>

#include "tests/support/small_chat.hpp"

namespace chats::sessions {

using namespace core;

namespace {

// One word: it ends at a blank outside quotes. The quotes are dropped.
std::string next_word(std::string_view line, std::size_t& at, bool& quoted) {
  std::string word;
  bool inside = false;
  quoted = line[at] == '"';
  for (; at < line.size() && (inside || line[at] != ' '); ++at) {
    if (line[at] == '"')
      inside = !inside;
    else
      word += line[at];
  }
  if (inside) throw StoryMistake("a quote is not closed");
  return word;
}

std::string two_digits(long long number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

Words::Words(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    if (line[at] == ' ') {
      ++at;
      continue;
    }
    bool quoted = false;
    auto word = next_word(line, at, quoted);
    const auto equals = word.find('=');
    if (quoted || equals == std::string::npos)
      plain_.push_back(std::move(word));
    else
      pairs_.emplace(word.substr(0, equals), word.substr(equals + 1));
  }
}

std::string Words::take() {
  if (at_end()) throw StoryMistake("a word is missing");
  return plain_[next_++];
}

bool Words::take_if(std::string_view word) {
  if (peek() != word || at_end()) return false;
  ++next_;
  return true;
}

std::string Words::take_or(std::string other) {
  return at_end() || peek() == "as" ? other : take();
}

std::string Words::get(std::string_view key) {
  auto found = find(key);
  if (!found) throw StoryMistake(std::string(key) + "= is missing");
  return *found;
}

std::optional<std::string> Words::find(std::string_view key) {
  const auto found = pairs_.find(key);
  if (found == pairs_.end()) return {};
  used_.emplace(key);
  return found->second;
}

std::vector<std::string> Words::list(std::string_view key) {
  const auto found = find(key);
  return found ? split(*found, ',') : std::vector<std::string>{};
}

std::vector<std::string> Words::keys() const {
  std::vector<std::string> all;
  for (const auto& [key, value] : pairs_)
    all.push_back(key);
  return all;
}

void Words::expect_all_used() const {
  if (!at_end()) throw StoryMistake("nobody knows what \"" + plain_[next_] + "\" means here");
  for (const auto& [key, value] : pairs_)
    if (!used_.contains(key)) throw StoryMistake("nobody asked for " + key + "=");
}

std::vector<std::string> split(std::string_view text, char by) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto end = text.find(by);
    if (const auto part = text.substr(0, end); !part.empty()) parts.emplace_back(part);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return parts;
}

std::uint16_t number_in(std::string_view word) {
  std::uint16_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc{} || end != word.data() + word.size())
    throw StoryMistake(std::string(word) + " is not a number");
  return number;
}

seconds seconds_in(std::string_view word) {
  const bool negative = word.starts_with('-');
  if (negative) word.remove_prefix(1);
  if (word.empty()) throw StoryMistake("a span of time is empty");
  const auto unit = word.back();
  const seconds span{number_in(word.substr(0, word.size() - 1))};
  const auto factor = unit == 's' ? 1 : unit == 'm' ? 60 : unit == 'h' ? 3600 : 0;
  if (factor == 0) throw StoryMistake(std::string(word) + " needs s, m or h");
  return span * (negative ? -factor : factor);
}

Instant time_of_day(std::string_view word) {
  const auto parts = split(word, ':');
  if (parts.size() < 2 || parts.size() > 3)
    throw StoryMistake(std::string(word) + " is not a time of day");
  Instant at = support::day_of_tests + std::chrono::hours{number_in(parts[0])} +
               minutes{number_in(parts[1])};
  if (parts.size() == 3) at += seconds{number_in(parts[2])};
  return at;
}

std::string clock_text(Instant at) {
  const std::chrono::hh_mm_ss time{at - support::day_of_tests};
  auto text = two_digits(time.hours().count()) + ":" + two_digits(time.minutes().count());
  if (time.seconds().count() != 0 || time.subseconds().count() != 0)
    text += ":" + two_digits(time.seconds().count());
  if (time.subseconds().count() != 0) text += "." + std::to_string(time.subseconds().count());
  return text;
}

std::string lower_case(std::string text) {
  for (auto& each : text)
    each = static_cast<char>(std::tolower(static_cast<unsigned char>(each)));
  return text;
}

}  // namespace chats::sessions
