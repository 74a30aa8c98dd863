// A running session on a stage: the real RunningSession on a memory log, with a stopped clock, an
// alarm that the test rings, and an outlet of plain words. Nothing happens but in `turn`.
#pragma once

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <memory>
#include <string>

#include "server/live/session.hpp"
#include "server/store/memory_log.hpp"
#include "tests/live/plain_outlet.hpp"

namespace chats::live {

using std::literals::chrono_literals::operator""h;
using std::literals::chrono_literals::operator""min;
using std::literals::chrono_literals::operator""s;
using std::literals::chrono_literals::operator""ms;

class StageClock final : public Clock {
 public:
  core::Instant now() const override { return now_; }
  core::Instant now_{std::chrono::sys_days{std::chrono::year{2026} / 12 / 3} + 10h};
};

class StageAlarm final : public Alarm {
 public:
  explicit StageAlarm(StageAlarm*& self) { self = this; }
  void set(core::Instant at, std::function<void()> ring) override {
    at_ = at;
    ring_ = std::move(ring);
  }
  void stop() override { ring_ = nullptr; }
  core::Instant at_{};
  std::function<void()> ring_;
};

class Stage : public ::testing::Test {
 protected:
  static constexpr const char* id = "sabcdefghijkl";

  explicit Stage(core::CardsShown cards = core::CardsShown::at_once)
      : around_{log_,
                outlet_,
                clock_,
                [this] { return ++dice_; },
                [this](auto) { return std::make_unique<StageAlarm>(alarm_); },
                {},
                [this](auto job) {
                  jobs_.push_back(std::move(job));
                  if (!holds_work_) do_work();
                  return true;
                },
                [this] { return Surroundings::NewLink{"secret", key(200)}; },
                [this](const store::Link& link) { opened_.push_back(link); }} {
    core::Event created{1, clock_.now_, core::event::SessionCreated{definition(cards)}, {}};
    EXPECT_TRUE(log_.create({id, "Retro", clock_.now_, false, {}}, {}, {created}));
    start();
  }

  static std::shared_ptr<const core::Definition> definition(core::CardsShown cards) {
    auto made = std::make_shared<core::Definition>();
    made->title = "Retro";
    made->starts_at = StageClock{}.now();
    made->settings.cards = cards;
    core::phase::Breakouts rooms;
    rooms.rooms.count = 1;
    rooms.rooms.grace = 10s;
    made->agenda = {{"check-in", "Check-in", 10min, core::phase::CheckIn{}},
                    {"rooms", "Rooms", 10min, std::move(rooms)},
                    {"survey", "Survey", 5min, core::phase::Survey{{{"q", "Good"}}}}};
    return made;
  }

  void start() {
    session_ = start_session(id, around_, io_.get_executor(), [this] { closed_ = true; });
    ASSERT_TRUE(session_);
    turn();
  }
  void turn() {
    io_.restart();
    io_.poll();
  }
  // What was given to another thread is done.
  void do_work() {
    for (auto& job : std::exchange(jobs_, {}))
      job();
  }
  // Time passes; the alarm rings whenever it is due on the way.
  void wait(core::milliseconds span) {
    const auto end = clock_.now_ + span;
    for (int rings = 0; rings < 1'000 && alarm_->ring_ && alarm_->at_ <= end; ++rings) {
      clock_.now_ = std::max(clock_.now_, alarm_->at_);
      auto ring = std::exchange(alarm_->ring_, nullptr);
      ring();
      turn();
    }
    clock_.now_ = end;
  }

  static core::Digest key(std::uint8_t n) {
    core::Digest digest;
    digest.bytes.fill(n);
    return digest;
  }
  static ConnectionRef at(std::uint64_t connection) { return {0, connection}; }

  // The person of key `n` joins over a connection.
  void join(std::uint64_t connection, std::uint8_t n, core::Role role = core::Role::attendee,
            std::optional<core::Seq> after = {}, std::string view = {}) {
    const auto name = "Person " + std::to_string(n);
    session_->join(at(connection), {"join", connection, 0},
                   {key(n), role, {name, name, "", "", ""}, after, std::move(view)});
    turn();
  }
  void ask(std::uint64_t connection, const std::string& request, core::CommandBody wish) {
    const auto hash = std::hash<std::string>{}(request);
    session_->ask(at(connection), {request, hash, wish.index()}, {std::move(wish)});
    turn();
  }
  void say(std::uint64_t connection, const std::string& request, core::RoomId room = {}) {
    ask(connection, request, core::command::PostMessage{room, "words", {}});
  }
  // A facilitator on connection 1, two attendees on 2 and 3, the session open; nothing heard yet.
  void open() {
    join(1, 1, core::Role::facilitator);
    join(2, 2);
    join(3, 3);
    ask(1, "open", core::command::OpenSession{});
    wait(2s);
    outlet_.forget();
  }
  core::Seq seq() {
    core::Seq now = 0;
    session_->inspect([&](const core::SessionState& state) {
      now = state.seq;
      return [] {};
    });
    turn();
    return now;
  }

  boost::asio::io_context io_;
  store::MemoryLog log_;
  PlainOutlet outlet_;
  StageClock clock_;
  std::uint64_t dice_ = 0;
  StageAlarm* alarm_ = nullptr;
  std::vector<std::function<void()>> jobs_;
  bool holds_work_ = false;  // Then the test does it, when it likes.
  Surroundings around_;
  std::vector<store::Link> opened_;
  std::shared_ptr<Session> session_;
  bool closed_ = false;
};

using Words = std::vector<std::string>;

}  // namespace chats::live
