#include "tests/support/coming_in.hpp"

#include <algorithm>
#include <cassert>

namespace chats::support {

core::Digest key(const std::string& word) {
  core::Digest digest;
  assert(word.size() <= digest.bytes.size());
  std::copy(word.begin(), word.end(), digest.bytes.begin());
  return digest;
}

core::ParticipantId join(PlayedSession& session, const std::string& name, core::Role role,
                         const std::string& position) {
  core::command::Join wish{key(name), role, {}};
  wish.profile.name = wish.profile.folded = name;
  wish.profile.position = position;
  return {session.ask({}, wish).made.front()};
}

}  // namespace chats::support
