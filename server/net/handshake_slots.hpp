// How many TLS handshakes run at once; the rest wait in the order they came, so that in a storm
// some finish instead of all being late. Any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace chats::net {

class HandshakeSlots : public std::enable_shared_from_this<HandshakeSlots> {
 public:
  // Held while the handshake runs and waits for nobody long; dropping it lets the next one start.
  using Slot = std::shared_ptr<const void>;
  using Start = std::function<void(Slot)>;

  explicit HandshakeSlots(std::size_t slots) : free_(slots) {}

  // A place in the line; none: it was one's turn at once.
  using Turn = std::optional<std::uint64_t>;
  // Calls `start` now or, later, on the thread that drops a slot. It must only post.
  Turn ask(Start start);
  // Whoever waits no more says so, and nothing of them is kept until their turn would have come.
  void leave(Turn turn);

  std::size_t waiting() const;

 private:
  Slot make_slot();
  void give_back();

  mutable std::mutex mutex_;
  std::size_t free_;
  std::map<std::uint64_t, Start> waiting_;
  std::uint64_t latest_turn_ = 0;
};

}  // namespace chats::net
