// Every file that SQLite opens while one of these is there goes through it: each thing that is done
// to a file is shown to it first, and it decides what becomes of that. One at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace chats::store {

enum class DiskAct : std::uint8_t {
  open,
  read,
  write,
  truncate,
  sync,
  remove,
  lock,
  map_shared,  // The memory that all connections to a journal share.
  lock_shared,
};

struct DiskCall {
  DiskAct act;
  std::string file;
  // Of a write: what and where. Of a truncation: to which size.
  const char* bytes = nullptr;
  std::int64_t count = 0;
  std::int64_t at = 0;
};

class WatchedDisk {
 public:
  WatchedDisk();
  virtual ~WatchedDisk();
  WatchedDisk(const WatchedDisk&) = delete;
  WatchedDisk& operator=(const WatchedDisk&) = delete;

  // Any thread. Gives SQLite's result code; `really` does it and gives what came of it.
  virtual int perform(const DiskCall& call, const std::function<int()>& really) = 0;
};

}  // namespace chats::store
