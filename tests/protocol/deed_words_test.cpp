// Who did what when, as whoever is refused reads it.
#include "protocol/deed_words.hpp"

#include <gtest/gtest.h>

#include "protocol/rejection_codec.hpp"
#include "tests/protocol/cast.hpp"

namespace chats::protocol {
namespace {

using core::Deed;
using core::Rule;
using std::chrono::seconds;

TEST(DeedWords, SayWhoDidWhatWhenAndWhatBecameOfTheRequest) {
  const Cast cast;
  const auto sentence = [&](core::Rejection no) { return error_of(no, &cast.state()).sentence; };
  EXPECT_EQ(sentence({.rule = Rule::changed_since,
                      .by = cast.moe,
                      .deed = Deed::moved_person,
                      .on = cast.ana,
                      .ago = seconds{12}}),
            "Moe moved Ana 12 seconds ago, after that, so nothing was undone.");
  EXPECT_EQ(sentence({.rule = Rule::changed_since,
                      .by = cast.fay,
                      .deed = Deed::opened_rooms,
                      .ago = seconds{1},
                      .own = true}),
            "You opened the rooms a second ago, after that. Undo the later step first.");
  EXPECT_EQ(sentence({.rule = Rule::changed_since, .deed = Deed::closed_rooms, .ago = seconds{0}}),
            "The rooms closed just now, after that, so nothing was undone.");
  EXPECT_EQ(sentence({.rule = Rule::undone_already,
                      .by = cast.fay,
                      .deed = Deed::undid_something,
                      .ago = seconds{5}}),
            "Fay undid that 5 seconds ago.");
  EXPECT_EQ(
      sentence({.rule = Rule::plan_has_changed,
                .by = cast.ben,
                .deed = Deed::planned_rooms,
                .ago = seconds{150}}),
      "Ben planned the rooms 3 minutes ago, after you saw the plan. Please look at it again.");
  EXPECT_EQ(sentence({.rule = Rule::agenda_has_changed,
                      .by = cast.fay,
                      .deed = Deed::changed_step,
                      .ago = seconds{2}}),
            "Fay went to another step 2 seconds ago, so yours was not done as well. "
            "Please look again.");
  EXPECT_EQ(sentence({.rule = Rule::not_offered, .by = cast.fay}), "Fay facilitates.");
}

// A deed without words would be a sentence without a verb.
TEST(DeedWords, AreThereForEachDeed) {
  const Cast cast;
  for (auto deed = 0; deed <= static_cast<int>(Deed::undid_something); ++deed) {
    const core::Rejection no{.rule = Rule::done_already,
                             .by = cast.fay,
                             .deed = static_cast<Deed>(deed),
                             .on = cast.ana};
    EXPECT_GT(deed_text(no, cast.state()).size(), std::string("Fay  just now.").size()) << deed;
  }
}

}  // namespace
}  // namespace chats::protocol
