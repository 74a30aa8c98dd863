// A disk that fails as told. Nothing is really made durable on it: the machine that runs the tests
// loses no power, and a thousand waits for its disk would be all that they take.
#pragma once

#include <mutex>
#include <optional>

#include "tests/store/watched_disk.hpp"

namespace chats::store {

enum class DiskTrouble {
  none,
  full,         // Nothing more can be written.
  write_fails,  // Writing is an error, and what was written may be there or not.
  sync_fails,   // What was written may never reach the disk.
  read_fails,   // Nothing can be read or opened.
  all_fails,    // Whatever is asked of it is an error.
};

class FailingDisk final : public WatchedDisk {
 public:
  // From now on.
  void has(DiskTrouble trouble) { has_after(trouble, 0, -1); }
  // The next time only.
  void has_once(DiskTrouble trouble) { has_after(trouble, 0, 1); }
  // So many calls that it would strike work before; then so many fail. Below zero: all.
  void has_after(DiskTrouble trouble, int calls, int failures);
  void is_mended();

  // Since trouble was ordered last.
  bool has_struck() const;

  int perform(const DiskCall& call, const std::function<int()>& really) override;

 private:
  // What happens to this call, if anything does.
  std::optional<DiskTrouble> strike(DiskAct act);

  mutable std::mutex mutex_;
  DiskTrouble trouble_ = DiskTrouble::none;
  int spared_ = 0, failures_ = 0;
  bool struck_ = false;
};

}  // namespace chats::store
