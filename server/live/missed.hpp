// What was told lately, so that somebody who was away for a moment is told what they missed
// instead of everything. A ring, bounded in events and bytes; not kept over a restart.
#pragma once

#include <deque>
#include <optional>
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

  void keep(core::Seq seq, std::vector<Told> told, const LiveLimits& limits);

  // What `viewer`, whose room and role have not changed since, missed after `after`. None: too
  // much, or too long ago; they need a snapshot.
  std::optional<std::vector<SharedLetters>> since(core::Seq after, const core::Participant& viewer,
                                                  const LiveLimits& limits) const;

 private:
  struct Entry {
    core::Seq seq;
    std::vector<Told> told;
    std::size_t bytes;
  };
  std::deque<Entry> entries_;
  std::size_t bytes_ = 0;
  core::Seq told_up_to_;
  core::Seq begins_after_;
};

}  // namespace chats::live
