// How much of a growing list a snapshot shows (PROTOCOL part 3): everything from `first` on. A
// window is a fold of events like the rest of the state, so a client that drops what it is told
// to drop holds what a fresh snapshot shows, without knowing a bound. It moves forward only, when
// what came or grew made it too full; what left it never comes back, and what is taken away inside
// leaves a gap that nothing older fills.
//
// Somebody who came into a breakout later sees only the end of what the window holds. That is exact
// too: trimming keeps the longest end that fits, and that of a shorter list is the same, or all.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace chats::core {

struct WindowBounds {
  std::size_t count = 0;
  std::size_t bytes = 0;  // At least those of the largest thing that may come.
};

struct Window {
  std::uint64_t first = 0;  // Number of the oldest thing inside; 0: nothing has left it yet.
  std::size_t count = 0;    // Of the things inside.
  std::size_t bytes = 0;    // Of their texts, as JSON writes them.
  std::uint64_t moved = 0;  // Seq of the event that moved it last.

  bool holds(std::uint64_t number) const { return number >= first; }
  bool has_left_something() const { return first > 0; }

  void add(std::size_t more) {
    ++count;
    bytes += more;
  }
  void take_away(std::size_t less) {
    --count;
    bytes -= less;
  }
};

// A thing inside a window: its number and the bytes of its texts.
struct Weighed {
  std::uint64_t number = 0;
  std::size_t bytes = 0;
};

// Lets the oldest go until the rest fits; the latest always stays, for a damaged log may hold a
// larger thing than ever could come. `from(number)` is the first thing whose number is not
// smaller. Every thing leaves once, so the cost is O(1) lookups for each thing that comes.
template <class From>
void trim(Window& window, WindowBounds most, std::uint64_t seq, From from) {
  const auto too_full = [&] {
    return window.count > 1 && (window.count > most.count || window.bytes > most.bytes);
  };
  if (!too_full()) return;
  while (too_full()) {
    const Weighed oldest = from(window.first);
    window.take_away(oldest.bytes);
    window.first = oldest.number + 1;
  }
  window.first = from(window.first).number;
  window.moved = seq;
}

// The bytes of a text between the quotes of JSON, where control characters but \n and \t do not
// come (protocol/plain_text.hpp). Asked twice of every message: a table is quicker than questions.
inline std::size_t told_bytes(std::string_view text) {
  static constexpr auto escapes = [] {
    std::array<std::uint8_t, 256> table{};
    for (const unsigned char c : {'"', '\\', '\n', '\t'}) table.at(c) = 1;
    return table;
  }();
  std::size_t bytes = text.size();
  for (const unsigned char c : text) bytes += escapes[c];
  return bytes;
}

}  // namespace chats::core
