// Who stands in front of us and may say whose request it forwards. Pure.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chats::net {

// An IPv4 address is kept in its IPv6 form, so that both are compared alike.
using AddressBytes = std::array<unsigned char, 16>;
std::optional<AddressBytes> address_bytes(std::string_view text);

// An address as we write it: IPv4 inside IPv6 comes out as IPv4; what is no address: nothing.
std::optional<std::string> normal_address(std::string_view text);

struct AddressRange {
  AddressBytes first{};
  unsigned bits = 128;
  bool holds(const AddressBytes& address) const;
};
// "10.0.0.0/8", "fd00::/8", "192.0.2.7"; anything else: nothing.
std::optional<AddressRange> parse_range(std::string_view text);

class TrustedProxies {
 public:
  // Throws std::runtime_error with a sentence that names the range that is none.
  explicit TrustedProxies(const std::vector<std::string>& ranges);

  bool empty() const { return ranges_.empty(); }
  bool trusts(std::string_view address) const;

  // The person's address: the peer's, or, when that is a trusted proxy, the rightmost of
  // X-Forwarded-For that is none (what stands further left anyone can make up).
  std::string client_address(std::string_view peer,
                             const std::vector<std::string_view>& forwarded_for) const;

 private:
  std::vector<AddressRange> ranges_;
};

}  // namespace chats::net
