// How many connections one address may have and how fast it may make new ones. An IPv6 network of
// 64 bits counts as one address, since every home has 2^64 of them. Any thread; time from outside.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "server/net/limits.hpp"
#include "server/net/token_bucket.hpp"

namespace chats::net {

class AddressLimits : public std::enable_shared_from_this<AddressLimits> {
 public:
  using Time = TokenBucket::Time;
  // Held by a connection while it lives; empty: refused.
  using Place = std::shared_ptr<const void>;

  explicit AddressLimits(const NetLimits& limits) : limits_(limits) {}

  Place enter(std::string_view address, Time now);

  // Addresses remembered now; those that are gone are forgotten a second later.
  std::size_t remembered() const;

  // Once so many are gone and remembered, all of them are forgotten at the next arrival: from that
  // many addresses no single one comes too fast.
  static constexpr std::size_t gone_max = 65'536;

 private:
  struct Entry {
    std::size_t connections = 0;
    TokenBucket rate;
  };
  void leave(Entry& entry);
  void forget_the_gone(Time now);

  const NetLimits limits_;
  mutable std::mutex mutex_;
  // None is forgotten that has a connection, and none moves: a place knows its own.
  std::unordered_map<std::string, Entry> entries_;
  std::size_t gone_ = 0;  // Those without a connection.
  Time swept_at_{};
};

}  // namespace chats::net
