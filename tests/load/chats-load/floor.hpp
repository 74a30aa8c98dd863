// The least that a server can do, to compare with: for each line, one write of a ready frame to
// each member of the room, at once. It stores nothing, knows nobody and decides nothing. A process
// of its own, so that its CPU can be counted; it ends with the tool.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>

namespace chats::load {

class Floor {
 public:
  // Over TLS with this certificate and key (PEM); both empty: without. To be made before there are
  // connections, which the process would hold, too. Throws std::runtime_error.
  Floor(const std::filesystem::path& certificate, const std::filesystem::path& key);
  ~Floor();
  Floor(const Floor&) = delete;
  Floor& operator=(const Floor&) = delete;

  pid_t pid() const { return pid_; }
  std::uint16_t port() const { return port_; }

 private:
  pid_t pid_ = 0;
  std::uint16_t port_ = 0;
};

// What a member is told once they are in their room.
inline constexpr const char* floor_welcome = "here";

}  // namespace chats::load
