#include "server/core/voices.hpp"

#include <cmath>
#include <vector>

namespace chats::core {

namespace {

// How many messages each of those who could speak now has posted, also of those who did not.
std::vector<std::uint32_t> messages_per_person(const SessionState& state, const Room& room) {
  std::vector<std::uint32_t> all;
  for (const auto id : room.people) {
    const auto& person = state.participants.at(id);
    if (person.is_staff() || person.away) continue;
    const auto said = room.said.find(id);
    all.push_back(said == room.said.end() ? 0 : said->second);
  }
  return all;
}

double entropy(const std::vector<std::uint32_t>& said, std::uint32_t all) {
  double sum = 0;
  for (const auto messages : said) {
    const double share = static_cast<double>(messages) / all;
    if (messages > 0) sum -= share * std::log(share);
  }
  return sum;
}

}  // namespace

Voices voices_in(const SessionState& state, const Room& room) {
  const auto said = messages_per_person(state, room);
  Voices voices;
  std::uint32_t all = 0;
  for (const auto messages : said) {
    all += messages;
    if (messages == 0) ++voices.silent;
  }
  if (said.size() < 2 || all < said.size()) return voices;
  const double most = std::log(static_cast<double>(said.size()));
  voices.evenness = static_cast<std::uint8_t>(std::lround(100 * entropy(said, all) / most));
  return voices;
}

}  // namespace chats::core
