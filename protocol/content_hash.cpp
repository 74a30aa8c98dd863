#include "protocol/content_hash.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "protocol/json_escape.hpp"
#include "protocol/stable_hash.hpp"

namespace chats::protocol {

namespace {

using nlohmann::json;

class Hash {
 public:
  explicit Hash(std::uint64_t so_far) : so_far_(so_far) {}

  std::uint64_t so_far() const { return so_far_; }

  void value(const json& value) {
    if (value.is_object()) return object(value);
    if (value.is_array()) return array(value);
    if (value.is_string()) return text(value.get_ref<const std::string&>());
    dumped(value);
  }

 private:
  void take(std::string_view bytes) { so_far_ = stable_hash(bytes, so_far_); }

  void object(const json& value) {
    std::string_view before = "{";
    for (const auto& [name, member] : value.items()) {
      take(std::exchange(before, ","));
      text(name);
      take(":");
      this->value(member);
    }
    take(value.empty() ? "{}" : "}");
  }

  void array(const json& value) {
    std::string_view before = "[";
    for (const json& item : value) {
      take(std::exchange(before, ","));
      this->value(item);
    }
    take(value.empty() ? "[]" : "]");
  }

  void text(const std::string& text) {
    if (std::ranges::any_of(text, needs_escape)) return dumped(text);
    take("\"");
    take(text);
    take("\"");
  }

  void dumped(const json& value) {
    take(value.dump(-1, ' ', false, json::error_handler_t::replace));
  }

  std::uint64_t so_far_;
};

}  // namespace

std::uint64_t content_hash(std::string_view method, const json& params) {
  Hash hash(stable_hash("\n", stable_hash(method)));
  hash.value(params);
  return hash.so_far();
}

}  // namespace chats::protocol
