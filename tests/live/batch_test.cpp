#include "server/live/batch.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

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
    for (const auto& [loop, parcels] : batch_.parcels())
      for (const auto& parcel : parcels)
        for (const auto& each : parcel.letters)
          texts.push_back(each->text);
    return texts;
  }

  const ConnectionRef someone_{.loop = 0, .number = 1};
  Batch batch_;
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

}  // namespace
}  // namespace chats::live
