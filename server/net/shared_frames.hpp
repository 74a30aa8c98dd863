// Letters that travel together become one WebSocket message, made once: the connections of a class
// get the same letters in the same turn of their loop, and so the very same bytes. What it made is
// remembered until the turn is over. Pure: no socket, one thread.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "server/net/letter_list.hpp"

namespace chats::net {

class SharedFrames {
 public:
  using Frame = std::shared_ptr<const std::string>;

  // A single object as it is, more of them as a JSON array.
  Frame frame_of(LetterList letters);
  // The turn is over: what nobody is still writing is freed.
  void forget();
  bool is_empty() const { return taken_.empty(); }

 private:
  struct Made {
    LetterList letters;
    Frame frame;
  };
  // More classes than that speak in one turn only where hardly anybody shares anything.
  static constexpr std::size_t slots = 64;

  std::array<Made, slots> made_;
  std::vector<std::size_t> taken_;
};

}  // namespace chats::net
