#include "protocol/definition_reader.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>

#include "protocol/wire_limits.hpp"

namespace chats::protocol {

namespace {

using nlohmann::json;

const json& nothing() {
  static const json empty = json::object();
  return empty;
}

std::string from_to(Bounds bounds) {
  return std::to_string(bounds.min) + " to " + std::to_string(bounds.max);
}

std::string expected_text(std::size_t points_max) {
  return "expected a text of 1 to " + std::to_string(points_max) + " characters";
}

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= limits::phase_id_max &&
         std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

}  // namespace

DefinitionReader::DefinitionReader(const json& object, std::string pointer,
                                   std::vector<Mistake>& mistakes)
    : object_(object.is_object() ? object : nothing()),
      pointer_(std::move(pointer)),
      mistakes_(mistakes) {
  if (!object.is_object()) mistakes_.push_back({pointer_, "expected an object"});
}

const json* DefinitionReader::find(std::string_view field) const {
  const auto found = object_.find(field);
  return found == object_.end() || found->is_null() ? nullptr : &*found;
}

bool DefinitionReader::has(std::string_view field) const {
  return find(field) != nullptr;
}

// Fields read here have neither "~" nor "/" in their names, so nothing needs an escape.
std::string DefinitionReader::place(std::string_view field) const {
  return pointer_ + '/' + std::string(field);
}

void DefinitionReader::mistake(std::string_view field, std::string expected) {
  mistakes_.push_back({place(field), std::move(expected)});
}

std::string DefinitionReader::text_at(const json& value, const std::string& pointer,
                                      std::size_t points_max, Normalise normalise) {
  if (!value.is_string()) {
    mistakes_.push_back({pointer, expected_text(points_max)});
    return {};
  }
  auto plain = normalise(value.get_ref<const std::string&>());
  if (!plain) {
    mistakes_.push_back({pointer, "expected a text without control or invisible characters"});
    return {};
  }
  if (plain->points > points_max) {
    mistakes_.push_back(
        {pointer, "expected at most " + std::to_string(points_max) + " characters"});
  }
  return std::move(plain->text);
}

std::string DefinitionReader::text_if_given(std::string_view field, std::size_t points_max,
                                            Normalise normalise) {
  const json* const value = find(field);
  return value == nullptr ? std::string() : text_at(*value, place(field), points_max, normalise);
}

// One mistake a field is enough: `text` is also empty where another has been found.
std::string DefinitionReader::required(std::string_view field, std::string text,
                                       std::size_t points_max) {
  const bool told = !mistakes_.empty() && mistakes_.back().pointer == place(field);
  if (text.empty() && !told) mistake(field, expected_text(points_max));
  return text;
}

std::string DefinitionReader::line(std::string_view field, std::size_t points_max) {
  return required(field, line_if_given(field, points_max), points_max);
}

std::string DefinitionReader::line_if_given(std::string_view field, std::size_t points_max) {
  return text_if_given(field, points_max, one_line);
}

std::string DefinitionReader::lines(std::string_view field, std::size_t points_max) {
  return required(field, lines_if_given(field, points_max), points_max);
}

std::string DefinitionReader::lines_if_given(std::string_view field, std::size_t points_max) {
  return text_if_given(field, points_max, many_lines);
}

std::string DefinitionReader::name(std::string_view field) {
  const json* const value = find(field);
  if (value != nullptr && value->is_string() && is_name(value->get_ref<const std::string&>())) {
    return value->get<std::string>();
  }
  mistake(field, "expected an id: 1 to 40 of a-z, 0-9 and -");
  return {};
}

std::int64_t DefinitionReader::whole(std::string_view field, Bounds bounds) {
  if (!has(field)) mistake(field, "expected a whole number from " + from_to(bounds));
  return whole_or(field, bounds, bounds.min);
}

std::int64_t DefinitionReader::whole_or(std::string_view field, Bounds bounds,
                                        std::int64_t fallback) {
  const json* const value = find(field);
  if (value == nullptr) return fallback;
  if (value->is_number_integer()) {
    const auto number = value->get<std::int64_t>();
    if (number >= bounds.min && number <= bounds.max) return number;
  }
  mistake(field, "expected a whole number from " + from_to(bounds));
  return fallback;
}

std::optional<std::string> DefinitionReader::word_if_given(std::string_view field,
                                                           std::string_view expected) {
  const json* const value = find(field);
  if (value == nullptr) return std::nullopt;
  if (value->is_string()) return value->get<std::string>();
  mistake(field, std::string(expected));
  return std::nullopt;
}

std::optional<std::string> DefinitionReader::choice_word(std::string_view field,
                                                         const std::string_view* words,
                                                         std::size_t count) {
  const std::span all(words, count);
  std::string expected = "expected one of";
  for (const std::string_view one : all) {
    expected += one == all.front() ? " \"" : ", \"";
    expected += one;
    expected += '"';
  }
  auto text = word_if_given(field, expected);
  if (!text || std::ranges::find(all, *text) != all.end()) return text;
  mistake(field, std::move(expected));
  return std::nullopt;
}

void DefinitionReader::list(std::string_view field, Bounds count, const ReadEntry& each) {
  const json* const value = find(field);
  if (value == nullptr && count.min == 0) return;
  const auto size = value != nullptr && value->is_array() ? static_cast<std::int64_t>(value->size())
                                                          : std::int64_t{-1};
  if (size < count.min || size > count.max) {
    mistake(field, "expected a list of " + from_to(count) + " entries");
  }
  for (std::int64_t i = 0; i < std::min(size, count.max); ++i) {
    each((*value)[static_cast<std::size_t>(i)], place(field) + '/' + std::to_string(i));
  }
}

std::vector<std::string> DefinitionReader::different_lines(std::string_view field, Bounds count,
                                                           std::size_t points_max) {
  std::vector<std::string> all;
  list(field, count, [&](const json& entry, const std::string& pointer) {
    const std::size_t before = mistakes_.size();
    std::string text = text_at(entry, pointer, points_max, one_line);
    if (mistakes_.size() != before) return;
    if (text.empty()) mistakes_.push_back({pointer, expected_text(points_max)});
    if (std::ranges::find(all, text) != all.end()) {
      mistakes_.push_back({pointer, "expected an entry that is not in the list yet"});
    }
    all.push_back(std::move(text));
  });
  return all;
}

std::vector<std::string> DefinitionReader::texts(std::string_view field, Bounds count,
                                                 std::size_t points_max) {
  std::vector<std::string> all;
  list(field, count, [&](const json& entry, const std::string& pointer) {
    const std::size_t before = mistakes_.size();
    std::string text = text_at(entry, pointer, points_max, many_lines);
    if (text.empty() && mistakes_.size() == before) {
      mistakes_.push_back({pointer, expected_text(points_max)});
    }
    all.push_back(std::move(text));
  });
  return all;
}

std::optional<DefinitionReader> DefinitionReader::inside(std::string_view field) {
  const json* const value = find(field);
  if (value == nullptr) return std::nullopt;
  return DefinitionReader(*value, place(field), mistakes_);
}

}  // namespace chats::protocol
