#include "server/program/clock_watch.hpp"

#include <gmock/gmock.h>

#include <future>

#include "server/core/decide.hpp"
#include "tests/program/office_floor.hpp"

namespace chats::program {
namespace {

using namespace std::chrono_literals;

class AClockWatch : public OfficeFloor {
 protected:
  AClockWatch() { watch_.look(); }

  // Nobody has opened it yet.
  std::shared_ptr<live::Session> schedule_a_session() {
    core::Definition retro;
    retro.title = "Retro";
    retro.starts_at = clock_.now();
    retro.agenda = {{"check-in", "Check-in", 10min, core::phase::CheckIn{}}};
    return directory_.find(schedule_.create(retro).value().id);
  }
  void open_a_session() {
    const auto session = schedule_a_session();
    session->join({0, 1}, {"join", 1, 0},
                  {mix("key"), core::Role::facilitator, {"Fay", "fay", "", "", ""}, {}, ""});
    session->ask({0, 1}, {"open", 2, 0}, {core::command::OpenSession{}});
    settle(*session);
    ASSERT_TRUE(session->is_under_way());
  }
  void settle(live::Session& session) {
    std::promise<void> all_done;
    session.inspect([&](const auto&) { return [&] { all_done.set_value(); }; });
    all_done.get_future().wait();
  }
  ClockWatch on_this_boot(live::OwnClock& clock) {
    return ClockWatch{{clock, directory_, log_, "boot-a"}};
  }

  live::MachineTime machine_{clock_.now(), 5h};
  live::OwnClock own_{[this] { return machine_; }};
  const core::Instant began_ = own_.now();
  ClockWatch watch_ = on_this_boot(own_);
};

TEST_F(AClockWatch, LetsSmallCorrectionsBe) {
  machine_.time_of_day += 1'900ms;
  watch_.look();
  EXPECT_EQ(own_.now(), began_);
}

TEST_F(AClockWatch, FollowsTheMachineWhenNothingIsUnderWay) {
  ASSERT_TRUE(schedule_a_session());
  machine_.time_of_day += 1h;
  watch_.look();
  EXPECT_EQ(own_.now(), began_ + 1h);
  machine_.time_of_day -= 25h;
  watch_.look();
  EXPECT_EQ(own_.now(), began_ - 24h);
}

TEST_F(AClockWatch, KeepsTheTimeOfASessionThatIsUnderWay) {
  open_a_session();
  for (const auto jump : {1h, -24h}) {
    machine_.time_of_day = began_ + jump;
    watch_.look();
    EXPECT_EQ(own_.now(), began_);
  }
}

TEST_F(AClockWatch, KeepsItOverARestartOnTheSameBootAndNotOverABoot) {
  open_a_session();
  machine_.time_of_day += 24h;
  watch_.look();
  machine_.since_boot += 10s;
  live::OwnClock restarted{[this] { return machine_; }};
  auto watch = on_this_boot(restarted);
  watch.look();
  EXPECT_EQ(restarted.now(), began_ + 10s);
  live::OwnClock booted{[this] { return machine_; }};
  ClockWatch{{booted, directory_, log_, "boot-b"}}.look();
  EXPECT_EQ(booted.now(), machine_.time_of_day);
}

TEST_F(AClockWatch, TriesAgainWhenTheDiskDoesNotTakeTheTime) {
  log_.break_disk();
  machine_.time_of_day += 1h;
  watch_.look();
  log_.mend_disk();
  watch_.look();
  machine_.time_of_day += 24h;
  live::OwnClock restarted{[this] { return machine_; }};
  const auto watch = on_this_boot(restarted);
  EXPECT_EQ(restarted.now(), began_ + 1h);
}

TEST(TheNameOfThisBoot, StaysTheSame) {
  EXPECT_FALSE(name_of_this_boot().empty());
  EXPECT_EQ(name_of_this_boot(), name_of_this_boot());
}

}  // namespace
}  // namespace chats::program
