// What is taken out of a session's events before they are kept for some days. Events are never
// edited while a session runs; those of a closed one are only there to be read, and three things
// must not be read in them: what was given without a name, whose place in the order of events could
// say whose it is (the closing record has it, shuffled), who stood at the door and was never let
// in, and the words and names of whoever wished to be forgotten. What stays still fits together:
// replaying it gives the session without those.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "server/core/event.hpp"

namespace chats::core {

// All events of a session pass three times, from the first, and none need be held meanwhile: each
// time through the next of these functions. Again, with more people: the same and more.
class Redaction {
 public:
  // Besides those who wished it while it ran, whoever has that key.
  explicit Redaction(std::optional<Digest> also = {}) : also_(also) {}

  // Who goes.
  void look_for_people(const Event& event);
  // What is theirs. Where nobody goes this may be left out.
  void look_for_words(const Event& event);
  bool takes_people_out() const { return !gone_.people.empty(); }
  // False: it is as it was.
  bool redact(Event& event);

  // Of those who go.
  struct Gone {
    std::set<ParticipantId> people;
    std::set<std::uint64_t> things;         // Messages, cards and requests for help, by number.
    std::set<std::string> folded_names;     // Of any time.
    std::map<ParticipantId, std::string> called;  // At the time of the event that is redacted.
  };

 private:
  bool is_meant(const Digest& key) const { return also_ && key == *also_; }
  void sever_nameless(Event& event);

  std::optional<Digest> also_;
  std::set<ParticipantId> at_the_door_;
  Gone gone_;
  std::set<std::uint64_t> nameless_;  // Cards without a name so far.
};

}  // namespace chats::core
