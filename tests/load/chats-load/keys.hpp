// Random bytes, and the two spellings of bytes that the protocol uses.
#pragma once

#include <string>
#include <string_view>

namespace chats::load {

std::string random_bytes(std::size_t count);
std::string base64(std::string_view bytes);
// A participant's key: 128 random bits in base64url without padding.
std::string new_key();

}  // namespace chats::load
