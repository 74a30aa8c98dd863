// Staff read who stands against whom.
#include "protocol/pin_words.hpp"

#include <gtest/gtest.h>

#include "protocol/rejection_codec.hpp"
#include "tests/protocol/cast.hpp"

namespace chats::protocol {
namespace {

using Kind = core::PinConflict::Kind;

TEST(PinWords, NamePeopleAndWhatStandsAgainstThem) {
  Cast cast;
  cast.happens(core::event::RoomsPlanned{core::PlanMethod::random,
                                         {{core::RoomId{1}, "The garden", "", {cast.ana}}}});
  const auto text = [&](core::PinConflict conflict) {
    return conflict_text(conflict, cast.state());
  };
  const std::vector both{cast.ana, cast.ben};
  EXPECT_EQ(text({Kind::together_and_apart, both}),
            "Ana and Ben are pinned together, and also apart.");
  EXPECT_EQ(text({Kind::apart_in_one_room, both, core::RoomId{1}}),
            "Ana and Ben are pinned apart, and both to The garden.");
  EXPECT_EQ(text({Kind::room_is_gone, {cast.ana}, core::RoomId{7}, 1}),
            "Ana is pinned to a room, and there would be only 1 room.");
  EXPECT_EQ(text({Kind::group_too_large, both, {}, 4}),
            "Ana and Ben are pinned together, and a room has only 4 places.");
  const std::vector many(7, cast.ana);
  EXPECT_EQ(text({Kind::too_many_apart, many, {}, 2}),
            "Ana, Ana, Ana, Ana and 3 more are pinned apart, and there would be only 2 rooms.");
  EXPECT_EQ(text({Kind::cannot_be_parted, {core::ParticipantId{99}, cast.ben}}),
            "Somebody and Ben are pinned apart, and the other pins leave no seats for that.");
}

TEST(PinWords, AreTheMessageOfTheRefusal) {
  Cast cast;
  const auto error =
      error_of({.rule = core::Rule::pins_contradict,
                .field = "pins",
                .conflict = core::PinConflict{Kind::two_rooms, {cast.ana, cast.ben}}},
               &cast.state());
  EXPECT_EQ(error.reason, Reason::invalid_params);
  EXPECT_EQ(error.sentence, "Ana and Ben are pinned together, and each to another room.");
}

}  // namespace
}  // namespace chats::protocol
