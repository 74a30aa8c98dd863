// What the server says, read as cheaply as it can be: each message of a frame is cut out and its
// first fields are found by their place, without building any JSON. That the server spells as it
// does ({"jsonrpc":"2.0","id":... or "method":... first, "seq" first in params, no white space) is
// taken for granted; a frame that does not begin so is counted as unreadable, never skipped.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace chats::load {

struct Letter {
  enum class Kind { event, signal, result, error };
  Kind kind = Kind::signal;
  std::string_view name;   // the method, or the id that is answered
  std::uint64_t seq = 0;   // of an event, or the first in a result; else 0
  std::string_view whole;  // the message as it came
};

// Calls `take` for each message in a frame's text. False: this is not what the server sends.
bool read_letters(std::string_view text, const std::function<void(const Letter&)>& take);

// What stands behind the first `"name":`, up to the next quote when it is a string, else up to the
// next comma or brace. Empty: there is none.
std::string_view field_of(std::string_view message, std::string_view name);

std::optional<std::uint64_t> number_in(std::string_view digits);

}  // namespace chats::load
