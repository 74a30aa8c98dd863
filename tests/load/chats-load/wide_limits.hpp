// For the server: so wide that one person of the tool can stand for many. What stays as it is: the
// bounds of the session itself and of addresses.
#pragma once

#include <string>
#include <vector>

namespace chats::load {

inline std::vector<std::string> limits_for_talk() {
  return {"requests_per_second=100000",       "requests_burst=10000",
          "staff_requests_per_second=100000", "staff_requests_burst=10000",
          "posts_per_second=100000",          "posts_burst=10000",
          "room_posts_per_second=100000",     "room_posts_burst=100000",
          "unanswered_requests=1000"};
}

}  // namespace chats::load
