// The folder that holds all that a server keeps, and the lock that makes it one server's own.
// Starting: every trouble is a std::runtime_error with one clear sentence.
#pragma once

#include <filesystem>
#include <string>

namespace chats::store {

inline constexpr const char* database_name = "chats.sqlite3";

class DataFolder {
 public:
  // Makes the folder (0700) where there is none, and takes `chats.lock` in it until it goes.
  explicit DataFolder(const std::filesystem::path& folder);
  ~DataFolder();
  DataFolder(const DataFolder&) = delete;
  DataFolder& operator=(const DataFolder&) = delete;

  // A file in it that only this server's user may read: made empty (0600) where there is none, and
  // closed to others, which is said in the server's log, where a restored copy was open to them.
  std::filesystem::path private_file(const std::string& name) const;

 private:
  std::filesystem::path folder_;
  int lock_ = -1;  // A file descriptor; the kernel frees the lock however the process ends.
};

}  // namespace chats::store
