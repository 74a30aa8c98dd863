#include "protocol/params.hpp"

#include <nlohmann/json.hpp>
#include <utility>

namespace chats::protocol {

namespace {

using nlohmann::json;

std::optional<std::int64_t> whole_within(const json& value, Bounds bounds) {
  if (!value.is_number_integer()) return std::nullopt;
  const auto number = value.get<std::int64_t>();
  if (number < bounds.min || number > bounds.max) return std::nullopt;
  return number;
}

core::Rejection rejection_of(core::Rule rule, std::string_view field) {
  core::Rejection rejection{};
  rejection.rule = rule;
  rejection.field = field;
  return rejection;
}

}  // namespace

const json* Params::find(std::string_view field) const {
  const auto found = object_.find(field);
  return found == object_.end() || found->is_null() ? nullptr : &*found;
}

bool Params::has(std::string_view field) const {
  return find(field) != nullptr;
}

void Params::object_to(core::Rejection rejection) {
  if (!objection_) objection_ = std::move(rejection);
}

void Params::wrong(std::string_view field) {
  object_to(rejection_of(core::Rule::field_is_wrong, field));
}

void Params::too_long(std::string_view field, std::size_t limit) {
  core::Rejection rejection = rejection_of(core::Rule::text_too_long, field);
  rejection.limit = limit;
  object_to(std::move(rejection));
}

std::optional<std::string_view> Params::word(std::string_view field) {
  const json* const value = find(field);
  if (value == nullptr) return std::nullopt;
  if (!value->is_string()) {
    wrong(field);
    return std::nullopt;
  }
  return std::string_view(value->get_ref<const std::string&>());
}

std::optional<std::string_view> Params::required_word(std::string_view field) {
  const auto text = word(field);
  if (!text) wrong(field);
  return text;
}

std::vector<std::string_view> Params::words(std::string_view field, std::size_t count_max) {
  const json* const value = find(field);
  if (value == nullptr || !value->is_array() || value->empty()) {
    wrong(field);
    return {};
  }
  if (value->size() > count_max) {
    core::Rejection rejection = rejection_of(core::Rule::too_many, field);
    rejection.limit = count_max;
    object_to(std::move(rejection));
    return {};
  }
  std::vector<std::string_view> all;
  for (const json& element : *value) {
    if (!element.is_string()) {
      wrong(field);
      return {};
    }
    all.emplace_back(element.get_ref<const std::string&>());
  }
  return all;
}

bool Params::flag(std::string_view field) {
  if (!has(field)) wrong(field);
  return flag_if_given(field);
}

bool Params::flag_if_given(std::string_view field) {
  const json* const value = find(field);
  if (value == nullptr) return false;
  if (!value->is_boolean()) wrong(field);
  return value->is_boolean() && value->get<bool>();
}

std::int64_t Params::whole(std::string_view field, Bounds bounds) {
  return given<std::int64_t>(field, whole_if_given(field, bounds));
}

std::optional<std::int64_t> Params::whole_if_given(std::string_view field, Bounds bounds) {
  const json* const value = find(field);
  if (value == nullptr) return std::nullopt;
  const auto number = whole_within(*value, bounds);
  if (!number) wrong(field);
  return number;
}

std::string Params::text(std::string_view field, std::size_t points_max) {
  std::string text = text_if_given(field, points_max);
  if (text.empty()) wrong(field);
  return text;
}

std::string Params::text_if_given(std::string_view field, std::size_t points_max) {
  const auto raw = word(field);
  if (!raw) return {};
  auto plain = many_lines(*raw);
  if (!plain) {
    wrong(field);
    return {};
  }
  if (plain->points > points_max) too_long(field, points_max);
  return std::move(plain->text);
}

std::optional<std::string> Params::line_if_given(std::string_view field, std::size_t points_max) {
  const auto raw = word(field);
  if (!raw) return std::nullopt;
  auto plain = one_line(*raw);
  if (!plain) {
    wrong(field);
    return std::nullopt;
  }
  if (plain->points > points_max) too_long(field, points_max);
  return std::move(plain->text);
}

core::Digest Params::key(std::string_view field) {
  return given<core::Digest>(field, key_if_given(field));
}

std::optional<core::Digest> Params::key_if_given(std::string_view field) {
  const auto text = word(field);
  if (!text) return std::nullopt;
  if (!is_key(*text)) {
    wrong(field);
    return std::nullopt;
  }
  return sha256_(*text);
}

std::vector<core::Digest> Params::keys(std::string_view field, std::size_t count_max) {
  std::vector<core::Digest> all;
  for (const std::string_view text : words(field, count_max)) {
    if (!is_key(text)) {
      wrong(field);
      return {};
    }
    all.push_back(sha256_(text));
  }
  return all;
}

core::Digest Params::secret(std::string_view field) {
  const auto text = required_word(field);
  return text ? sha256_(*text) : core::Digest{};
}

std::map<std::string, std::uint8_t> Params::numbers(std::string_view field, std::size_t count_max,
                                                    Bounds bounds) {
  std::map<std::string, std::uint8_t> all;
  const json* const value = find(field);
  if (value == nullptr || !value->is_object() || value->size() > count_max) {
    wrong(field);
    return all;
  }
  for (const auto& [name, element] : value->items()) {
    if (element.is_null()) continue;
    const auto number = whole_within(element, bounds);
    if (!number) {
      wrong(field);
      return {};
    }
    all.emplace(name, static_cast<std::uint8_t>(*number));
  }
  return all;
}

std::optional<Params> Params::inside(std::string_view field) {
  const json* const value = find(field);
  if (value == nullptr) return std::nullopt;
  if (!value->is_object()) {
    wrong(field);
    return std::nullopt;
  }
  return Params(*value, sha256_);
}

}  // namespace chats::protocol
