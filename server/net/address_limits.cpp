#include "server/net/address_limits.hpp"

#include "server/net/trusted_proxies.hpp"

namespace chats::net {

namespace {

constexpr std::chrono::seconds sweep_every{1};

// The bytes that count: all of an IPv4 address, the network half of an IPv6 one.
std::string key_of(std::string_view address) {
  const auto bytes = address_bytes(address);
  if (!bytes) return std::string(address);
  const bool is_ipv4 = normal_address(address)->find(':') == std::string::npos;
  const auto begin = bytes->begin() + (is_ipv4 ? 12 : 0);
  return std::string(begin, begin + (is_ipv4 ? 4 : 8));
}

}  // namespace

AddressLimits::Place AddressLimits::enter(std::string_view address, Time now) {
  const std::string key = key_of(address);
  const std::lock_guard lock(mutex_);
  forget_the_gone(now);
  const double rate = limits_.new_connections_per_second_max;
  const TokenBucket fresh({.per_second = rate, .burst = rate}, now);
  const auto [known, is_new] = entries_.try_emplace(key, Entry{0, fresh});
  auto& entry = known->second;
  if (is_new) ++gone_;
  if (entry.connections >= limits_.connections_per_address_max) return nullptr;
  if (!entry.rate.take(now)) return nullptr;
  if (entry.connections++ == 0) --gone_;
  // The place leaves by itself, wherever its connection ends.
  return Place(static_cast<const void*>(this),
               [self = shared_from_this(), &entry](const void*) { self->leave(entry); });
}

void AddressLimits::leave(Entry& entry) {
  const std::lock_guard lock(mutex_);
  if (--entry.connections == 0) ++gone_;
}

void AddressLimits::forget_the_gone(Time now) {
  const bool too_many = gone_ >= gone_max;
  if (!too_many && now - swept_at_ < sweep_every) return;
  swept_at_ = now;
  gone_ -= std::erase_if(entries_, [=](const auto& known) {
    return known.second.connections == 0 && (too_many || known.second.rate.full(now));
  });
}

std::size_t AddressLimits::remembered() const {
  const std::lock_guard lock(mutex_);
  return entries_.size();
}

}  // namespace chats::net
