// SHA-256, for those who may not know cryptography themselves: keys, links, the operator's key.
#pragma once

#include <string_view>

#include "server/core/digest.hpp"

namespace chats::net {

// Any thread. Throws std::bad_alloc when OpenSSL has no memory.
core::Digest sha256(std::string_view text);

}  // namespace chats::net
