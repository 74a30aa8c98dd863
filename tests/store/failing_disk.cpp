#include "tests/store/failing_disk.hpp"

#include <sqlite3.h>

namespace chats::store {
namespace {

bool concerns(DiskTrouble trouble, DiskAct act) {
  switch (trouble) {
    case DiskTrouble::none:
      return false;
    case DiskTrouble::full:
    case DiskTrouble::write_fails:
      return act == DiskAct::write;
    case DiskTrouble::sync_fails:
      return act == DiskAct::sync;
    case DiskTrouble::read_fails:
      return act == DiskAct::read || act == DiskAct::open;
    case DiskTrouble::all_fails:
      return true;
  }
  return false;
}

int error_of(DiskAct act) {
  switch (act) {
    case DiskAct::open:
      return SQLITE_CANTOPEN;
    case DiskAct::read:
      return SQLITE_IOERR_READ;
    case DiskAct::write:
      return SQLITE_IOERR_WRITE;
    case DiskAct::truncate:
      return SQLITE_IOERR_TRUNCATE;
    case DiskAct::sync:
      return SQLITE_IOERR_FSYNC;
    case DiskAct::remove:
      return SQLITE_IOERR_DELETE;
    case DiskAct::lock:
      return SQLITE_IOERR_LOCK;
    case DiskAct::map_shared:
      return SQLITE_IOERR_SHMMAP;
    case DiskAct::lock_shared:
      return SQLITE_IOERR_SHMLOCK;
  }
  return SQLITE_IOERR;
}

}  // namespace

void FailingDisk::has_after(DiskTrouble trouble, int calls, int failures) {
  const std::lock_guard lock(mutex_);
  trouble_ = trouble;
  spared_ = calls;
  failures_ = failures;
  if (trouble != DiskTrouble::none) struck_ = false;
}

void FailingDisk::is_mended() {
  has_after(DiskTrouble::none, 0, 0);
}

bool FailingDisk::has_struck() const {
  const std::lock_guard lock(mutex_);
  return struck_;
}

std::optional<DiskTrouble> FailingDisk::strike(DiskAct act) {
  const std::lock_guard lock(mutex_);
  if (!concerns(trouble_, act) || failures_ == 0) return std::nullopt;
  if (spared_ > 0) {
    --spared_;
    return std::nullopt;
  }
  if (failures_ > 0) --failures_;
  struck_ = true;
  return trouble_;
}

int FailingDisk::perform(const DiskCall& call, const std::function<int()>& really) {
  const auto trouble = strike(call.act);
  if (!trouble) return call.act == DiskAct::sync ? SQLITE_OK : really();
  if (trouble == DiskTrouble::full) return SQLITE_FULL;
  if (trouble == DiskTrouble::write_fails) really();
  return error_of(call.act);
}

}  // namespace chats::store
