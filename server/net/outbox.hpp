// What waits to be written to one connection: letters shared with all who get the same bytes, in
// order, bounded. Whatever waits when the socket is free goes out as one message (SharedFrames).
//
// When more waits than may, the backlog is dropped and the connection is *lagging*: nothing but a
// fresh start is taken, for which the upper layer is asked once the socket has drained. Pure: no
// socket, no clock, one thread.
#pragma once

#include <cstddef>
#include <vector>

#include "server/net/letter_list.hpp"

namespace chats::net {

class Outbox {
 public:
  struct Bounds {
    std::size_t waiting_bytes_max;
    std::size_t message_bytes_max;  // letters are never torn: a bigger one goes alone
  };

  explicit Outbox(Bounds bounds) : bounds_(bounds) {}

  // Takes a parcel's letters, or drops them while lagging. A fresh start ends lagging. It is taken
  // whatever its size, or its connection could lag for ever; where it would be too much, what
  // waited before it goes. Nor is it dropped for what comes behind it, in the same turn say: the
  // answer to a join would go with it.
  void take(const std::vector<live::SharedLetters>& letters, bool fresh_start);

  // Forgets what waits; the connection lags from now on. What is being written stays.
  void drop_backlog();

  // Begins the next message: gives away its letters, and counts them until message_written().
  // Empty when nothing waits. Not to be called while a message is being written.
  LetterList begin_message();
  void message_written();

  // True once for each time of lagging, when the socket has drained: ask for a fresh start now.
  bool asks_for_fresh_start();

  bool lagging() const { return lagging_; }
  bool anything_waits() const { return !waiting_.empty(); }
  bool writing() const { return writing_; }
  std::size_t waiting_bytes() const { return waiting_bytes_; }
  std::size_t held_bytes() const { return waiting_bytes_ + in_flight_bytes_; }

 private:
  void drop(std::size_t from, std::size_t to);
  std::size_t letters_for_one_message() const;

  Bounds bounds_;
  LetterList waiting_;
  std::size_t fresh_letters_ = 0;  // Of those that wait, up to the end of the latest fresh start.
  std::size_t waiting_bytes_ = 0;
  std::size_t in_flight_bytes_ = 0;
  bool writing_ = false;
  bool lagging_ = false;
  bool fresh_start_asked_ = false;
};

}  // namespace chats::net
