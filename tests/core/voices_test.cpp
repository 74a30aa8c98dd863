// How evenly people speak in a room, as one number.
#include "server/core/voices.hpp"

#include <gtest/gtest.h>

namespace chats::core {
namespace {

// A room of so many attendees, p1 and up, of whom each wrote as often as said.
struct Talk {
  SessionState state;
  Room room;

  explicit Talk(std::vector<std::uint32_t> said) {
    for (std::size_t i = 0; i < said.size(); ++i)
      comes({i + 1}, Role::attendee, said[i]);
  }
  void comes(ParticipantId id, Role role, std::uint32_t messages) {
    auto& person = state.participants[id];
    person.id = id;
    person.role = role;
    room.people.insert(id);
    if (messages > 0) room.said[id] = messages;
  }
  Voices voices() const { return voices_in(state, room); }
};

TEST(Voices, AreEvenWhenEveryoneSaysAsMuch) {
  EXPECT_EQ(Talk({3, 3, 3, 3}).voices().evenness, 100);
  EXPECT_EQ(Talk({1, 1}).voices().evenness, 100);
}

TEST(Voices, AreOneWhenOnePersonSpeaksAlone) {
  const auto voices = Talk({9, 0, 0, 0}).voices();
  EXPECT_EQ(voices.evenness, 0);
  EXPECT_EQ(voices.silent, 3u);
}

// By hand: shares 0.6 and four times 0.1 give 1.2275 nats, of ln 5 = 1.6094 at most.
TEST(Voices, AreTheEntropyOfTheSharesOverTheLargestThereCouldBe) {
  EXPECT_EQ(Talk({6, 1, 1, 1, 1}).voices().evenness, 76);
  EXPECT_EQ(Talk({4, 4, 0, 0}).voices().evenness, 50) << "two of four";
  EXPECT_EQ(Talk({1, 1, 1, 1, 6}).voices().evenness, 76) << "whoever it is";
}

TEST(Voices, SayNothingBeforeThereIsEnoughToCount) {
  EXPECT_EQ(Talk({2, 1, 0, 0}).voices().evenness, std::nullopt);
  EXPECT_EQ(Talk({2, 1, 0, 0}).voices().silent, 2u);
  EXPECT_EQ(Talk({7}).voices().evenness, std::nullopt);
  EXPECT_EQ(Talk(std::vector<std::uint32_t>{}).voices().silent, 0u);
}

TEST(Voices, AreOfAttendeesWhoAreInTheRoomNow) {
  Talk talk({2, 2, 0});
  talk.comes({8}, Role::moderator, 30);
  talk.state.participants.at({3}).away = true;
  talk.comes({9}, Role::attendee, 30);
  talk.room.people.erase({9});
  EXPECT_EQ(talk.voices().evenness, 100);
  EXPECT_EQ(talk.voices().silent, 0u);
}

}  // namespace
}  // namespace chats::core
