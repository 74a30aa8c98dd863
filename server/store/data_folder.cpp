#include "server/store/data_folder.hpp"

#include <fcntl.h>
#include <spdlog/spdlog.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace chats::store {
namespace {

namespace fs = std::filesystem;

std::string because(int error) {
  return ": " + std::generic_category().message(error) + ".";
}

int open_private(const fs::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor >= 0) return descriptor;
  const int error = errno;
  if (error == ENOSPC || error == EDQUOT) {
    throw std::runtime_error("The disk that holds " + file.string() + " is full.");
  }
  throw std::runtime_error("The data folder is not writable: " + file.string() +
                           " cannot be opened" + because(error));
}

void make_folder(const fs::path& folder) {
  std::error_code error;
  if (fs::is_directory(folder, error)) return;
  if (fs::exists(folder, error)) {
    throw std::runtime_error("The data folder " + folder.string() + " is not a folder.");
  }
  if (folder.has_parent_path()) fs::create_directories(folder.parent_path(), error);
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
    throw std::runtime_error("The data folder " + folder.string() + " cannot be made" +
                             because(errno));
  }
}

}  // namespace

DataFolder::DataFolder(const fs::path& folder)
    : folder_(folder.has_filename() ? folder : folder.parent_path()) {
  make_folder(folder_);
  lock_ = open_private(folder_ / "chats.lock");
  if (::flock(lock_, LOCK_EX | LOCK_NB) == 0) return;
  const int error = errno;
  ::close(lock_);
  if (error == EWOULDBLOCK) {
    throw std::runtime_error("Another server is using the data folder " + folder_.string() + ".");
  }
  throw std::runtime_error("The data folder " + folder_.string() + " cannot be locked" +
                           because(error));
}

DataFolder::~DataFolder() {
  ::close(lock_);
}

fs::path DataFolder::private_file(const std::string& name) const {
  const fs::path file = folder_ / name;
  const int descriptor = open_private(file);
  struct stat about {};
  if (::fstat(descriptor, &about) == 0 && (about.st_mode & 077U) != 0) {
    if (::fchmod(descriptor, 0600) == 0) {
      spdlog::warn("{} was open to other users of this machine; it is closed to them now",
                   file.string());
    } else {  // No reason to stop: some file systems know no modes.
      spdlog::warn("{} is open to other users of this machine", file.string());
    }
  }
  ::close(descriptor);
  return file;
}

}  // namespace chats::store
