#include "server/net/ticket_keys.hpp"

#include <fcntl.h>
#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <string>

namespace chats::net {

namespace {

constexpr std::size_t key_bytes = 8 + 16 + 32 + 32;
constexpr std::size_t file_bytes = 2 * key_bytes;
using KeyBytes = std::array<unsigned char, file_bytes>;

TicketKey make_key(std::chrono::sys_seconds now) {
  TicketKey key{.made_at = now, .name = {}, .cipher = {}, .mac = {}};
  const bool made = RAND_bytes(key.name.data(), static_cast<int>(key.name.size())) == 1 &&
                    RAND_priv_bytes(key.cipher.data(), static_cast<int>(key.cipher.size())) == 1 &&
                    RAND_priv_bytes(key.mac.data(), static_cast<int>(key.mac.size())) == 1;
  if (!made) throw std::runtime_error("The system's random generator does not answer.");
  return key;
}

void store_key(const TicketKey& key, unsigned char* into) {
  const std::int64_t made_at = key.made_at.time_since_epoch().count();
  std::memcpy(into, &made_at, 8);
  std::copy(key.name.begin(), key.name.end(), into + 8);
  std::copy(key.cipher.begin(), key.cipher.end(), into + 24);
  std::copy(key.mac.begin(), key.mac.end(), into + 56);
}

TicketKey load_key(const unsigned char* from) {
  TicketKey key;
  std::int64_t made_at = 0;
  std::memcpy(&made_at, from, 8);
  key.made_at = std::chrono::sys_seconds(std::chrono::seconds(made_at));
  std::copy_n(from + 8, 16, key.name.begin());
  std::copy_n(from + 24, 32, key.cipher.begin());
  std::copy_n(from + 56, 32, key.mac.begin());
  return key;
}

}  // namespace

TicketKeys::TicketKeys(std::filesystem::path file, std::chrono::sys_seconds now)
    : file_(std::move(file)) {
  if (!file_.empty() && read_file()) {
    change_if_due(now);
    return;
  }
  latest_ = make_key(now);
  previous_ = make_key(now - change_every);
  if (!write_file()) {
    throw std::runtime_error("The session ticket keys cannot be written to " + file_.string() +
                             ": " + std::strerror(errno) + ".");
  }
}

TicketKey TicketKeys::current(std::chrono::sys_seconds now) {
  const std::lock_guard lock(mutex_);
  change_if_due(now);
  return latest_;
}

std::optional<TicketKeys::Found> TicketKeys::find(std::span<const unsigned char, 16> name,
                                                  std::chrono::sys_seconds now) {
  const std::lock_guard lock(mutex_);
  change_if_due(now);
  if (std::equal(name.begin(), name.end(), latest_.name.begin())) return Found{latest_, true};
  if (std::equal(name.begin(), name.end(), previous_.name.begin())) return Found{previous_, false};
  return std::nullopt;
}

void TicketKeys::change_if_due(std::chrono::sys_seconds now) {
  // A key from the future is a clock that was set back: it would never be changed.
  if (now >= latest_.made_at && now - latest_.made_at < change_every) return;
  const bool still_good = now >= latest_.made_at && now - latest_.made_at < 2 * change_every;
  previous_ = still_good ? latest_ : make_key(now);
  latest_ = make_key(now);
  if (!write_file()) spdlog::warn("The new session ticket key was not saved; it lives in memory.");
}

bool TicketKeys::read_file() {
  const int file = ::open(file_.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  KeyBytes bytes{};
  const auto count = ::read(file, bytes.data(), bytes.size());
  struct stat about {};
  const bool private_file = ::fstat(file, &about) == 0 && (about.st_mode & 077U) == 0;
  ::close(file);
  // Keys that others could read, or half a file, are not used again.
  if (count != static_cast<ssize_t>(bytes.size()) || !private_file) return false;
  latest_ = load_key(bytes.data());
  previous_ = load_key(bytes.data() + key_bytes);
  OPENSSL_cleanse(bytes.data(), bytes.size());
  return true;
}

bool TicketKeys::write_file() const {
  if (file_.empty()) return true;
  KeyBytes bytes{};
  store_key(latest_, bytes.data());
  store_key(previous_, bytes.data() + key_bytes);
  // Written beside it and renamed: a crash leaves the old keys or the new ones, never half.
  const std::string beside = file_.string() + ".new";
  ::unlink(beside.c_str());
  const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) return false;
  const auto count = ::write(file, bytes.data(), bytes.size());
  OPENSSL_cleanse(bytes.data(), bytes.size());
  const bool closed = ::close(file) == 0;
  return closed && count == static_cast<ssize_t>(bytes.size()) &&
         ::rename(beside.c_str(), file_.c_str()) == 0;
}

}  // namespace chats::net
