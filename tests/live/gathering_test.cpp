// What is asked while others ask, or while loops still write, goes out together.
#include "tests/live/stage.hpp"

namespace chats::live {

namespace {

class Gathering : public Stage {
 protected:
  // One loop, the longest at it, is done.
  void one_has_written() {
    const auto tell = std::move(outlet_.being_written.front());
    outlet_.being_written.erase(outlet_.being_written.begin());
    tell();
    turn();
  }
  void all_have_written() {
    while (!outlet_.being_written.empty())
      one_has_written();
  }
};

TEST_F(Gathering, TwoWhoAskAtOnceAreToldInOneBatch) {
  open();
  for (const std::uint64_t each : {2U, 3U})
    session_->ask(at(each), {"both", each, 0}, {core::command::PostMessage{{}, "words", {}}});
  turn();
  EXPECT_EQ(outlet_.take(1).size(), 1U);
}

TEST_F(Gathering, WhileALoopWritesTheNextBatchWaitsForMore) {
  open();
  outlet_.writes_slowly = true;
  say(2, "first");
  EXPECT_EQ(outlet_.take(1).size(), 1U);
  outlet_.forget();
  say(3, "second");
  say(2, "third");
  EXPECT_TRUE(outlet_.take(1).empty());
  EXPECT_TRUE(outlet_.take(3).empty()) << "nor is it answered before the others hear it";
  one_has_written();
  EXPECT_EQ(outlet_.take(1).size(), 1U);
  all_have_written();
  EXPECT_EQ(outlet_.take(1).size(), 0U);
}

TEST_F(Gathering, UntilTheLastLoopHasWritten) {
  open();
  session_->join({1, 50}, {"join", 50, 0},
                 {key(50), core::Role::attendee, {"Far", "Far", "", "", ""}, {}, {}});
  turn();
  outlet_.writes_slowly = true;
  outlet_.forget();
  say(2, "first");
  EXPECT_EQ(outlet_.take(50).size(), 1U);
  outlet_.forget();
  say(3, "second");
  one_has_written();
  EXPECT_TRUE(outlet_.take(1).empty());
  one_has_written();
  EXPECT_EQ(outlet_.take(1).size(), 1U);
}

TEST_F(Gathering, WhenNothingIsBeingWrittenNobodyWaits) {
  open();
  say(2, "first");
  say(3, "second");
  EXPECT_EQ(outlet_.take(1).size(), 2U);
}

TEST_F(Gathering, WhoIsSentAwayMeanwhileHearsItAllFirst) {
  open();
  outlet_.writes_slowly = true;
  say(2, "first");
  outlet_.forget();
  say(3, "second");
  bool done = false;
  session_->stop(core::CloseCode::restarting, [&] { done = true; });
  turn();
  EXPECT_FALSE(done);
  all_have_written();
  EXPECT_TRUE(done);
  const auto heard = outlet_.take(1);
  ASSERT_EQ(heard.size(), 2U);
  EXPECT_EQ(heard.back(), "close 1012");
}

}  // namespace

}  // namespace chats::live
