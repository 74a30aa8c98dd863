#include "tests/store/watched_disk.hpp"

#include <sqlite3.h>

#include <atomic>
#include <cassert>
#include <new>

namespace chats::store {
namespace {

// SQLite's interface to files is in C and knows no object of ours.
std::atomic<WatchedDisk*> there = nullptr;

sqlite3_vfs* real_vfs() {
  static sqlite3_vfs* const real = sqlite3_vfs_find("unix");
  return real;
}

// What SQLite holds of an open file; the real one lies right behind it.
struct File {
  sqlite3_file face;
  const char* name;  // SQLite keeps it as long as the file is open.
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

sqlite3_file* real(sqlite3_file* file) {
  return reinterpret_cast<File*>(file)->real();
}

std::string name_of(sqlite3_file* file) {
  return reinterpret_cast<File*>(file)->name;
}

int ask(const DiskCall& call, const std::function<int()>& really) {
  return there.load()->perform(call, really);
}

int close_file(sqlite3_file* file) {
  return real(file)->pMethods ? real(file)->pMethods->xClose(real(file)) : SQLITE_OK;
}
int read_file(sqlite3_file* file, void* bytes, int count, sqlite3_int64 at) {
  return ask({.act = DiskAct::read, .file = name_of(file)},
             [&] { return real(file)->pMethods->xRead(real(file), bytes, count, at); });
}
int write_file(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
  return ask({.act = DiskAct::write,
              .file = name_of(file),
              .bytes = static_cast<const char*>(bytes),
              .count = count,
              .at = at},
             [&] { return real(file)->pMethods->xWrite(real(file), bytes, count, at); });
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  return ask({.act = DiskAct::truncate, .file = name_of(file), .at = size},
             [&] { return real(file)->pMethods->xTruncate(real(file), size); });
}
int sync_file(sqlite3_file* file, int flags) {
  return ask({.act = DiskAct::sync, .file = name_of(file)},
             [&] { return real(file)->pMethods->xSync(real(file), flags); });
}
int size_of_file(sqlite3_file* file, sqlite3_int64* size) {
  return real(file)->pMethods->xFileSize(real(file), size);
}
int lock_file(sqlite3_file* file, int lock) {
  return ask({.act = DiskAct::lock, .file = name_of(file)},
             [&] { return real(file)->pMethods->xLock(real(file), lock); });
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
  return ask({.act = DiskAct::map_shared, .file = name_of(file)},
             [&] { return real(file)->pMethods->xShmMap(real(file), page, size, extend, memory); });
}
int lock_shared(sqlite3_file* file, int offset, int count, int flags) {
  const auto lock = [&] {
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
  };
  // Giving up a lock is nothing that a disk could refuse.
  if ((flags & SQLITE_SHM_UNLOCK) != 0) return lock();
  return ask({.act = DiskAct::lock_shared, .file = name_of(file)}, lock);
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
  file->name = name ? name : "";
  const int result = ask({.act = DiskAct::open, .file = file->name}, [&] {
    return real_vfs()->xOpen(real_vfs(), name, file->real(), flags, out_flags);
  });
  if (result == SQLITE_OK) file->face.pMethods = &methods;
  return result;
}

// Without waiting for the folder on the real disk.
int remove_file(sqlite3_vfs*, const char* name, int) {
  return ask({.act = DiskAct::remove, .file = name},
             [&] { return real_vfs()->xDelete(real_vfs(), name, 0); });
}

sqlite3_vfs& watched_vfs() {
  static sqlite3_vfs vfs = [] {
    sqlite3_vfs copy = *real_vfs();
    copy.zName = "watched";
    copy.szOsFile += static_cast<int>(sizeof(File));
    copy.pNext = nullptr;
    copy.xOpen = open_file;
    copy.xDelete = remove_file;
    return copy;
  }();
  return vfs;
}

}  // namespace

WatchedDisk::WatchedDisk() {
  assert(!there && "one at a time");
  sqlite3_initialize();
  there = this;
  sqlite3_vfs_register(&watched_vfs(), 1);
}

WatchedDisk::~WatchedDisk() {
  sqlite3_vfs_unregister(&watched_vfs());
  sqlite3_vfs_register(real_vfs(), 1);
  there = nullptr;
}

}  // namespace chats::store
