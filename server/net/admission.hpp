// Who gets in: the rules about addresses, proxies, hosts and origins, and the queue before the TLS
// handshake, as the listener and its connections ask for them. Any thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/net/address_limits.hpp"
#include "server/net/handshake_slots.hpp"
#include "server/net/http.hpp"
#include "server/net/limits.hpp"
#include "server/net/origin_rules.hpp"
#include "server/net/trusted_proxies.hpp"

namespace chats::net {

struct AdmissionSettings {
  std::vector<std::string> hosts = {};            // see OriginRules
  std::vector<std::string> origins = {};          // beside our own
  std::vector<std::string> trusted_proxies = {};  // addresses and ranges
  // Off without TLS and without trusted proxies: then all seem to come from one address.
  bool limit_addresses = true;
  // For the echo, which others try by whatever name and path they know it: any host, any origin,
  // and a socket at any path.
  bool is_open_to_all = false;
};

class Admission {
 public:
  using Time = AddressLimits::Time;
  using Place = AddressLimits::Place;

  Admission(const AdmissionSettings& settings, const NetLimits& limits);

  // Before TLS. Empty: refused. A trusted proxy is never counted itself.
  Place enter(std::string_view peer, Time now);
  // The same for the person whom a trusted proxy forwards, when a socket is opened.
  Place enter_through_proxy(std::string_view peer, std::string_view client, Time now);

  std::string client_address(std::string_view peer, const HttpFields& fields) const;
  // The request came over TLS: to us, or to a proxy that we trust.
  bool is_secure(bool over_tls, std::string_view peer, const HttpFields& fields) const;

  const OriginRules& origins() const { return origins_; }
  // The request is for a socket, well asked for or not.
  bool is_for_socket(const HttpRequest& request) const;
  HandshakeSlots& handshakes() { return *handshakes_; }

 private:
  Place no_limit() const;

  OriginRules origins_;
  TrustedProxies proxies_;
  std::shared_ptr<AddressLimits> addresses_;
  std::shared_ptr<HandshakeSlots> handshakes_;
  bool limit_addresses_;
  bool is_open_to_all_;
};

}  // namespace chats::net
