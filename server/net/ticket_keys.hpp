// The keys that seal TLS session tickets: the latest and the one before it. They are kept in a
// file (mode 0600), so that after a restart a storm of returning clients resumes its sessions
// instead of making new ones, and are changed every 12 hours, since whoever gets the key could
// read what was resumed with it. Any thread.
#pragma once

#include <array>
#include <chrono>
#include <filesystem>
#include <mutex>
#include <optional>
#include <span>

namespace chats::net {

struct TicketKey {
  std::chrono::sys_seconds made_at{};
  std::array<unsigned char, 16> name{};  // stands in the ticket, says which key sealed it
  std::array<unsigned char, 32> cipher{};
  std::array<unsigned char, 32> mac{};
};

class TicketKeys {
 public:
  static constexpr std::chrono::hours change_every{12};

  // Reads the file, or makes new keys when there is none or it is not ours. An empty path: the
  // keys live in memory only. Throws std::runtime_error when the file cannot be written.
  TicketKeys(std::filesystem::path file, std::chrono::sys_seconds now);

  // The key to seal with now; makes a new one when it is time.
  TicketKey current(std::chrono::sys_seconds now);

  struct Found {
    TicketKey key;
    bool latest;  // otherwise the ticket should be renewed
  };
  // The key of that name, while it is accepted.
  std::optional<Found> find(std::span<const unsigned char, 16> name, std::chrono::sys_seconds now);

 private:
  void change_if_due(std::chrono::sys_seconds now);
  bool read_file();
  bool write_file() const;

  std::filesystem::path file_;
  std::mutex mutex_;
  TicketKey latest_;
  TicketKey previous_;
};

}  // namespace chats::net
