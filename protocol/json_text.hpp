// JSON as this contract allows it (README.md, part 1). What is not allowed is found while parsing,
// so that a hostile text is dropped at the first wrong byte: deep nesting never becomes a tree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace chats::protocol {

inline constexpr std::size_t json_depth_max = 16;
inline constexpr std::size_t json_keys_max = 64;  // In one object.
inline constexpr std::int64_t json_integer_max = std::int64_t{1} << 53;

enum class JsonOutcome : std::uint8_t {
  value,        // An object or an array, as this contract allows them.
  not_json,     // Not JSON by RFC 8259.
  not_allowed,  // JSON, but too deep, too wide, too big a number, a repeated key, a NUL, a lone
                // surrogate, or neither object nor array.
};

// Parses `text` (any bytes) into `value`. The first thing wrong decides the outcome; `value` is
// then unspecified. Never throws.
JsonOutcome parse_strictly(std::string_view text, nlohmann::json& value);

}  // namespace chats::protocol
