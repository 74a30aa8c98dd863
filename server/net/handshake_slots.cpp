#include "server/net/handshake_slots.hpp"

#include <utility>

namespace chats::net {

HandshakeSlots::Turn HandshakeSlots::ask(Start start) {
  {
    const std::lock_guard lock(mutex_);
    if (free_ == 0) {
      waiting_.emplace(++latest_turn_, std::move(start));
      return latest_turn_;
    }
    --free_;
  }
  start(make_slot());
  return {};
}

void HandshakeSlots::leave(Turn turn) {
  if (!turn) return;
  const std::lock_guard lock(mutex_);
  waiting_.erase(*turn);
}

HandshakeSlots::Slot HandshakeSlots::make_slot() {
  return Slot(static_cast<const void*>(this),
              [self = shared_from_this()](const void*) { self->give_back(); });
}

void HandshakeSlots::give_back() {
  Start next;
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.empty()) {
      ++free_;
      return;
    }
    next = std::move(waiting_.extract(waiting_.begin()).mapped());
  }
  next(make_slot());
}

std::size_t HandshakeSlots::waiting() const {
  const std::lock_guard lock(mutex_);
  return waiting_.size();
}

}  // namespace chats::net
