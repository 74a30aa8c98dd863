// How many TLS handshakes run at once; the rest wait in the order they came, so that in a storm
// some finish instead of all being late. Any thread.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace chats::net {

class HandshakeSlots : public std::enable_shared_from_this<HandshakeSlots> {
 public:
  // Held while the handshake runs; dropping it lets the next one start.
  using Slot = std::shared_ptr<const void>;
  using Start = std::function<void(Slot)>;

  explicit HandshakeSlots(std::size_t slots) : free_(slots) {}

  // Calls `start` now or, later, on the thread that drops a slot. It must only post.
  void ask(Start start);

  std::size_t waiting() const;

 private:
  Slot make_slot();
  void give_back();

  mutable std::mutex mutex_;
  std::size_t free_;
  std::deque<Start> waiting_;
};

}  // namespace chats::net
