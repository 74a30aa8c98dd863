// How far a broadcast has come is told to staff, at most once a second, and only when it is news.
#include "tests/live/stage.hpp"

namespace chats::live {

namespace {

class Reach : public Stage {
 protected:
  // How often a connection was told, since it was last asked. What comes together is one entry.
  int told(std::uint64_t connection) {
    int times = 0;
    for (const auto& each : outlet_.take(connection))
      for (auto at = each.find("seen"); at != std::string::npos; at = each.find("seen", at + 1))
        ++times;
    return times;
  }
  core::BroadcastId send() {
    ask(1, "send", core::command::SendBroadcast{"Five minutes", {}});
    return {seq()};
  }
};

TEST_F(Reach, IsToldToStaffAloneAndOnceASecondForManyAcknowledgements) {
  open();
  const auto sent = send();
  wait(2s);
  EXPECT_EQ(told(1), 1);
  ask(2, "ack", core::command::AckBroadcast{sent});
  ask(3, "ack", core::command::AckBroadcast{sent});
  wait(2s);
  EXPECT_EQ(told(1), 1);
  EXPECT_EQ(told(2), 0);
}

TEST_F(Reach, IsNotToldAgainWhenNothingOfItHasChanged) {
  open();
  const auto sent = send();
  ask(2, "ack", core::command::AckBroadcast{sent});
  wait(2s);
  ASSERT_EQ(told(1), 1);
  ask(2, "again", core::command::AckBroadcast{sent});
  say(2, "words");
  wait(2s);
  EXPECT_EQ(told(1), 0);
}

TEST_F(Reach, ChangesWhenSomebodyComesGoesOrIsAway) {
  open();
  send();
  wait(2s);
  told(1);
  join(4, 4);
  wait(2s);
  EXPECT_EQ(told(1), 1) << "one more to read it";
  session_->gone(at(4));
  turn();
  wait(29s);
  EXPECT_EQ(told(1), 0);
  wait(3s);
  EXPECT_EQ(told(1), 0) << "it had gone out to them before";
  ask(3, "leave", core::command::LeaveSession{});
  wait(2s);
  EXPECT_EQ(told(1), 1);
}

TEST_F(Reach, IsToldToStaffWhoComeBackWithoutASnapshot) {
  open();
  send();
  wait(2s);
  session_->gone(at(1));
  turn();
  join(41, 1, core::Role::facilitator, seq(), "0-2");
  EXPECT_EQ(told(41), 1);
}

}  // namespace

}  // namespace chats::live
