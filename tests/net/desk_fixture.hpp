// A desk with a real session behind it and nothing before it: what it sends is a list, time passes
// when a test says so, and nothing happens but in `turn`.
#pragma once

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <deque>
#include <string>
#include <vector>

#include "server/net/desk.hpp"
#include "server/net/sha256.hpp"
#include "server/program/schedule.hpp"
#include "server/store/memory_log.hpp"
#include "tests/live/plain_outlet.hpp"

namespace chats::net {

// An outlet that tells the desk how a knock ended; the rest is plain words.
class DoorOutlet final : public live::PlainOutlet {
 public:
  void admitted(live::ConnectionRef connection) override { threshold->admitted(connection); }
  void turned_away(live::ConnectionRef connection, live::SharedLetters refusal,
                   bool slowly) override {
    threshold->turned_away(connection, std::move(refusal), slowly);
  }
  Threshold* threshold = nullptr;
};

class DeskClock final : public live::Clock {
 public:
  core::Instant now() const override { return now_; }
  core::Instant now_{std::chrono::sys_days{std::chrono::year{2026} / 12 / 3}};
};

class DeskAlarm final : public live::Alarm {
 public:
  void set(core::Instant, std::function<void()>) override {}
  void stop() override {}
};

class ADesk : public ::testing::Test {
 protected:
  ADesk() {
    outlet_.threshold = &desk_;
    made_ = *schedule_.create(talk());
    for (int tick = 0; tick < 2; ++tick) pass(std::chrono::seconds{1});
  }

  core::Definition talk() const {
    core::Definition talk;
    talk.title = "A talk";
    talk.starts_at = clock_.now_;
    talk.agenda = {{"survey", "Survey", core::minutes{5},
                    core::phase::Survey{{{"good", "It was good."}}}}};
    return talk;
  }

  static live::ConnectionRef ref(std::uint64_t number) { return {.loop = 0, .number = number}; }
  static std::string key(char letter) { return std::string(21, letter) + 'A'; }

  void open(std::uint64_t number) { desk_.opened(ref(number), "192.0.2.1"); }
  // A frame, and all that follows from it at once.
  void say(std::uint64_t number, const std::string& frame) {
    desk_.text(ref(number), frame);
    turn();
  }
  static std::string request(const std::string& id, const std::string& method,
                             const std::string& params) {
    return R"({"jsonrpc":"2.0","id":")" + id + R"(","method":")" + method + R"(","params":)" +
           params + '}';
  }
  std::string join(const std::string& id, const std::string& link, char key_letter = 'k') const {
    return request(id, "session.join",
                   R"({"link":")" + link + R"(","key":")" + key(key_letter) +
                       R"(","name":"Ana"})");
  }
  void enter(std::uint64_t number, char key_letter = 'k') {
    open(number);
    say(number, join("j", made_.secrets.attendee, key_letter));
    take(number);
  }

  void turn() {
    for (bool more = true; more;) {
      more = io_.poll() > 0;
      io_.restart();
      while (!posted_.empty()) {
        auto work = std::move(posted_.front());
        posted_.pop_front();
        work();
        more = true;
      }
    }
  }
  // Time passes, and what was put off until then happens.
  void pass(core::milliseconds span) {
    clock_.now_ += span;
    time_ += span;
    for (auto each = later_.begin(); each != later_.end();) {
      if (each->first > clock_.now_) {
        ++each;
        continue;
      }
      posted_.push_back(std::move(each->second));
      each = later_.erase(each);
    }
    turn();
    desk_.tick(0, time_);
    turn();
  }

  // What the desk itself and the session sent, and "close CODE".
  std::vector<std::string> take(std::uint64_t number) { return outlet_.take(number); }

  // The secret of every link that is made anew.
  static constexpr const char* newer = "NNNNNNNNNNNNNNNNNNNNNA";

  store::MemoryLog log_;
  DeskClock clock_;
  DoorOutlet outlet_;
  boost::asio::io_context io_;
  std::uint64_t dice_ = 0;
  live::Surroundings around_{log_,
                             outlet_,
                             clock_,
                             [this] { return ++dice_ * 0x9e3779b97f4a7c15; },
                             [](auto) { return std::make_unique<DeskAlarm>(); },
                             {},
                             [](auto job) { return job(), true; },
                             [] { return live::Surroundings::NewLink{newer, sha256(newer)}; },
                             [this](const store::Link& link) { links_.add({link}); }};
  live::Directory directory_{around_, {io_.get_executor()}};
  program::Links links_{{}};
  program::Schedule schedule_{{log_, directory_, links_, clock_, around_.dice, sha256}};
  std::deque<std::function<void()>> posted_;
  std::vector<std::pair<core::Instant, std::function<void()>>> later_;
  SocketEvents::Time time_ = std::chrono::steady_clock::now();
  Desk desk_{{directory_, links_, clock_, sha256, {}, around_.limits.requests,
              around_.limits.unanswered_max,
              {.post = [this](std::uint32_t, auto work) { posted_.push_back(std::move(work)); },
               .later =
                   [this](std::uint32_t, core::milliseconds wait, auto work) {
                     later_.emplace_back(clock_.now_ + wait, std::move(work));
                   },
               .send =
                   [this](live::Parcel parcel) { outlet_.deliver(0, {std::move(parcel)}, [] {}); },
               .close =
                   [this](live::ConnectionRef to, core::CloseCode code) {
                     outlet_.heard[to.number].push_back(
                         "close " + std::to_string(static_cast<int>(code)));
                   }}},
             1};
  program::NewSession made_;
};

}  // namespace chats::net
