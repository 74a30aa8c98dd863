// Which of a session's connections hear alike (core::Hearing): they are told together, so that what
// an event costs follows the circles that hear it, not the people in them. Pure; the session's
// strand.
#pragma once

#include <cstdint>
#include <map>
#include <unordered_map>
#include <vector>

#include "server/core/hearing.hpp"
#include "server/live/parcel.hpp"

namespace chats::live {

class Circles {
 public:
  // Its members on one loop, in no order.
  struct OnLoop {
    std::uint32_t loop = 0;
    std::vector<std::uint64_t> numbers;
  };
  using Members = std::vector<OnLoop>;

  // Into a circle, and out of the one it was in.
  void put(ConnectionRef connection, const core::Hearing& circle);
  void remove(std::uint64_t connection);

  // Null: it is in none.
  const core::Hearing* of(std::uint64_t connection) const;
  const Members& members(const core::Hearing& circle) const;

  // Calls for each circle that somebody is in and an audience includes; none that is personal.
  template <class Visit>
  void for_each_in(const core::Audience& audience, Visit visit) const {
    const bool one_room = audience.reach == core::Audience::Reach::room;
    auto each = one_room ? members_.lower_bound({.room = audience.room}) : members_.begin();
    for (; each != members_.end(); ++each) {
      if (one_room && each->first.room != audience.room) return;
      if (core::includes(audience, each->first)) visit(each->first);
    }
  }

 private:
  struct Place {
    core::Hearing circle;
    std::uint32_t loop = 0;
    std::size_t at = 0;
  };

  std::map<core::Hearing, Members> members_;  // None is empty, nor is one on a loop.
  std::unordered_map<std::uint64_t, Place> places_;
};

}  // namespace chats::live
