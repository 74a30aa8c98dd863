#include "protocol/json_text.hpp"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace chats::protocol {

namespace {

using nlohmann::json;

// What nlohmann calls for each token; false stops the parser.
class StrictBuilder {
 public:
  explicit StrictBuilder(json& root) : root_(root) {}

  bool null() { return add(json(nullptr)) != nullptr; }
  bool boolean(bool value) { return add(json(value)) != nullptr; }

  bool number_integer(std::int64_t value) {
    if (value < -json_integer_max) return refuse();
    return add(json(value)) != nullptr;
  }

  bool number_unsigned(std::uint64_t value) {
    if (value > static_cast<std::uint64_t>(json_integer_max)) return refuse();
    return add(json(value)) != nullptr;
  }

  // Integers that fit no 64 bits come here too; their spelling tells them from fractions.
  bool number_float(double value, const std::string& spelling) {
    if (spelling.find_first_of(".eE") == std::string::npos) return refuse();
    return add(json(value)) != nullptr;
  }

  bool string(std::string& value) {
    if (value.find('\0') != std::string::npos) return refuse();
    return add(json(std::move(value))) != nullptr;
  }

  bool binary(json::binary_t&) { return refuse(); }

  bool start_object(std::size_t) { return open(json::object()); }
  bool start_array(std::size_t) { return open(json::array()); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(std::string& name) {
    const json& object = *open_.back();
    if (object.size() >= json_keys_max || name.find('\0') != std::string::npos) return refuse();
    if (object.contains(name)) return refuse();
    key_ = std::move(name);
    return true;
  }

  template <class Exception>
  bool parse_error(std::size_t, const std::string&, const Exception& exception) {
    constexpr int number_overflow = 406;
    outcome_ = exception.id == number_overflow ? JsonOutcome::not_allowed : JsonOutcome::not_json;
    return false;
  }

  JsonOutcome outcome() const { return outcome_; }

 private:
  bool refuse() {
    outcome_ = JsonOutcome::not_allowed;
    return false;
  }

  // Null: a bare value at the top.
  json* add(json value) {
    if (open_.empty()) {
      if (value.is_structured()) {
        root_ = std::move(value);
        return &root_;
      }
      refuse();
      return nullptr;
    }
    json& parent = *open_.back();
    if (parent.is_array()) {
      parent.push_back(std::move(value));
      return &parent.back();
    }
    return &(parent[key_] = std::move(value));
  }

  bool open(json value) {
    if (open_.size() >= json_depth_max) return refuse();
    json* const added = add(std::move(value));
    if (added != nullptr) open_.push_back(added);
    return added != nullptr;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  json& root_;
  std::vector<json*> open_;
  std::string key_;
  JsonOutcome outcome_ = JsonOutcome::value;
};

std::optional<unsigned> four_hex_digits(std::string_view text) {
  if (text.size() < 4) return std::nullopt;
  unsigned value = 0;
  for (const char c : text.substr(0, 4)) {
    unsigned digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<unsigned>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      digit = static_cast<unsigned>(c - 'a') + 10;
    } else if (c >= 'A' && c <= 'F') {
      digit = static_cast<unsigned>(c - 'A') + 10;
    } else {
      return std::nullopt;
    }
    value = value * 16 + digit;
  }
  return value;
}

bool is_high_surrogate(unsigned unit) {
  return unit >= 0xD800 && unit <= 0xDBFF;
}
bool is_low_surrogate(unsigned unit) {
  return unit >= 0xDC00 && unit <= 0xDFFF;
}

// RFC 8259's grammar lets a lone surrogate through and the parser does not, so that it would be
// called "not JSON"; this tells the two apart. Backslashes stand only inside strings.
bool has_lone_surrogate(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] != '\\') continue;
    ++i;
    if (text[i] != 'u') continue;
    const auto unit = four_hex_digits(text.substr(i + 1));
    if (!unit) continue;
    i += 4;
    if (is_low_surrogate(*unit)) return true;
    if (!is_high_surrogate(*unit)) continue;
    const std::string_view rest = text.substr(i + 1);
    if (!rest.starts_with("\\u")) return true;
    const auto next = four_hex_digits(rest.substr(2));
    if (!next || !is_low_surrogate(*next)) return true;
    i += 6;
  }
  return false;
}

}  // namespace

JsonOutcome parse_strictly(std::string_view text, nlohmann::json& value) {
  // The parser takes a NUL byte for the end of the text and would not look at what follows.
  if (text.find('\0') != std::string_view::npos) return JsonOutcome::not_json;
  StrictBuilder builder(value);
  json::sax_parse(text.begin(), text.end(), &builder);
  if (builder.outcome() != JsonOutcome::not_json) return builder.outcome();
  return has_lone_surrogate(text) ? JsonOutcome::not_allowed : JsonOutcome::not_json;
}

}  // namespace chats::protocol
