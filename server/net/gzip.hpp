// Compresses once, as small as it gets; for bytes that are sent many times.
#pragma once

#include <string>
#include <string_view>

namespace chats::net {

// Throws std::runtime_error when zlib cannot start (no memory).
std::string gzip(std::string_view bytes);

}  // namespace chats::net
