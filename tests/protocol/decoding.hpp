// What the tests of decoding share: a hash that can be predicted, and one frame's content at hand.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "protocol/client_message.hpp"

namespace chats::protocol {

// No SHA-256, but as good for seeing what was hashed: the text's first bytes and its length.
inline core::Digest first_bytes(std::string_view text) {
  core::Digest digest;
  for (std::size_t i = 0; i < text.size() && i < 31; ++i) {
    digest.bytes[i] = static_cast<std::uint8_t>(text[i]);
  }
  digest.bytes[31] = static_cast<std::uint8_t>(text.size());
  return digest;
}

inline const std::string key = "0123456789abcdefghij-_";

inline std::vector<Incoming> decoded(std::string_view frame) {
  return decode_frame(frame, first_bytes);
}

inline std::string request(std::string_view method, std::string_view params) {
  return R"({"jsonrpc":"2.0","id":"a-1","method":")" + std::string(method) + R"(","params":)" +
         std::string(params) + "}";
}

// "ok", or the reason and the field that are answered: "invalid_params text".
inline std::string verdict(const Incoming& incoming) {
  const auto* const malformed = std::get_if<Malformed>(&incoming);
  if (malformed == nullptr) return "ok";
  std::string told(row_of(malformed->error.reason).name);
  if (!malformed->error.field.empty()) told += ' ' + malformed->error.field;
  return malformed->answered ? told : "in silence: " + told;
}

inline std::string verdict_on(std::string_view frame) {
  const auto all = decoded(frame);
  return all.size() == 1 ? verdict(all.front()) : std::to_string(all.size()) + " messages";
}

// The command of a request that is well formed.
template <class Body>
Body command_of(std::string_view method, std::string_view params) {
  const auto all = decoded(request(method, params));
  const auto& wish = std::get<Call>(all.at(0)).wish;
  return get<Body>(std::get<core::Command>(wish).body);
}

}  // namespace chats::protocol
