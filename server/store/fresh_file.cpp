#include "server/store/fresh_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <system_error>

namespace chats::store {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& file, const std::string& what, int error) {
  if (error == ENOSPC || error == EDQUOT) {
    throw std::runtime_error("The disk that holds " + file.string() + " is full.");
  }
  throw std::runtime_error(file.string() + " " + what + ": " +
                           std::generic_category().message(error) + ".");
}

fs::path folder_of(const fs::path& file) {
  return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

int make_part(const fs::path& part) {
  return ::open(part.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
}

// Whoever writes a part holds its lock for as long.
bool is_being_written(const fs::path& part) {
  const int found = ::open(part.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (found < 0) return false;
  const bool locked = ::flock(found, LOCK_EX | LOCK_NB) != 0;
  ::close(found);
  return locked;
}

bool sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool synced = ::fsync(descriptor) == 0;
  const int error = errno;
  ::close(descriptor);
  errno = error;
  return synced;
}

// Never over another file, not even one that came a moment ago.
bool rename_to_new(const fs::path& from, const fs::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return true;
  // Some network file systems know no such renaming.
  if (errno != EINVAL && errno != ENOSYS) return false;
  std::error_code none;
  if (fs::exists(fs::symlink_status(to, none))) {
    errno = EEXIST;
    return false;
  }
  return ::rename(from.c_str(), to.c_str()) == 0;
}

}  // namespace

FreshFile::FreshFile(fs::path name) : name_(std::move(name)), part_(name_.string() + ".part") {
  std::error_code none;
  if (!fs::is_directory(folder_of(name_), none)) {
    throw std::runtime_error("There is no folder " + folder_of(name_).string() + ".");
  }
  if (fs::exists(fs::symlink_status(name_, none))) {
    throw std::runtime_error(name_.string() + " is there already, and stays as it is.");
  }
  descriptor_ = make_part(part_);
  if (descriptor_ < 0 && errno == EEXIST) {
    if (is_being_written(part_)) {
      throw std::runtime_error(part_.string() + " is just being written by another program.");
    }
    ::unlink(part_.c_str());
    descriptor_ = make_part(part_);
  }
  if (descriptor_ < 0) refuse(part_, "cannot be written", errno);
  static_cast<void>(::flock(descriptor_, LOCK_EX | LOCK_NB));
}

FreshFile::~FreshFile() {
  if (!kept_) ::unlink(part_.c_str());
  ::close(descriptor_);
}

void FreshFile::make_empty() {
  if (::ftruncate(descriptor_, 0) != 0) refuse(part_, "cannot be written", errno);
}

void FreshFile::keep() {
  if (::fsync(descriptor_) != 0) refuse(part_, "cannot be made durable", errno);
  if (!rename_to_new(part_, name_)) refuse(name_, "cannot be given its name", errno);
  kept_ = true;
  if (!sync_folder(folder_of(name_))) refuse(name_, "may not survive a power cut", errno);
}

}  // namespace chats::store
