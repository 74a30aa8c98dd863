// One life of the server: its sessions, their alarms, its way to the disk and to the network.
#pragma once

#include <deque>
#include <set>

#include "tests/simulation/world.hpp"

namespace chats::simulation {

struct World::Bell final : live::Alarm {
  explicit Bell(std::set<Bell*>& bells) : bells_(bells) { bells_.insert(this); }
  ~Bell() override { bells_.erase(this); }
  void set(core::Instant at, std::function<void()> ring) override {
    at_ = at;
    ring_ = std::move(ring);
  }
  void stop() override { ring_ = nullptr; }

  std::set<Bell*>& bells_;
  core::Instant at_{};
  std::function<void()> ring_;
};

struct World::Process {
  Process(World& world, std::function<void(std::uint64_t, const std::string&)> carry)
      : log(world.disk_, world.chance_),
        wire(std::move(carry)),
        around{log,
               wire,
               world.time_,
               [&world] { return world.chance_.any(); },
               [this](auto) { return std::make_unique<Bell>(bells); },
               {},
               [this](auto job) { return jobs.push_back(std::move(job)), true; },
               [&world] {
                 core::Digest hash;
                 hash.bytes.fill(static_cast<std::uint8_t>(world.chance_.below(256)));
                 return live::Surroundings::NewLink{"secret", hash};
               },
               [](const store::Link&) {}} {}

  std::set<Bell*> bells;  // First: a session that still waits for the disk takes its own along.
  CrashLog log;
  Wire wire;
  std::deque<std::function<void()>> jobs;  // For another thread, which the world lets work.
  live::Surroundings around;
  std::vector<std::shared_ptr<live::Session>> sessions;  // Null: closed.
};

}  // namespace chats::simulation
