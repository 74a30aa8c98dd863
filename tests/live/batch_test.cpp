#include "server/live/batch.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "server/core/shuffle.hpp"

namespace chats::live {
namespace {

using testing::ElementsAre;

class BatchTest : public testing::Test {
 protected:
  static SharedLetters letters(std::string text) {
    return std::make_shared<const Letters>(Letters{std::move(text), 1});
  }

  // What the one connection of these tests gets, in order.
  std::vector<std::string> told() {
    std::vector<std::string> texts;
    batch_.address();
    for (const auto& [loop, parcels] : batch_.parcels())
      for (const auto& parcel : parcels)
        for (const auto& each : parcel.letters)
          texts.push_back(each->text);
    return texts;
  }

  const ConnectionRef someone_{.loop = 0, .number = 1};
  Circles circles_;
  Batch batch_{circles_};
};

TEST_F(BatchTest, AnAnswerComesAfterTheFreshStartThatHoldsWhatItIsAbout) {
  batch_.tell(someone_, letters("event 7"));
  batch_.tell_alone(someone_, letters("answer to 7"));
  batch_.tell_alone(someone_, letters("fresh start at 7"), true);
  batch_.tell(someone_, letters("event 8"));
  EXPECT_THAT(told(), ElementsAre("fresh start at 7", "answer to 7", "event 8"));
}

TEST_F(BatchTest, AJoinIsNotOvertakenByALaterFreshStart) {
  batch_.tell_alone(someone_, letters("join at 7"), true);
  batch_.tell(someone_, letters("event 8"));
  batch_.tell_alone(someone_, letters("fresh start at 8"), true);
  EXPECT_THAT(told(), ElementsAre("join at 7", "fresh start at 8"));
}

TEST_F(BatchTest, AnAnswerComesAfterEachFreshStartThatHoldsWhatItIsAbout) {
  batch_.tell_alone(someone_, letters("join at 7"), true);
  batch_.tell(someone_, letters("event 8"));
  batch_.tell_alone(someone_, letters("answer to 8"));
  batch_.tell_alone(someone_, letters("fresh start at 8"), true);
  EXPECT_THAT(told(), ElementsAre("join at 7", "fresh start at 8", "answer to 8"));
}

// Rooms that each hear something of their own between the same long letters.
TEST_F(BatchTest, WhatIsJoinedForManyRoomsIsBounded) {
  constexpr std::uint32_t rooms = 50;
  const auto long_one = letters(std::string(Batch::joined_bytes_max / 10, 'a'));
  const auto circle = [](std::uint32_t room) { return core::Hearing{.room = {room}}; };
  for (std::uint32_t room = 1; room <= rooms; ++room)
    circles_.put({.loop = 0, .number = room}, circle(room));
  const auto tell_all = [&] {
    for (std::uint32_t room = 1; room <= rooms; ++room)
      batch_.tell(circle(room), long_one);
  };
  tell_all();
  for (std::uint32_t room = 1; room <= rooms; ++room)
    batch_.tell(circle(room), letters(std::to_string(room)));
  tell_all();
  batch_.address();
  std::map<const Letters*, std::size_t> made;
  std::map<std::uint64_t, std::string> heard;
  for (const auto& [loop, parcels] : batch_.parcels())
    for (const auto& parcel : parcels)
      for (const auto& each : parcel.letters) {
        heard[parcel.to.number] += (heard[parcel.to.number].empty() ? "" : ",") + each->text;
        if (each->count > 1) made[each.get()] = each->text.size();
      }
  std::size_t bytes = 0;
  for (const auto& [one, size] : made)
    bytes += size;
  EXPECT_GT(made.size(), 0U);
  EXPECT_LE(bytes, Batch::joined_bytes_max);
  EXPECT_EQ(heard.size(), rooms);
  for (const auto& [room, text] : heard)
    EXPECT_TRUE(text == long_one->text + "," + std::to_string(room) + "," + long_one->text) << room;
}

// Told by circle, everybody hears what they would if each were told alone; and those who hear the
// same share the bytes.
class TellingTogether {
 public:
  explicit TellingTogether(std::uint64_t seed) : dice_{seed} {}

  void step() {
    const auto letters = std::make_shared<const Letters>(Letters{std::to_string(++said_), 1});
    const auto who = somebody();
    switch (dice_.roll(8)) {
      case 0: return put(who, any_circle());
      case 1: return remove(who);
      case 2: return tell_alone(who, letters);
      case 3: return tell(who, letters, {});
      case 4: ++event_; [[fallthrough]];
      case 5: return tell(who, letters, group());
      case 6: return tell(any_circle(), letters, {});
      default: return tell(any_circle(), letters, group());
    }
  }

  void expect_the_same() {
    batch_.address();
    // Who comes and goes now is of the next batch.
    for (int i = 0; i < 5; ++i)
      circles_.put(somebody(), any_circle());
    std::map<std::uint64_t, std::string> heard;
    std::map<std::string, std::set<const Letters*>> bytes;
    for (const auto& [loop, parcels] : batch_.parcels())
      for (const auto& parcel : parcels) {
        EXPECT_EQ(parcel.to.loop, loop);
        for (const auto& each : parcel.letters) {
          hear(heard[parcel.to.number], each->text);
          for (const auto number : parcel.also)
            hear(heard[number], each->text);
          if (!parcel.also.empty()) bytes[each->text].insert(each.get());
        }
      }
    std::erase_if(should_, [](const auto& each) { return each.second.empty(); });
    EXPECT_EQ(heard, should_);
    for (const auto& [text, copies] : bytes)
      EXPECT_EQ(copies.size(), 1U) << text;
  }

 private:
  static void hear(std::string& all, const std::string& text) {
    all += (all.empty() ? "" : ",") + text;
  }
  ConnectionRef somebody() {
    const auto number = 1 + dice_.roll(12);
    return {.loop = static_cast<std::uint32_t>(number % 2), .number = number};
  }
  core::Hearing any_circle() { return {.room = {dice_.roll(2)}, .staff = dice_.roll(3) == 0}; }
  Batch::Group group() { return {event_, static_cast<int>(dice_.roll(2))}; }

  void put(ConnectionRef who, const core::Hearing& circle) {
    batch_.regroup(who, circle);
    circles_.put(who, circle);
    in_[who.number] = circle;
  }
  void remove(ConnectionRef who) {
    if (in_.erase(who.number) == 0) return;
    // Whoever ends is told what they had been told, and that it is over.
    batch_.close(who, core::CloseCode::normal);
    batch_.leave_circle(who);
    circles_.remove(who.number);
  }
  void tell_alone(ConnectionRef who, const SharedLetters& letters) {
    if (!in_.contains(who.number)) return;
    batch_.tell_alone(who, letters);
    hear(should_[who.number], letters->text);
  }
  void tell(ConnectionRef who, const SharedLetters& letters, Batch::Group group) {
    if (!in_.contains(who.number)) return;
    batch_.tell(who, letters, group);
    hear_once(who.number, letters, group);
  }
  void tell(const core::Hearing& circle, const SharedLetters& letters, Batch::Group group) {
    batch_.tell(circle, letters, group);
    for (const auto& [number, theirs] : in_)
      if (theirs == circle) hear_once(number, letters, group);
  }
  void hear_once(std::uint64_t number, const SharedLetters& letters, Batch::Group group) {
    const auto last = std::exchange(last_[number], group);
    if (group.event == 0 || last != group) hear(should_[number], letters->text);
  }

  core::Dice dice_;
  int said_ = 0;
  core::Seq event_ = 1;
  Circles circles_;
  Batch batch_{circles_};
  std::map<std::uint64_t, core::Hearing> in_;
  std::map<std::uint64_t, Batch::Group> last_;
  std::map<std::uint64_t, std::string> should_;
};

TEST(Batch, ToldByCircleEverybodyHearsWhatTheyWouldIfToldAlone) {
  for (std::uint64_t seed = 1; seed <= 500 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    TellingTogether session(seed);
    for (int steps = 0; steps < 60; ++steps)
      session.step();
    session.expect_the_same();
  }
}

}  // namespace
}  // namespace chats::live
