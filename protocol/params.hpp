// The params of one request, read field by field. Reading goes on after a mistake: the first one is
// remembered, and the field's value is then a harmless one that nobody must use. Whoever has read
// all fields asks `objection` once.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/enum_words.hpp"
#include "protocol/id_text.hpp"
#include "protocol/plain_text.hpp"
#include "protocol/wish.hpp"
#include "server/core/rejection.hpp"

namespace chats::protocol {

// A whole number between two others, both included.
struct Bounds {
  std::int64_t min = 0;
  std::int64_t max = 0;
};

class Params {
 public:
  // Both must outlive this; `object` is a JSON object. Absent and null are the same.
  Params(const nlohmann::json& object, const Hasher& sha256) : object_(object), sha256_(sha256) {}

  bool has(std::string_view field) const;

  template <class Id>
  Id id(std::string_view field) {
    return given<Id>(field, id_if_given<Id>(field));
  }
  template <class Id>
  std::optional<Id> id_if_given(std::string_view field) {
    const auto text = word(field);
    if (!text) return std::nullopt;
    const auto id = parse_id<Id>(*text);
    if (!id) wrong(field);
    return id;
  }
  // From 1 to `count_max` of them; what stands there twice counts once.
  template <class Id>
  std::vector<Id> ids(std::string_view field, std::size_t count_max) {
    std::vector<Id> all;
    for (const std::string_view text : words(field, count_max)) {
      const auto id = parse_id<Id>(text);
      if (!id) {
        wrong(field);
        return {};
      }
      if (std::find(all.begin(), all.end(), *id) == all.end()) all.push_back(*id);
    }
    return all;
  }

  template <class Enum>
  Enum choice(std::string_view field) {
    return given<Enum>(field, choice_if_given<Enum>(field));
  }
  template <class Enum>
  std::optional<Enum> choice_if_given(std::string_view field) {
    const auto text = word(field);
    if (!text) return std::nullopt;
    const auto value = parse_word<Enum>(*text);
    if (!value) wrong(field);
    return value;
  }

  bool flag(std::string_view field);
  bool flag_if_given(std::string_view field);  // Absent: false.
  std::int64_t whole(std::string_view field, Bounds bounds);
  std::optional<std::int64_t> whole_if_given(std::string_view field, Bounds bounds);

  // Several lines of somebody's words, normalised. Required ones must say something.
  std::string text(std::string_view field, std::size_t points_max);
  std::string text_if_given(std::string_view field, std::size_t points_max);  // Absent: "".
  // One line, normalised; it may be empty.
  std::optional<std::string> line_if_given(std::string_view field, std::size_t points_max);

  // The hash of a key of 128 bits, or of a link's secret, whose shape nobody is told about.
  core::Digest key(std::string_view field);
  std::optional<core::Digest> key_if_given(std::string_view field);
  std::vector<core::Digest> keys(std::string_view field, std::size_t count_max);
  core::Digest secret(std::string_view field);

  // A string as it was sent.
  std::optional<std::string_view> word(std::string_view field);
  std::optional<std::string_view> required_word(std::string_view field);
  // An object whose values are whole numbers; required, at most `count_max` entries.
  std::map<std::string, std::uint8_t> numbers(std::string_view field, std::size_t count_max,
                                              Bounds bounds);
  // An object inside; none when absent. The field names read from it stand for themselves.
  std::optional<Params> inside(std::string_view field);

  void wrong(std::string_view field);
  void object_to(core::Rejection rejection);
  const std::optional<core::Rejection>& objection() const { return objection_; }

 private:
  template <class Value>
  Value given(std::string_view field, std::optional<Value> value) {
    if (!value) wrong(field);
    return value.value_or(Value{});
  }
  const nlohmann::json* find(std::string_view field) const;
  std::vector<std::string_view> words(std::string_view field, std::size_t count_max);
  void too_long(std::string_view field, std::size_t limit);

  const nlohmann::json& object_;
  const Hasher& sha256_;
  std::optional<core::Rejection> objection_;
};

}  // namespace chats::protocol
