// What the server says, read as cheaply as it can be: each message of a frame is cut out and its
// first fields are found by their place, without building any JSON. That the server spells as it
// does ({"jsonrpc":"2.0","id":... or "method":... first, "seq" first in params, no white space) is
// taken for granted; a frame that does not begin so is counted as unreadable, never skipped.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chats::load {

struct Letter {
  enum class Kind { event, signal, result, error };
  Kind kind = Kind::signal;
  std::string_view name;   // the method, or the id that is answered
  std::uint64_t seq = 0;   // of an event, or the first in a result; else 0
  std::string_view whole;  // the message as it came
  std::string_view text;   // of a post
};

// One for all who hear: most frames are the same for everybody, byte by byte, and read once.
class LetterReader {
 public:
  // The messages of a frame, good until the next call. None: this is not what the server sends.
  std::span<const Letter> read(std::string_view frame);

 private:
  std::string last_;
  std::vector<Letter> letters_;
};

// What stands behind the first `"name":`, up to the next quote when it is a string, else up to the
// next comma or brace. Empty: there is none.
std::string_view field_of(std::string_view message, std::string_view name);

std::optional<std::uint64_t> number_in(std::string_view digits);

}  // namespace chats::load
