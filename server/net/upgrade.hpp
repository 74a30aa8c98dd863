// The strict checks of the protocol, part 1, on the request that asks for a WebSocket, and the
// answer to one that passed. Pure.
#pragma once

#include <string>
#include <string_view>

#include "server/net/http.hpp"
#include "server/net/origin_rules.hpp"

namespace chats::net {

inline constexpr std::string_view web_socket_path = "/ws";
inline constexpr std::string_view web_socket_protocol = "chats.v1";

struct Upgrade {
  std::string key;             // Sec-WebSocket-Key
  bool speaks_chats = false;   // chats.v1 was among the subprotocols offered
};

struct UpgradeDecision {
  unsigned status = 101;     // anything else: refused with it
  std::string_view sentence;  // for the person who reads the refusal
  Upgrade upgrade;
};

UpgradeDecision decide_upgrade(const HttpRequest& request, bool is_http_1_1,
                               const OriginRules& origins);

// The last that is said in HTTP: 101, and that we understood the key. No compression is chosen.
std::string upgrade_answer(const Upgrade& upgrade, bool secure);

}  // namespace chats::net
