// A session's log as one piece, which the server itself never holds.
#pragma once

#include <utility>
#include <vector>

#include "server/store/log.hpp"

namespace chats::store {

struct WholeLog : ReadOutcome {
  std::vector<core::Event> events;
};

inline WholeLog whole_log(Log& log, const SessionId& session, core::Seq after = 0) {
  WholeLog whole;
  static_cast<ReadOutcome&>(whole) = log.read(session, after, [&](core::Event&& event) {
    whole.events.push_back(std::move(event));
    return true;
  });
  return whole;
}

}  // namespace chats::store
