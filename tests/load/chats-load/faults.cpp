#include "tests/load/chats-load/faults.hpp"

namespace chats::load {

std::vector<std::string> Faults::sentences() const {
  std::vector<std::string> lines;
  const auto tell = [&](std::uint64_t count, const std::string& what) {
    if (count > 0) lines.push_back(std::to_string(count) + ' ' + what);
  };
  tell(out_of_order, "events came out of order");
  tell(replies_too_early, "results came before the event they are about");
  tell(went_back, "joins led to a session that had forgotten what was said");
  tell(unknown_replies, "answers came to nothing that was asked");
  tell(unreadable, "frames could not be read");
  tell(lost_unanswered, "requests were not answered before their connection ended");
  tell(missing, "posts were not heard by somebody who was there");
  tell(doubled, "posts were heard that nobody had said, or twice");
  for (const auto& [reason, count] : refusals) tell(count, "times " + reason);
  return lines;
}

}  // namespace chats::load
