#include "tests/sessions/audience_words.hpp"

#include <vector>

namespace chats::sessions {

using namespace core;

namespace {

using People = std::set<ParticipantId>;

template <class Is>
People everybody(const SessionState& state, Is is) {
  People all;
  for (const auto& [id, person] : state.participants)
    if ((person.is_here() || person.waiting) && is(person)) all.insert(id);
  return all;
}

struct Group {
  std::string word;
  People people;
};

std::vector<Group> groups_of(const SessionState& state) {
  std::vector<Group> all{
      {"all", everybody(state, [](const Participant&) { return true; })},
      {"staff", state.staff},
      {"attendees", everybody(state, [](const Participant& x) { return !x.is_staff(); })},
  };
  bool rooms = false;
  for (const auto& [id, room] : state.rooms) {
    if (room.open) all.push_back({"room " + room_name(id), room.people});
    rooms = rooms || room.open;
  }
  if (rooms) all.push_back({"main", state.main_people});
  return all;
}

}  // namespace

std::string audience_words(const SessionState& state, const People& hearers, const Names& names) {
  if (hearers.size() > 1)
    for (const auto& [word, people] : groups_of(state))
      if (people == hearers) return word;
  std::string text;
  for (const auto id : hearers)
    text += (text.empty() ? "" : ", ") + names.of(id);
  return text.empty() ? "nobody" : text;
}

}  // namespace chats::sessions
