// What a session's log says: the state it folds to, and what each person must have heard of it. It
// goes on from where it was, so that it may be asked often.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "server/core/telling.hpp"
#include "server/store/log.hpp"

namespace chats::simulation {

// An event's number and the group of the telling, in the order in which both are told.
using Tidings = std::vector<std::pair<core::Seq, int>>;

class Truth {
 public:
  // Folds the next events. What is wrong with what they make of the session, or nothing.
  std::vector<std::string> learn(const std::vector<core::Event>& events);

  core::Seq seq() const { return state_.seq; }
  const core::SessionState& state() const { return state_; }
  // Of the person with that key, later than `after`.
  Tidings owed(const core::Digest& key, core::Seq after) const;

 private:
  void note_tidings(core::Seq seq, const std::vector<core::Telling>& tellings);

  core::SessionState state_;
  std::map<core::Digest, Tidings> tidings_;
};

// What is wrong with what somebody heard after `baseline`; empty: it is what they are owed, and no
// more than the truth knows of is missing.
std::string wrong_with(const Tidings& heard, const Truth& truth, const core::Digest& key,
                       core::Seq baseline);

}  // namespace chats::simulation
