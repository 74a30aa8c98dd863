#include "server/net/upgrade.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <new>
#include <vector>

#include "server/net/response_head.hpp"
#include "server/net/text.hpp"

namespace chats::net {

namespace {

std::vector<std::string_view> all_of(const HttpFields& fields, std::string_view name) {
  std::vector<std::string_view> values;
  for (const auto& [key, value] : fields) {
    if (same_ignoring_case(key, name)) values.push_back(value);
  }
  return values;
}

bool any_holds(const std::vector<std::string_view>& lists, std::string_view token) {
  return std::any_of(lists.begin(), lists.end(),
                     [&](std::string_view list) { return list_holds(list, token); });
}

// 16 bytes are 22 letters of base64 and two signs of equality. The last letter carries four bits
// that mean nothing; RFC 4648 wants them zero, but clients exist that do not care.
bool is_key(std::string_view key) {
  if (key.size() != 24 || !key.ends_with("==")) return false;
  return std::all_of(key.begin(), key.end() - 2, [](char letter) {
    return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') ||
           (letter >= '0' && letter <= '9') || letter == '+' || letter == '/';
  });
}

// RFC 6455, 4.2.2: shows that it was a WebSocket server that read the key.
std::string proof_for(const std::string& key) {
  const std::string text = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  std::array<unsigned char, 20> digest{};
  if (EVP_Digest(text.data(), text.size(), digest.data(), nullptr, EVP_sha1(), nullptr) != 1) {
    throw std::bad_alloc();
  }
  std::array<unsigned char, 4 * (digest.size() / 3 + 1) + 1> letters{};
  const int count = EVP_EncodeBlock(letters.data(), digest.data(), digest.size());
  return {letters.begin(), letters.begin() + count};
}

UpgradeDecision refused(unsigned status, std::string_view sentence) {
  return {.status = status, .sentence = sentence, .upgrade = {}};
}

}  // namespace

UpgradeDecision decide_upgrade(const HttpRequest& request, bool is_http_1_1,
                               const OriginRules& origins) {
  const auto& fields = request.headers;
  if (!any_holds(all_of(fields, "Upgrade"), "websocket") ||
      !any_holds(all_of(fields, "Connection"), "upgrade")) {
    return refused(426, "This address speaks WebSocket.");
  }
  if (request.method != "GET") return refused(400, "A WebSocket is asked for with GET.");
  if (!is_http_1_1) return refused(400, "A WebSocket is asked for with HTTP/1.1.");
  if (all_of(fields, "Host").size() != 1) return refused(400, "Exactly one Host is needed.");
  const auto version = all_of(fields, "Sec-WebSocket-Version");
  if (version.size() != 1 || version.front() != "13") {
    return refused(400, "Only version 13 of WebSocket is spoken here.");
  }
  const auto keys = all_of(fields, "Sec-WebSocket-Key");
  if (keys.size() != 1 || !is_key(keys.front())) {
    return refused(400, "Exactly one Sec-WebSocket-Key of 16 bytes in base64 is needed.");
  }
  const auto origin = all_of(fields, "Origin");
  if (origin.size() > 1) return refused(400, "At most one Origin may be named.");
  if (!origins.knows_host(request.host)) return refused(421, "This server has another name.");
  const OriginRules::Asked asked{
      .origin = origin.empty() ? std::nullopt : std::optional(origin.front()),
      .host = request.host,
      .secure = request.secure};
  if (!origins.allows(asked)) return refused(403, "Pages from elsewhere may not connect.");
  const bool speaks = any_holds(all_of(fields, "Sec-WebSocket-Protocol"), web_socket_protocol);
  return {.status = 101,
          .sentence = {},
          .upgrade = {.key = std::string(keys.front()), .speaks_chats = speaks}};
}

std::string upgrade_answer(const Upgrade& upgrade, bool secure) {
  std::string head = fmt::format(
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
      "Sec-WebSocket-Accept: {}\r\nServer: chats\r\n",
      proof_for(upgrade.key));
  if (upgrade.speaks_chats) {
    head += fmt::format("Sec-WebSocket-Protocol: {}\r\n", web_socket_protocol);
  }
  for (const auto& [name, value] : standing_headers(secure)) {
    head += fmt::format("{}: {}\r\n", name, value);
  }
  return head + "\r\n";
}

}  // namespace chats::net
