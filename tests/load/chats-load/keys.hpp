// Random bytes, and the spellings of bytes that the protocols use.
#pragma once

#include <string>
#include <string_view>

namespace chats::load {

std::string random_bytes(std::size_t count);
std::string base64(std::string_view bytes);
// A participant's key: 128 random bits in base64url without padding.
std::string new_key();
// What a WebSocket server answers to this Sec-WebSocket-Key (RFC 6455, part 4.2.2).
std::string accept_of(const std::string& key);

}  // namespace chats::load
