// What all scenarios stand on: the loop, the door, and the server behind it, started by us or not.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/load/chats-load/door.hpp"
#include "tests/load/chats-load/loop.hpp"
#include "tests/load/chats-load/operator_api.hpp"
#include "tests/load/chats-load/server.hpp"
#include "tests/load/chats-load/usage.hpp"
#include "tests/load/chats-load/wishes.hpp"

namespace chats::load {

class House {
 public:
  // `needed` are the limits that the scenario cannot do without; the wishes' own come after them.
  // A server of ours is started, and listens when this returns. Throws std::runtime_error.
  House(const HouseWishes& wishes, std::vector<std::string> needed);

  Loop& loop() { return loop_; }
  const Door& door() const { return *door_; }
  // Null when it was not started by us.
  Server* server() { return server_.get(); }
  // The same way to another port, where a server with our certificate listens.
  Door door_to(std::uint16_t port) const;
  // Of the server that was started by us, where it has TLS; else empty.
  std::filesystem::path certificate() const;
  std::filesystem::path certificate_key() const;
  Usage usage() const { return usage_of(pid()); }
  pid_t pid() const { return server_ ? server_->pid() : wishes_.pid; }
  // A folder on the disk that the server writes to.
  std::filesystem::path disk() const { return server_ ? server_->data() : wishes_.folder; }
  std::vector<MadeSession> make_sessions(std::size_t count, std::size_t capacity);

 private:
  const HouseWishes wishes_;
  Loop loop_;
  std::unique_ptr<Server> server_;
  std::unique_ptr<Door> door_;
};

// CPU that somebody used between two moments, as a share of one core.
class CoreMeter {
 public:
  explicit CoreMeter(pid_t pid) : pid_(pid), cpu_(cpu_seconds_of(pid)) {}
  double seconds() const { return cpu_seconds_of(pid_) - cpu_; }
  double cores() const { return seconds() / seconds_of(now() - began_); }

 private:
  pid_t pid_;
  double cpu_;
  Moment began_ = now();
};

// Written over by the next one on a terminal, else a line of its own.
void show_progress(const std::string& line);

}  // namespace chats::load
