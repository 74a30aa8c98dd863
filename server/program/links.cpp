#include "server/program/links.hpp"

#include <cstring>
#include <mutex>

#include "server/program/secrets.hpp"

namespace chats::program {

namespace {

std::uint64_t prefix_of(const core::Digest& hash) {
  std::uint64_t prefix = 0;
  std::memcpy(&prefix, hash.bytes.data(), sizeof prefix);
  return prefix;
}

}  // namespace

std::optional<Links::Opens> Links::resolve(const core::Digest& secret_hash) const {
  std::shared_lock held{lock_};
  const auto [first, last] = by_prefix_.equal_range(prefix_of(secret_hash));
  for (auto each = first; each != last; ++each) {
    const store::Link& link = each->second;
    if (are_same(link.hash, secret_hash)) return Opens{link.session, link.role};
  }
  return std::nullopt;
}

void Links::add(const std::vector<store::Link>& links) {
  std::unique_lock held{lock_};
  for (const auto& link : links) by_prefix_.emplace(prefix_of(link.hash), link);
}

void Links::forget(const store::SessionId& session) {
  std::unique_lock held{lock_};
  std::erase_if(by_prefix_, [&](const auto& each) { return each.second.session == session; });
}

}  // namespace chats::program
