#include "tests/store/failing_disk.hpp"

#include <sqlite3.h>

#include <atomic>
#include <new>

namespace chats::store {
namespace {

// SQLite's interface to files is in C and knows no object of ours, so the trouble is everybody's.
std::atomic<DiskTrouble> now = DiskTrouble::none;
std::atomic<bool> once = false;

bool strikes(DiskTrouble trouble) {
  if (now != trouble) return false;
  if (once) now = DiskTrouble::none;
  return true;
}

sqlite3_vfs* real_vfs() {
  static sqlite3_vfs* const real = sqlite3_vfs_find("unix");
  return real;
}

// What SQLite holds of an open file; the real one lies right behind it.
struct File {
  sqlite3_file face;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

sqlite3_file* real(sqlite3_file* file) {
  return reinterpret_cast<File*>(file)->real();
}

int close_file(sqlite3_file* file) {
  return real(file)->pMethods ? real(file)->pMethods->xClose(real(file)) : SQLITE_OK;
}
int read_file(sqlite3_file* file, void* bytes, int count, sqlite3_int64 at) {
  if (strikes(DiskTrouble::read_fails)) return SQLITE_IOERR_READ;
  return real(file)->pMethods->xRead(real(file), bytes, count, at);
}
int write_file(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
  if (strikes(DiskTrouble::full)) return SQLITE_FULL;
  const int result = real(file)->pMethods->xWrite(real(file), bytes, count, at);
  return strikes(DiskTrouble::write_fails) ? SQLITE_IOERR_WRITE : result;
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  return real(file)->pMethods->xTruncate(real(file), size);
}
int sync_file(sqlite3_file* file, int flags) {
  if (strikes(DiskTrouble::sync_fails)) return SQLITE_IOERR_FSYNC;
  return real(file)->pMethods->xSync(real(file), flags);
}
int size_of_file(sqlite3_file* file, sqlite3_int64* size) {
  return real(file)->pMethods->xFileSize(real(file), size);
}
int lock_file(sqlite3_file* file, int lock) {
  return real(file)->pMethods->xLock(real(file), lock);
}
int unlock_file(sqlite3_file* file, int lock) {
  return real(file)->pMethods->xUnlock(real(file), lock);
}
int look_for_lock(sqlite3_file* file, int* found) {
  return real(file)->pMethods->xCheckReservedLock(real(file), found);
}
int control_file(sqlite3_file* file, int operation, void* argument) {
  return real(file)->pMethods->xFileControl(real(file), operation, argument);
}
int sector_size(sqlite3_file* file) {
  return real(file)->pMethods->xSectorSize(real(file));
}
int characteristics(sqlite3_file* file) {
  return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
int map_shared(sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
  return real(file)->pMethods->xShmMap(real(file), page, size, extend, memory);
}
int lock_shared(sqlite3_file* file, int offset, int count, int flags) {
  return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void order_shared(sqlite3_file* file) {
  real(file)->pMethods->xShmBarrier(real(file));
}
int unmap_shared(sqlite3_file* file, int remove) {
  return real(file)->pMethods->xShmUnmap(real(file), remove);
}

const sqlite3_io_methods methods{.iVersion = 2,  // Without memory-mapped files.
                                 .xClose = close_file,
                                 .xRead = read_file,
                                 .xWrite = write_file,
                                 .xTruncate = truncate_file,
                                 .xSync = sync_file,
                                 .xFileSize = size_of_file,
                                 .xLock = lock_file,
                                 .xUnlock = unlock_file,
                                 .xCheckReservedLock = look_for_lock,
                                 .xFileControl = control_file,
                                 .xSectorSize = sector_size,
                                 .xDeviceCharacteristics = characteristics,
                                 .xShmMap = map_shared,
                                 .xShmLock = lock_shared,
                                 .xShmBarrier = order_shared,
                                 .xShmUnmap = unmap_shared,
                                 .xFetch = nullptr,
                                 .xUnfetch = nullptr};

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* memory, int flags, int* out_flags) {
  auto* file = new (memory) File{};
  if (strikes(DiskTrouble::read_fails)) return SQLITE_CANTOPEN;
  const int result = real_vfs()->xOpen(real_vfs(), name, file->real(), flags, out_flags);
  if (result == SQLITE_OK) file->face.pMethods = &methods;
  return result;
}

sqlite3_vfs& failing_vfs() {
  static sqlite3_vfs vfs = [] {
    sqlite3_vfs copy = *real_vfs();
    copy.zName = "failing";
    copy.szOsFile += static_cast<int>(sizeof(File));
    copy.pNext = nullptr;
    copy.xOpen = open_file;
    return copy;
  }();
  return vfs;
}

}  // namespace

FailingDisk::FailingDisk() {
  sqlite3_initialize();
  is_mended();
  sqlite3_vfs_register(&failing_vfs(), 1);
}

FailingDisk::~FailingDisk() {
  is_mended();
  sqlite3_vfs_unregister(&failing_vfs());
  sqlite3_vfs_register(real_vfs(), 1);
}

void FailingDisk::has(DiskTrouble trouble) {
  once = false;
  now = trouble;
}

void FailingDisk::has_once(DiskTrouble trouble) {
  once = true;
  now = trouble;
}

}  // namespace chats::store
