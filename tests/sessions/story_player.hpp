// Plays one story on the real core and writes it down again with what everybody was told. A story
// holds when what is written down is what it said.
//
//   session late_comers=main            the chat of story_definition.hpp, with changes
//   at 10:00 mira opens                 comes in, and session.open
//   at 10:00 jonas, aylin join          several do the same
//   at 10:09 pavel joins position=student
//   noor joins link=facilitator         with another link than the cast holds
//   given at 10:09 pavel joins          what is told of it is the matter of another story
//   at 10:05 mira: rooms.plan rooms=2 method=random
//   jonas: message.post "Hello" as hello        later: message=hello
//   jonas again: message.post "Hello"           the same request id as jonas's latest
//   jonas is away · jonas comes back · jonas leaves
//   at 10:25                            time passes; what is due happens at its instant
//   view jonas                          a fresh view
//   down until 10:40                    no server until then, and it starts again
//   restart                             all events folded anew give the same state
//
// Told lines begin with "  ->": who, then the event. Everybody not named there was told nothing.
// `all`, `staff`, `attendees`, `room r1` and `main` stand for exactly those who are in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/sessions/cast.hpp"
#include "tests/support/played_session.hpp"

namespace chats::sessions {

struct PlayedStory {
  std::string text;                   // The story with what was really told.
  std::vector<std::string> mistakes;  // Broken invariants and lines without sense.
};

// Somebody who watches a story, e.g. to write golden transcripts of it.
struct Witness {
  virtual ~Witness() = default;
  virtual void hears(const core::SessionState&, const core::Event&,
                     const std::vector<support::Heard>&) {}
  virtual void ends(const core::SessionState&) {}
};

PlayedStory play(std::string_view story, Witness* witness = nullptr);

}  // namespace chats::sessions
