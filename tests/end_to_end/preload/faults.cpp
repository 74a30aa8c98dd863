// Loaded before the C library into the server under test (LD_PRELOAD): a disk that fails or is slow
// and a wall clock that jumps, steered from outside while the server runs. The orders lie in a
// file named by CHATS_FAULTS that both sides have mapped; tests/end_to_end/faults.py is the other
// side and has the same fields. Only files below CHATS_FAULTS_FOLDER have trouble.
//
// The system is called directly, never through dlsym: a sanitizer's runtime calls these functions
// before anything else is ready.
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>

namespace {

struct Orders {
  // From the test.
  std::atomic<std::int64_t> clock_ahead_ms;    // The wall clock's alone; may be negative.
  std::atomic<std::int64_t> sync_fails_after;  // So many calls work before any fails.
  std::atomic<std::int64_t> sync_failures;     // How many fail then; below zero: all.
  std::atomic<std::int64_t> sync_slow_ms;      // A change to less ends the wait at once.
  std::atomic<std::int64_t> write_error;       // ENOSPC or EROFS; 0: writing works.
  // To the test.
  std::atomic<std::int64_t> syncs_waiting;  // Calls that are slow just now.
  std::atomic<std::int64_t> syncs_failed;
  std::atomic<std::int64_t> writes_failed;
};
static_assert(std::atomic<std::int64_t>::is_always_lock_free);

constexpr long nanoseconds_of_a_ms = 1'000'000;
constexpr long nanoseconds_of_a_second = 1'000'000'000;

Orders* map_orders() {
  const char* file = getenv("CHATS_FAULTS");
  if (!file) return nullptr;
  const long opened = syscall(SYS_openat, AT_FDCWD, file, O_RDWR | O_CLOEXEC);
  if (opened < 0) return nullptr;
  void* mapped = ::mmap(nullptr, sizeof(Orders), PROT_READ | PROT_WRITE, MAP_SHARED,
                        static_cast<int>(opened), 0);
  syscall(SYS_close, opened);
  return mapped == MAP_FAILED ? nullptr : static_cast<Orders*>(mapped);
}

// Null before the start of the program and without orders.
std::atomic<Orders*> orders = nullptr;
[[gnu::constructor]] void begin() {
  orders = map_orders();
}

bool has_trouble(const char* path) {
  static const char* const folder = getenv("CHATS_FAULTS_FOLDER");
  return folder && std::strncmp(path, folder, std::strlen(folder)) == 0;
}

bool has_trouble(int file) {
  char link[32], path[512];
  std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  const long length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
  if (length <= 0) return false;
  path[length] = 0;
  return has_trouble(path);
}

// The error of a write, or 0.
template <class Place>
int write_error(Place place) {
  Orders* now = orders;
  const int error = now ? static_cast<int>(now->write_error) : 0;
  if (error == 0 || !has_trouble(place)) return 0;
  ++now->writes_failed;
  return error;
}

std::int64_t steady_ms() {
  timespec told{};
  syscall(SYS_clock_gettime, CLOCK_MONOTONIC, &told);
  return std::int64_t{told.tv_sec} * 1000 + told.tv_nsec / nanoseconds_of_a_ms;
}

void wait_while_slow(Orders& now) {
  if (now.sync_slow_ms <= 0) return;
  ++now.syncs_waiting;
  const timespec moment{0, 2 * nanoseconds_of_a_ms};
  for (const std::int64_t began = steady_ms(); steady_ms() < began + now.sync_slow_ms;)
    syscall(SYS_nanosleep, &moment, nullptr);
  --now.syncs_waiting;
}

bool sync_fails(Orders& now) {
  if (now.sync_failures == 0 || now.sync_fails_after-- > 0) return false;
  if (now.sync_failures > 0) --now.sync_failures;
  ++now.syncs_failed;
  return true;
}

int sync(long call, int file) {
  Orders* now = orders;
  if (now && has_trouble(file)) {
    wait_while_slow(*now);
    if (sync_fails(*now)) {
      errno = EIO;
      return -1;
    }
  }
  return static_cast<int>(syscall(call, file));
}

std::int64_t clock_ahead_ms() {
  Orders* now = orders;
  return now ? now->clock_ahead_ms.load() : 0;
}

int wall_clock(clockid_t clock, timespec* told) {
  const int result = static_cast<int>(syscall(SYS_clock_gettime, clock, told));
  const std::int64_t ahead = clock_ahead_ms();
  if (result != 0 || ahead == 0) return result;
  told->tv_sec += ahead / 1000;
  told->tv_nsec += ahead % 1000 * nanoseconds_of_a_ms;
  if (told->tv_nsec >= nanoseconds_of_a_second) {
    told->tv_nsec -= nanoseconds_of_a_second;
    ++told->tv_sec;
  } else if (told->tv_nsec < 0) {
    told->tv_nsec += nanoseconds_of_a_second;
    --told->tv_sec;
  }
  return result;
}

template <class Place>
long changing(Place place, auto call) {
  if (const int error = write_error(place)) {
    errno = error;
    return -1;
  }
  return call();
}

int open_path(int folder, const char* path, int flags, mode_t mode) {
  const auto open_it = [&] { return syscall(SYS_openat, folder, path, flags, mode); };
  const bool changes = (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT) != 0;
  Orders* now = orders;
  // A full disk still opens what is there.
  if (!changes || !now || now->write_error != EROFS) return static_cast<int>(open_it());
  return static_cast<int>(changing(path, open_it));
}

mode_t mode_of(int flags, va_list more) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
}

}  // namespace

// NOLINTBEGIN: the names and shapes are the C library's.
extern "C" {

int clock_gettime(clockid_t clock, timespec* told) noexcept {
  if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE) return wall_clock(clock, told);
  return static_cast<int>(syscall(SYS_clock_gettime, clock, told));
}

time_t time(time_t* told) noexcept {
  timespec now{};
  wall_clock(CLOCK_REALTIME, &now);
  if (told) *told = now.tv_sec;
  return now.tv_sec;
}

int gettimeofday(timeval* told, void*) noexcept {
  timespec now{};
  wall_clock(CLOCK_REALTIME, &now);
  *told = {now.tv_sec, now.tv_nsec / 1000};
  return 0;
}

int fsync(int file) {
  return sync(SYS_fsync, file);
}
int fdatasync(int file) {
  return sync(SYS_fdatasync, file);
}

ssize_t write(int file, const void* bytes, size_t count) {
  return changing(file, [&] { return syscall(SYS_write, file, bytes, count); });
}
ssize_t pwrite(int file, const void* bytes, size_t count, off_t at) {
  return changing(file, [&] { return syscall(SYS_pwrite64, file, bytes, count, at); });
}
ssize_t pwrite64(int file, const void* bytes, size_t count, off64_t at) {
  return pwrite(file, bytes, count, at);
}

int ftruncate(int file, off_t size) noexcept {
  return static_cast<int>(changing(file, [&] { return syscall(SYS_ftruncate, file, size); }));
}
int ftruncate64(int file, off64_t size) noexcept {
  return ftruncate(file, size);
}

int open(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = mode_of(flags, more);
  va_end(more);
  return open_path(AT_FDCWD, path, flags, mode);
}
int open64(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = mode_of(flags, more);
  va_end(more);
  return open_path(AT_FDCWD, path, flags, mode);
}

}  // extern "C"
// NOLINTEND
