#include "server/store/stored_text.hpp"

#include <algorithm>

namespace chats::store {
namespace {

// A definition's slides lie deepest: event, definition, agenda, phase, slides, slide.
constexpr std::size_t depth_max = 12;

// Looks at brackets outside of strings only: whether they match is the parser's business.
bool nests_too_deep(std::string_view text) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string) {
      if (c == '\\') ++at;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > depth_max) return true;
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return false;
}

bool stands_for_itself(char c) {
  return c >= ' ' && c <= '~' && c != '"' && c != '\\';
}

constexpr std::string_view digits = "0123456789abcdef";

}  // namespace

// Most texts need nothing but the quotes, and no copy of theirs.
void Stored<std::string_view>::write(std::string& line, std::string_view text) {
  if (std::all_of(text.begin(), text.end(), stands_for_itself)) {
    line += '"';
    line += text;
    line += '"';
  } else {
    line += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
  }
}

void write_hex(std::string& line, const std::uint8_t* bytes, std::size_t count) {
  line += '"';
  for (std::size_t at = 0; at < count; ++at) {
    line += digits[bytes[at] >> 4];
    line += digits[bytes[at] & 15];
  }
  line += '"';
}

bool bytes_of_hex(std::string_view hex, std::uint8_t* bytes, std::size_t count) {
  if (hex.size() != 2 * count) return false;
  for (std::size_t at = 0; at < count; ++at) {
    const auto high = digits.find(hex[2 * at]);
    const auto low = digits.find(hex[2 * at + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return false;
    bytes[at] = static_cast<std::uint8_t>(high << 4 | low);
  }
  return true;
}

core::Result<Json, Damage> parse_stored(std::string_view stored, const std::string& what) {
  if (nests_too_deep(stored)) return Damage{what + " is nested too deep."};
  Json object = Json::parse(stored, nullptr, false);
  if (!object.is_object()) return Damage{what + " is not a JSON object."};
  std::int64_t version = 0;
  if (const auto fault = read_field(object, "v", version)) return damage_of(what, *fault);
  if (version > stored_version) {
    return Damage{what + " was written by a newer version of this server (its form is " +
                  std::to_string(version) + ", known is " + std::to_string(stored_version) + ")."};
  }
  if (version < 1) return Damage{what + " has a version that never was."};
  return object;
}

std::string dump_stored(const Json& object) {
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Damage damage_of(const std::string& what, const Fault& fault) {
  if (fault.where.empty()) return Damage{what + " " + fault.what + "."};
  return Damage{what + " cannot be read: its field " + fault.where + " " + fault.what + "."};
}

}  // namespace chats::store
