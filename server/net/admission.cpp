#include "server/net/admission.hpp"

#include "server/net/text.hpp"
#include "server/net/upgrade.hpp"

namespace chats::net {

Admission::Admission(const AdmissionSettings& settings, const NetLimits& limits)
    : origins_(settings.is_open_to_all ? OriginRules::open_to_all()
                                       : OriginRules(settings.hosts, settings.origins)),
      proxies_(settings.trusted_proxies),
      addresses_(std::make_shared<AddressLimits>(limits)),
      handshakes_(std::make_shared<HandshakeSlots>(limits.handshakes_at_once_max)),
      limit_addresses_(settings.limit_addresses),
      is_open_to_all_(settings.is_open_to_all) {}

// One for all: nobody counts it.
Admission::Place Admission::no_limit() const {
  static const Place place = std::make_shared<const bool>(true);
  return place;
}

Admission::Place Admission::enter(std::string_view peer, Time now) {
  if (!limit_addresses_ || proxies_.trusts(peer)) return no_limit();
  return addresses_->enter(peer, now);
}

Admission::Place Admission::enter_through_proxy(std::string_view peer, std::string_view client,
                                                Time now) {
  if (!limit_addresses_ || !proxies_.trusts(peer) || client == peer) return no_limit();
  return addresses_->enter(client, now);
}

std::string Admission::client_address(std::string_view peer, const HttpFields& fields) const {
  std::vector<std::string_view> forwarded_for;
  for (const auto& [name, value] : fields) {
    if (same_ignoring_case(name, "X-Forwarded-For")) forwarded_for.push_back(value);
  }
  return proxies_.client_address(peer, forwarded_for);
}

bool Admission::is_for_socket(const HttpRequest& request) const {
  return path_of(request) == web_socket_path ||
         (is_open_to_all_ && field(request.headers, "Upgrade"));
}

bool Admission::is_secure(bool over_tls, std::string_view peer, const HttpFields& fields) const {
  if (over_tls) return true;
  if (!proxies_.trusts(peer)) return false;
  const auto scheme = field(fields, "X-Forwarded-Proto");
  return scheme && same_ignoring_case(trimmed(*scheme), "https");
}

}  // namespace chats::net
