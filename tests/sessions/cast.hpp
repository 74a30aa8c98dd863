// The people of the stories, always the same: mira facilitates, noor moderates, jonas, aylin, tomas
// and priya take part, pavel comes late, zoe is never admitted. And the names by which a story
// calls things instead of by their ids.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "server/core/decide.hpp"

namespace chats::sessions {

// The role of the link that somebody of the cast holds. None: nobody of that name.
std::optional<core::Role> role_of(std::string_view person);
// The key somebody's browser made, or the author key called `word`.
core::Digest key_of(std::string_view word);

class Names {
 public:
  void call(core::ParticipantId, std::string name);
  void call_thing(std::string id, std::string name);

  std::string of(core::ParticipantId) const;
  std::optional<core::ParticipantId> participant(std::string_view name) const;

  // "m12", or what the story called it.
  std::string of_thing(char letter, std::uint64_t number) const;
  // The number of a thing by its id or name; 0: neither.
  std::uint64_t thing(std::string_view word) const;

 private:
  std::map<core::ParticipantId, std::string> people_;
  std::map<std::string, core::ParticipantId, std::less<>> by_name_;
  std::map<std::string, std::string, std::less<>> things_, by_thing_name_;
};

std::string room_name(core::RoomId);
// "" when nothing was made.
std::string made_id(const core::Made&);

}  // namespace chats::sessions
