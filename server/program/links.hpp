// Which session and role a link opens. Kept in memory from the log's hashes, since every knock at
// the door asks; the log is written first, then this is told. Any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <shared_mutex>
#include <unordered_map>
#include <vector>

#include "server/core/digest.hpp"
#include "server/store/log.hpp"

namespace chats::program {

class Links {
 public:
  explicit Links(const std::vector<store::Link>& all) { add(all); }

  struct Opens {
    store::SessionId session;
    core::Role role = core::Role::attendee;
  };
  // Nothing: no link has this hash.
  std::optional<Opens> resolve(const core::Digest& secret_hash) const;

  void add(const std::vector<store::Link>& links);
  void forget(const store::SessionId& session);

 private:
  // Found by the first 64 bits of the hash, then compared whole in constant time. What time tells
  // about a prefix of a hash tells nothing about the secret.
  std::unordered_multimap<std::uint64_t, store::Link> by_prefix_;
  mutable std::shared_mutex lock_;
};

}  // namespace chats::program
