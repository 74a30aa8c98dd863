// What is asked while others are asked and many are told goes out together, a moment later.
#include "tests/live/stage.hpp"

namespace chats::live {

namespace {

class Gathering : public Stage {
 protected:
  static constexpr std::uint64_t listener = 60;

  void open_to_many() {
    open();
    for (std::uint64_t each = 4; each <= 99; ++each)
      join(each, static_cast<std::uint8_t>(each));
    wait(2s);
    outlet_.forget();
  }
  // Both wait for the strand when it comes to them.
  void two_speak() {
    for (const std::uint64_t each : {2U, 3U})
      session_->ask(at(each), {"both", each, 0}, {core::command::PostMessage{{}, "words", {}}});
    turn();
  }
};

TEST_F(Gathering, TwoWhoAskAtOnceAreToldInOneBatch) {
  open_to_many();
  two_speak();
  EXPECT_EQ(outlet_.take(listener).size(), 1U);
}

TEST_F(Gathering, WhereManyAreToldTheNextBatchWaitsForMore) {
  open_to_many();
  two_speak();
  outlet_.forget();
  say(4, "third");
  say(5, "fourth");
  EXPECT_TRUE(outlet_.take(listener).empty());
  EXPECT_TRUE(outlet_.take(4).empty()) << "nor is it answered before the others hear it";
  wait(5ms);
  EXPECT_EQ(outlet_.take(listener).size(), 1U);
}

TEST_F(Gathering, NeverForSomebodyWhoAsksAlone) {
  open_to_many();
  say(2, "first");
  say(3, "second");
  EXPECT_EQ(outlet_.take(listener).size(), 2U);
}

TEST_F(Gathering, NorWhereFewAreTold) {
  open();
  two_speak();
  outlet_.forget();
  say(2, "third");
  EXPECT_EQ(outlet_.take(3).size(), 1U);
}

TEST_F(Gathering, WhoIsSentAwayMeanwhileIsSentAwayAtOnce) {
  open_to_many();
  two_speak();
  outlet_.forget();
  say(4, "third");
  bool done = false;
  session_->stop(core::CloseCode::restarting, [&] { done = true; });
  turn();
  EXPECT_TRUE(done);
  EXPECT_EQ(outlet_.take(listener).back(), "close 1012");
}

}  // namespace

}  // namespace chats::live
