#include "server/net/handshake_slots.hpp"

#include <utility>

namespace chats::net {

void HandshakeSlots::ask(Start start) {
  {
    const std::lock_guard lock(mutex_);
    if (free_ == 0) {
      waiting_.push_back(std::move(start));
      return;
    }
    --free_;
  }
  start(make_slot());
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
    next = std::move(waiting_.front());
    waiting_.pop_front();
  }
  next(make_slot());
}

std::size_t HandshakeSlots::waiting() const {
  const std::lock_guard lock(mutex_);
  return waiting_.size();
}

}  // namespace chats::net
