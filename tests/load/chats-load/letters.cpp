#include "tests/load/chats-load/letters.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <string>

namespace chats::load {

namespace {

// Within a JSON string a quote has a backslash before it: no text can hold these bytes.
constexpr std::string_view opening = R"({"jsonrpc":"2.0",)";
constexpr std::string_view event_opening = R"(,"params":{"seq":)";
constexpr std::string_view id_key = R"("id":")", nameless_key = R"("id":null)";
constexpr std::string_view method_key = R"("method":")";

// std::string_view::find() stops at each first byte; a message is full of quotes and braces.
std::size_t place_of(std::string_view what, std::string_view text, std::size_t from = 0) {
  if (from >= text.size()) return std::string_view::npos;
  const char* begin = text.data() + from;
  const auto* found = static_cast<const char*>(
      ::memmem(begin, text.size() - from, what.data(), what.size()));
  if (found == nullptr) return std::string_view::npos;
  return static_cast<std::size_t>(found - text.data());
}

std::string_view up_to_quote(std::string_view text) { return text.substr(0, text.find('"')); }

std::string_view behind(std::string_view text, std::size_t count) {
  return text.substr(std::min(count, text.size()));
}

std::uint64_t number_at(std::string_view text) {
  std::uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::optional<Letter> read_notification(std::string_view whole, std::string_view rest) {
  Letter letter;
  letter.whole = whole;
  letter.name = up_to_quote(rest.substr(method_key.size()));
  const auto params = behind(rest, method_key.size() + letter.name.size() + 1);
  if (params.starts_with(event_opening)) {
    letter.kind = Letter::Kind::event;
    letter.seq = number_at(params.substr(event_opening.size()));
    if (letter.name == "message.posted") letter.text = field_of(whole, "text");
  }
  return letter;
}

std::optional<Letter> read_reply(std::string_view whole, std::string_view rest) {
  Letter letter;
  letter.whole = whole;
  const bool nameless = rest.starts_with(nameless_key);
  if (!nameless) letter.name = up_to_quote(rest.substr(id_key.size()));
  rest = behind(rest, nameless ? nameless_key.size() : id_key.size() + letter.name.size() + 1);
  letter.kind = rest.starts_with(R"(,"result":)") ? Letter::Kind::result : Letter::Kind::error;
  if (letter.kind == Letter::Kind::error) return letter;
  letter.seq = number_in(field_of(rest, "seq")).value_or(0);
  return letter;
}

std::optional<Letter> read_letter(std::string_view whole) {
  const auto rest = whole.substr(opening.size());
  if (rest.starts_with(method_key)) return read_notification(whole, rest);
  if (rest.starts_with(id_key) || rest.starts_with(nameless_key)) return read_reply(whole, rest);
  return {};
}

}  // namespace

std::span<const Letter> LetterReader::read(std::string_view frame) {
  if (frame == last_) return letters_;
  last_ = frame;
  letters_.clear();
  const std::string_view text(last_);
  std::size_t begin = text.starts_with('[') ? 1 : 0;
  if (!text.substr(begin).starts_with(opening)) return {};
  while (begin != std::string_view::npos) {
    const auto next = place_of(opening, text, begin + opening.size());
    const auto letter = read_letter(text.substr(begin, next - begin));
    if (!letter) {
      letters_.clear();
      break;
    }
    letters_.push_back(*letter);
    begin = next;
  }
  return letters_;
}

std::string_view field_of(std::string_view message, std::string_view name) {
  const std::string key = '"' + std::string(name) + "\":";
  const auto found = place_of(key, message);
  if (found == std::string_view::npos) return {};
  const auto value = message.substr(found + key.size());
  if (value.starts_with('"')) return up_to_quote(value.substr(1));
  return value.substr(0, value.find_first_of(",}"));
}

std::optional<std::uint64_t> number_in(std::string_view digits) {
  std::uint64_t number = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, number);
  if (digits.empty() || error != std::errc() || stop != end) return {};
  return number;
}

}  // namespace chats::load
