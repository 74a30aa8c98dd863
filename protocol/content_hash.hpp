// What a request asks, in 64 bits: whoever sends its id again must ask the same. It stands in the
// log beside the id's hash, so it is the same in every version.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace chats::protocol {

// The hash of the method, a line end and `params` as nlohmann's `dump()` writes them: keys sorted,
// no spaces, so that two spellings of the same params are the same content. No text is made of it.
// O(bytes); `params` as deep as `parse_strictly` lets through, its strings valid UTF-8.
std::uint64_t content_hash(std::string_view method, const nlohmann::json& params);

}  // namespace chats::protocol
