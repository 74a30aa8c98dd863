#include "server/program/private_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <string>

namespace chats::program {

namespace {

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const auto count = ::write(descriptor, text.data(), text.size());
    if (count <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return ::fsync(descriptor) == 0;
}

}  // namespace

bool write_private_file(const std::filesystem::path& file, std::string_view text) {
  const std::string next = file.string() + ".next";
  ::unlink(next.c_str());  // What a crash left; with O_EXCL nobody else's file is written to.
  const int descriptor = ::open(next.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0) return false;
  const bool written = write_all(descriptor, text);
  const bool closed = ::close(descriptor) == 0;
  if (written && closed && std::rename(next.c_str(), file.c_str()) == 0) return true;
  ::unlink(next.c_str());
  return false;
}

}  // namespace chats::program
