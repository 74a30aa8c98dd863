// What was told lately, so that somebody who was away for a moment is told what they missed
// instead of everything. A ring, bounded in events and bytes; not kept over a restart.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "server/core/telling.hpp"
#include "server/live/limits.hpp"
#include "server/live/parcel.hpp"

namespace chats::live {

class Missed {
 public:
  struct Told {
    core::Telling telling;
    SharedLetters letters;
  };

  // `since`: events up to this one were told before this ring began.
  explicit Missed(core::Seq since) : told_up_to_(since), begins_after_(since) {}

  // All that was told of an event, the next one.
  void keep(core::Seq seq, const std::vector<Told>& told, const LiveLimits& limits);

  // What `viewer`, whose room and role have not changed since, missed after `after`. None: too
  // much, or too long ago; they need a snapshot.
  std::optional<std::vector<SharedLetters>> since(core::Seq after, const core::Participant& viewer,
                                                  const LiveLimits& limits) const;

 private:
  // One telling of an event. Few bytes: of a session there are thousands.
  struct Kept {
    core::Seq seq;
    SharedLetters letters;
    std::string to;  // packed_audience.hpp
    std::uint8_t group;
    std::uint32_t bytes;
    bool includes(const core::Participant& viewer) const;
  };
  void forget_oldest_event();

  std::deque<Kept> kept_;  // In order; of the events from `begins_after_` to `told_up_to_`.
  std::size_t bytes_ = 0;
  core::Seq told_up_to_;
  core::Seq begins_after_;
};

}  // namespace chats::live
