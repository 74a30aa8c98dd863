#include "server/net/origin_rules.hpp"

#include <algorithm>

#include "server/net/text.hpp"

namespace chats::net {

namespace {

constexpr std::string_view https = "https://";
constexpr std::string_view http = "http://";

// The name without ":port"; an IPv6 address keeps its brackets.
std::string_view name_of(std::string_view host) {
  const auto colon = host.rfind(':');
  if (colon == std::string_view::npos) return host;
  const auto bracket = host.rfind(']');
  if (bracket != std::string_view::npos && bracket > colon) return host;
  return host.substr(0, colon);
}

std::string without_port(std::string_view host, std::string_view port) {
  const auto name = name_of(host);
  if (name.size() < host.size() && host.substr(name.size() + 1) == port) return lowered(name);
  return lowered(host);
}

// Scheme, name and port, with the scheme's own port left out; empty when it is no web origin.
std::string normal_origin(std::string_view origin) {
  const std::string text = lowered(origin);
  if (text.starts_with(https)) {
    return std::string(https) + without_port(std::string_view(text).substr(https.size()), "443");
  }
  if (text.starts_with(http)) {
    return std::string(http) + without_port(std::string_view(text).substr(http.size()), "80");
  }
  return {};
}

}  // namespace

OriginRules::OriginRules(const std::vector<std::string>& hosts,
                         const std::vector<std::string>& origins) {
  for (const auto& host : hosts) hosts_.push_back(lowered(host));
  if (hosts_.empty()) hosts_ = {"localhost", "127.0.0.1", "[::1]"};
  for (const auto& origin : origins) origins_.push_back(normal_origin(origin));
}

OriginRules OriginRules::open_to_all() {
  OriginRules rules({}, {});
  rules.is_open_to_all_ = true;
  return rules;
}

bool OriginRules::knows_host(std::string_view host) const {
  if (is_open_to_all_) return true;
  const std::string whole = lowered(host);
  const std::string_view name = name_of(whole);
  return std::any_of(hosts_.begin(), hosts_.end(),
                     [&](const std::string& known) { return known == whole || known == name; });
}

bool OriginRules::allows(const Asked& asked) const {
  if (!asked.origin || is_open_to_all_) return true;
  const std::string origin = normal_origin(*asked.origin);
  if (origin.empty()) return false;
  const std::string host(asked.host);
  if (origin == normal_origin(std::string(https) + host)) return true;
  // A page that came without TLS may be anyone's on the way; it does not speak for a secure one.
  if (!asked.secure && origin == normal_origin(std::string(http) + host)) return true;
  return std::find(origins_.begin(), origins_.end(), origin) != origins_.end();
}

}  // namespace chats::net
