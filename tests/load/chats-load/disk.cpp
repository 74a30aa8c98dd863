#include "tests/load/chats-load/disk.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <stdexcept>
#include <string>
#include <utility>

namespace chats::load {

namespace {

constexpr std::size_t piece_bytes = 4096;
constexpr std::size_t file_bytes = 4UL << 20;
constexpr std::chrono::milliseconds beside_every{20};

}  // namespace

Disk::Disk(const std::filesystem::path& folder)
    : path_(folder / "chats-load-fsync"),
      file_(::open(path_.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)) {
  const std::string zeros(file_bytes, '\0');
  const bool laid_out = file_ >= 0 && ::write(file_, zeros.data(), zeros.size()) ==
                                          static_cast<ssize_t>(zeros.size());
  if (!laid_out || ::fsync(file_) != 0) {
    throw std::runtime_error("The disk cannot be measured in " + folder.string() + ".");
  }
}

Disk::~Disk() {
  measured_beside();
  ::close(file_);
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

Span Disk::write_and_sync() {
  static const std::string piece(piece_bytes, 'x');
  const auto began = now();
  const auto written = ::pwrite(file_, piece.data(), piece.size(), static_cast<off_t>(place_));
  const bool saved = written == static_cast<ssize_t>(piece.size()) && ::fsync(file_) == 0;
  if (!saved) throw std::runtime_error("The disk refused a write of 4 KiB.");
  place_ = (place_ + piece_bytes) % file_bytes;
  return now() - began;
}

Histogram Disk::measure(Span how_long) {
  Histogram spans;
  const auto until = now() + how_long;
  while (now() < until) spans.count(write_and_sync());
  return spans;
}

void Disk::begin_beside() {
  stopping_ = false;
  beside_ = {};
  thread_ = std::thread([this] {
    while (!stopping_) {
      beside_.count(write_and_sync());
      std::this_thread::sleep_for(beside_every);
    }
  });
}

Histogram Disk::measured_beside() {
  stopping_ = true;
  if (thread_.joinable()) thread_.join();
  return std::exchange(beside_, {});
}

}  // namespace chats::load
