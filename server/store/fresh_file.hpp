// A file that appears under its name only when it is whole and durable, private from its first
// byte, and that never takes the place of another. Every trouble is a std::runtime_error with one
// sentence.
#pragma once

#include <filesystem>

namespace chats::store {

class FreshFile {
 public:
  // Makes NAME.part (0600, empty) beside it; what a crash left there goes.
  explicit FreshFile(std::filesystem::path name);
  // Leaves nothing behind unless it was kept.
  ~FreshFile();
  FreshFile(const FreshFile&) = delete;
  FreshFile& operator=(const FreshFile&) = delete;

  // Where to write until then.
  const std::filesystem::path& part() const { return part_; }
  void make_empty();
  // Durable, and under its own name.
  void keep();

 private:
  const std::filesystem::path name_, part_;
  int descriptor_ = -1;  // Its lock tells a part that is being written from one that was left.
  bool kept_ = false;
};

}  // namespace chats::store
