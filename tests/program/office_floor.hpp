// What the program stands on, for its tests: a memory log, the real directory with its sessions on
// a thread of their own, a stopped clock, and dice that count.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <set>
#include <thread>

#include "server/core/instant.hpp"
#include "server/live/directory.hpp"
#include "server/program/links.hpp"
#include "server/program/schedule.hpp"
#include "server/store/memory_log.hpp"
#include "tests/live/plain_outlet.hpp"

namespace chats::program {

class StoppedClock final : public live::Clock {
 public:
  core::Instant now() const override { return now_.load(); }
  std::atomic<core::Instant> now_{
      core::Instant{std::chrono::sys_days{std::chrono::year{2026} / 12 / 3}}};
};

class SilentAlarm final : public live::Alarm {
 public:
  void set(core::Instant, std::function<void()>) override {}
  void stop() override {}
};

// Not SHA-256, but as different for different texts as these tests need.
inline core::Digest mix(std::string_view text) {
  core::Digest digest;
  std::uint64_t sum = 14'695'981'039'346'656'037u;
  for (std::size_t round = 0; round < digest.bytes.size(); ++round) {
    for (const char letter : text) {
      sum = (sum ^ static_cast<std::uint8_t>(letter)) * 1'099'511'628'211u;
    }
    digest.bytes[round] = static_cast<std::uint8_t>(sum >> 32 ^ round);
  }
  return digest;
}

class OfficeFloor : public ::testing::Test {
 protected:
  OfficeFloor() : strand_([this] { io_.run(); }) {}
  ~OfficeFloor() override {
    stay_.reset();
    io_.stop();
    strand_.join();
  }

  std::uint64_t throw_dice() { return ++thrown_ * 0x9e3779b97f4a7c15; }

  store::MemoryLog log_;
  StoppedClock clock_;
  live::PlainOutlet outlet_;
  boost::asio::io_context io_;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> stay_{
      io_.get_executor()};
  std::atomic<std::uint64_t> thrown_{0};
  live::Surroundings around_{log_,
                             outlet_,
                             clock_,
                             [this] { return throw_dice(); },
                             [](auto) { return std::make_unique<SilentAlarm>(); },
                             {},
                             [](auto job) { return job(), true; },
                             [] { return live::Surroundings::NewLink{"newer", mix("newer")}; },
                             [this](const store::Link& link) { links_.add({link}); }};
  live::Directory directory_{around_, {io_.get_executor()}};
  Links links_{{}};
  Schedule schedule_{
      {log_, directory_, links_, clock_, [this] { return throw_dice(); }, mix}};
  std::thread strand_;  // last: runs while everything else is there
};

}  // namespace chats::program
