// People at the reference server (floor.hpp), who say lines and hear those of their room.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "tests/load/chats-load/web_socket.hpp"

namespace chats::load {

class FloorCrowd {
 public:
  // In rooms of `room_size`; 0: all in one. `heard` is called for each line and each who hears it.
  FloorCrowd(Loop& loop, const Door& door, std::size_t people, std::size_t room_size,
             std::function<void(Moment due)> heard);

  // Returns when all are in their rooms; else throws std::runtime_error.
  void arrive();
  // Whose turn it is says a line; returns how many hear it.
  std::size_t say(std::uint64_t turn, Moment due, std::size_t bytes);

 private:
  void invite_next();
  void take(std::string_view text);
  std::size_t room_of(std::size_t person) const { return person % ears_.size(); }

  Loop& loop_;
  const std::function<void(Moment)> heard_;
  std::vector<std::size_t> ears_;  // in each room
  std::vector<std::unique_ptr<WebSocket>> people_;
  std::size_t invited_ = 0, here_ = 0, lost_ = 0;
};

}  // namespace chats::load
