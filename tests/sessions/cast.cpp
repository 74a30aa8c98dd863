#include "tests/sessions/cast.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "server/core/match.hpp"

namespace chats::sessions {

using namespace core;

std::optional<Role> role_of(std::string_view person) {
  static const std::map<std::string_view, Role> cast{
      {"mira", Role::facilitator}, {"noor", Role::moderator}, {"jonas", Role::attendee},
      {"aylin", Role::attendee},   {"tomas", Role::attendee}, {"priya", Role::attendee},
      {"pavel", Role::attendee},   {"zoe", Role::attendee},
  };
  const auto found = cast.find(person);
  return found == cast.end() ? std::optional<Role>{} : found->second;
}

// Keys need no cryptography here: different words, different digests.
Digest key_of(std::string_view word) {
  Digest key;
  for (std::size_t i = 0; i < word.size(); ++i)
    key.bytes[i % key.bytes.size()] ^= static_cast<std::uint8_t>(word[i]);
  return key;
}

void Names::call(ParticipantId id, std::string name) {
  by_name_[name] = id;
  people_[id] = std::move(name);
}

void Names::call_thing(std::string id, std::string name) {
  by_thing_name_[name] = id;
  things_[std::move(id)] = std::move(name);
}

std::string Names::of(ParticipantId id) const {
  const auto found = people_.find(id);
  return found == people_.end() ? "p" + std::to_string(id.number) : found->second;
}

std::optional<ParticipantId> Names::participant(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? std::optional<ParticipantId>{} : found->second;
}

std::string Names::of_thing(char letter, std::uint64_t number) const {
  const auto id = letter + std::to_string(number);
  const auto found = things_.find(id);
  return found == things_.end() ? id : found->second;
}

std::uint64_t Names::thing(std::string_view word) const {
  if (const auto named = by_thing_name_.find(word); named != by_thing_name_.end())
    word = named->second;
  std::uint64_t number = 0;
  if (word.size() > 1) std::from_chars(word.data() + 1, word.data() + word.size(), number);
  return number;
}

std::string room_name(RoomId room) {
  return room == main_room ? "main" : "r" + std::to_string(room.number);
}

std::string made_id(const Made& made) {
  const auto id = [](char letter, auto x) { return letter + std::to_string(x.number); };
  return std::visit(match{
                        [](std::monostate) { return std::string{}; },
                        [&](MessageId x) { return id('m', x); },
                        [&](CardId x) { return id('c', x); },
                        [&](TakeawayId x) { return id('t', x); },
                        [&](HelpId x) { return id('h', x); },
                        [&](BroadcastId x) { return id('b', x); },
                        [&](CheckinId x) { return id('k', x); },
                        [](const NewSecret&) { return std::string{}; },
                        [&](FlagId x) { return id('f', x); },
                        [&](LetterId x) { return id('l', x); },
                    },
                    made.id);
}

}  // namespace chats::sessions
