// A disk that fails as told: while one is there, every file that SQLite opens goes through it.
// One at a time. Any thread.
#pragma once

namespace chats::store {

enum class DiskTrouble {
  none,
  full,         // Nothing more can be written.
  write_fails,  // Writing is an error, and what was written may be there or not.
  sync_fails,   // What was written may never reach the disk.
  read_fails,   // Nothing can be read or opened.
};

class FailingDisk {
 public:
  FailingDisk();
  ~FailingDisk();
  FailingDisk(const FailingDisk&) = delete;
  FailingDisk& operator=(const FailingDisk&) = delete;

  // From now on.
  void has(DiskTrouble trouble);
  // The next time only.
  void has_once(DiskTrouble trouble);
  void is_mended() { has(DiskTrouble::none); }
};

}  // namespace chats::store
