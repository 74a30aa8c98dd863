// How lively a room is, for the staff outside.
#include "tests/live/stage.hpp"

namespace chats::live {
namespace {

class Pulse : public Stage {
 protected:
  // One room with both attendees in it.
  void open_a_room() {
    open();
    ask(1, "plan", core::command::PlanRooms{1, 0, core::PlanMethod::random});
    ask(1, "rooms", core::command::OpenRooms{600s, 0s});
    session_->inspect([this](const core::SessionState& state) {
      room_ = state.rooms.begin()->first;
      return [] {};
    });
    turn();
  }
  std::uint32_t lately() {
    wait(around_.limits.clock_every + 1s);  // It is told at least so often.
    return outlet_.last_pulse.at(0).messages;
  }
  core::RoomId room_;
};

TEST_F(Pulse, CountsWhatWasSaidInTheLastMinute) {
  open_a_room();
  say(2, "one", room_);
  say(3, "two", room_);
  EXPECT_EQ(lately(), 2u);
  wait(60s);
  say(2, "three", room_);
  EXPECT_EQ(lately(), 1u);
  wait(60s);
  EXPECT_EQ(lately(), 0u);
}

TEST_F(Pulse, DoesNotCountWhatWasSaidBeforeTheClockWasSetBack) {
  open_a_room();
  for (int i = 0; i < 3; ++i) say(2, "before " + std::to_string(i), room_);
  clock_.now_ -= 1h;
  alarm_->at_ = clock_.now_;
  say(3, "one", room_);
  wait(61s);
  say(3, "two", room_);
  EXPECT_EQ(lately(), 1u);
}

}  // namespace
}  // namespace chats::live
