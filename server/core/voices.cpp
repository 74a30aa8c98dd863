#include "server/core/voices.hpp"

#include <cmath>
#include <map>

namespace chats::core {

namespace {

using MessagesOf = std::map<ParticipantId, std::uint32_t>;

// Of everybody who could speak now, also of those who did not.
MessagesOf messages_per_person(const SessionState& state, const Room& room) {
  MessagesOf said;
  for (const auto id : room.people) {
    const auto& person = state.participants.at(id);
    if (!person.is_staff() && !person.away) said[id] = 0;
  }
  for (const auto& message : room.messages)
    if (const auto author = said.find(message.from); author != said.end()) ++author->second;
  return said;
}

double entropy(const MessagesOf& said, std::uint32_t all) {
  double sum = 0;
  for (const auto& [person, messages] : said) {
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
  for (const auto& [person, messages] : said) {
    all += messages;
    if (messages == 0) ++voices.silent;
  }
  if (said.size() < 2 || all < said.size()) return voices;
  const double most = std::log(static_cast<double>(said.size()));
  voices.evenness = static_cast<std::uint8_t>(std::lround(100 * entropy(said, all) / most));
  return voices;
}

}  // namespace chats::core
