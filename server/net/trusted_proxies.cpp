#include "server/net/trusted_proxies.hpp"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <charconv>
#include <stdexcept>

#include "server/net/text.hpp"

namespace chats::net {

namespace {

namespace ip = boost::asio::ip;
constexpr unsigned bits_before_ipv4 = 96;

std::optional<ip::address_v6> parse_address(std::string_view text) {
  boost::system::error_code error;
  const auto address = ip::make_address(std::string(text), error);
  if (error) return std::nullopt;
  if (address.is_v4()) return ip::make_address_v6(ip::v4_mapped, address.to_v4());
  return address.to_v6();
}

// Some proxies write a port behind the address.
std::string_view without_port(std::string_view text) {
  if (text.starts_with('[')) return text.substr(1, text.find(']') - 1);
  if (std::count(text.begin(), text.end(), ':') == 1) return text.substr(0, text.find(':'));
  return text;
}

}  // namespace

std::optional<AddressBytes> address_bytes(std::string_view text) {
  const auto address = parse_address(text);
  if (!address) return std::nullopt;
  return address->to_bytes();
}

std::optional<std::string> normal_address(std::string_view text) {
  const auto address = parse_address(text);
  if (!address) return std::nullopt;
  if (address->is_v4_mapped()) return ip::make_address_v4(ip::v4_mapped, *address).to_string();
  return address->to_string();
}

bool AddressRange::holds(const AddressBytes& address) const {
  for (unsigned bit = 0; bit < bits; bit += 8) {
    const unsigned counted = std::min(8U, bits - bit);
    const auto mask = static_cast<unsigned char>(0xff00U >> counted);
    if ((address.at(bit / 8) & mask) != (first.at(bit / 8) & mask)) return false;
  }
  return true;
}

std::optional<AddressRange> parse_range(std::string_view text) {
  const auto slash = text.find('/');
  const auto address = text.substr(0, slash);
  const auto first = address_bytes(address);
  if (!first) return std::nullopt;
  AddressRange range{.first = *first, .bits = 128};
  if (slash == std::string_view::npos) return range;
  const auto digits = text.substr(slash + 1);
  unsigned bits = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
  const bool is_ipv4 = address.find(':') == std::string_view::npos;
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  if (bits > (is_ipv4 ? 32U : 128U)) return std::nullopt;
  range.bits = is_ipv4 ? bits_before_ipv4 + bits : bits;
  return range;
}

TrustedProxies::TrustedProxies(const std::vector<std::string>& ranges) {
  for (const auto& text : ranges) {
    const auto range = parse_range(text);
    if (!range) {
      throw std::runtime_error("The trusted proxy \"" + text +
                               "\" is neither an address nor a range like 10.0.0.0/8.");
    }
    ranges_.push_back(*range);
  }
}

bool TrustedProxies::trusts(std::string_view address) const {
  const auto bytes = address_bytes(address);
  return bytes && std::any_of(ranges_.begin(), ranges_.end(), [&](const AddressRange& range) {
           return range.holds(*bytes);
         });
}

std::string TrustedProxies::client_address(
    std::string_view peer, const std::vector<std::string_view>& forwarded_for) const {
  std::string latest_known(peer);
  if (!trusts(peer)) return latest_known;
  for (auto line = forwarded_for.rbegin(); line != forwarded_for.rend(); ++line) {
    const auto addresses = parts_of(*line, ',');
    for (auto part = addresses.rbegin(); part != addresses.rend(); ++part) {
      const auto address = normal_address(without_port(*part));
      if (!address) return latest_known;  // a proxy we trust wrote no such thing
      latest_known = *address;
      if (!trusts(latest_known)) return latest_known;
    }
  }
  return latest_known;
}

}  // namespace chats::net
