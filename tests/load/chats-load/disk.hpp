// The disk's own speed, beside which an acknowledgement is held: 4 KiB are written over, one place
// after the other, in a file of 4 MiB that is already laid out, each followed by fsync(). That is
// what SQLite's journal does in steady state, and kinder to the disk than growing a file.
#pragma once

#include <atomic>
#include <filesystem>
#include <thread>

#include "tests/load/chats-load/histogram.hpp"

namespace chats::load {

class Disk {
 public:
  // A file in `folder`, which must be on the file system of the server's data.
  explicit Disk(const std::filesystem::path& folder);
  ~Disk();
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;

  // One after the other for so long, on this thread, while nothing else happens.
  Histogram measure(Span how_long);
  // Every 20 ms on a thread of its own, beside the load, until `measured_beside`.
  void begin_beside();
  Histogram measured_beside();

 private:
  Span write_and_sync();

  std::filesystem::path path_;
  int file_;
  std::size_t place_ = 0;
  std::atomic<bool> stopping_{false};
  Histogram beside_;
  std::thread thread_;
};

}  // namespace chats::load
