// Who comes to a story, and who was written down beforehand.
#include <algorithm>
#include <cctype>

#include "protocol/enum_words.hpp"
#include "tests/sessions/story_commands.hpp"

namespace chats::sessions {

using namespace core;
using protocol::parse_word;

// Red=Jonas,Aylin/campus Blue=Tomas
command::AssignRooms assignments_of(Words& words, const Definition& definition) {
  command::AssignRooms wish;
  for (const auto& room : words.keys()) {
    wish.rooms.push_back({room, {}});
    for (const auto& each : words.list(room)) {
      const auto parts = split(each, '/');
      AssignedPerson person{parts.front(), lower_case(parts.front()), {}};
      if (parts.size() > 1) {
        const auto& all = definition.affiliations;
        const auto found = std::find(all.begin(), all.end(), parts[1]);
        if (found == all.end()) throw StoryMistake("nobody is from " + parts[1]);
        person.affiliation = static_cast<std::uint16_t>(found - all.begin());
      }
      wish.rooms.back().people.push_back(std::move(person));
    }
  }
  return wish;
}

command::Join join_of(const std::string& person, Words& words) {
  auto role = role_of(person);
  if (const auto link = words.find("link")) role = parse_word<Role>(*link);
  if (!role) throw StoryMistake(person + " is not of the cast");
  command::Join wish{key_of(person), role, {}};
  if (const auto secret = words.find("by")) wish.link = key_of(*secret);
  wish.profile.name = person;
  wish.profile.name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(person[0])));
  if (words.take_if("as")) wish.profile.name = words.take();
  wish.profile.folded = lower_case(wish.profile.name);
  wish.profile.pronouns = words.find("pronouns").value_or("");
  wish.profile.position = words.find("position").value_or("");
  wish.profile.affiliation = words.find("affiliation").value_or("");
  return wish;
}

}  // namespace chats::sessions
