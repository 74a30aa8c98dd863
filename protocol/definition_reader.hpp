// One object of a definition, read field by field: every mistake is noted with its place and what
// was expected there, and a harmless value stands in for it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/definition_codec.hpp"
#include "protocol/enum_words.hpp"
#include "protocol/params.hpp"

namespace chats::protocol {

class DefinitionReader {
 public:
  // All three must outlive this. `object` may be anything: what is no object is a mistake.
  DefinitionReader(const nlohmann::json& object, std::string pointer,
                   std::vector<Mistake>& mistakes);

  bool has(std::string_view field) const;

  // One line (titles, list entries) or several (prompts, Markdown).
  std::string line(std::string_view field, std::size_t points_max);
  std::string line_if_given(std::string_view field, std::size_t points_max);
  std::string lines(std::string_view field, std::size_t points_max);
  std::string lines_if_given(std::string_view field, std::size_t points_max);
  // From 1 to 40 of a-z, 0-9 and -.
  std::string name(std::string_view field);

  std::int64_t whole(std::string_view field, Bounds bounds);
  std::int64_t whole_or(std::string_view field, Bounds bounds, std::int64_t fallback);

  template <class Enum>
  Enum choice_or(std::string_view field, Enum fallback) {
    const auto text = choice_word(field, words_of<Enum>.data(), words_of<Enum>.size());
    return text ? parse_word<Enum>(*text).value_or(fallback) : fallback;
  }
  // A string as it stands; none when absent or (a mistake) no string.
  std::optional<std::string> word_if_given(std::string_view field, std::string_view expected);

  // A list of `count` entries; `each` reads one. Absent: none, and a mistake if count.min > 0.
  using ReadEntry = std::function<void(const nlohmann::json& entry, const std::string& pointer)>;
  void list(std::string_view field, Bounds count, const ReadEntry& each);
  // Lists of one-line texts that differ from each other, and of Markdown or questions.
  std::vector<std::string> different_lines(std::string_view field, Bounds count,
                                           std::size_t points_max);
  std::vector<std::string> texts(std::string_view field, Bounds count, std::size_t points_max);

  // An object inside; none when absent.
  std::optional<DefinitionReader> inside(std::string_view field);

  void mistake(std::string_view field, std::string expected);
  std::vector<Mistake>& mistakes() { return mistakes_; }

 private:
  using Normalise = std::optional<PlainText> (*)(std::string_view raw);
  const nlohmann::json* find(std::string_view field) const;
  std::string place(std::string_view field) const;
  std::string required(std::string_view field, std::string text, std::size_t points_max);
  std::string text_at(const nlohmann::json& value, const std::string& pointer,
                      std::size_t points_max, Normalise normalise);
  std::string text_if_given(std::string_view field, std::size_t points_max, Normalise normalise);
  std::optional<std::string> choice_word(std::string_view field, const std::string_view* words,
                                         std::size_t count);

  const nlohmann::json& object_;
  std::string pointer_;
  std::vector<Mistake>& mistakes_;
};

}  // namespace chats::protocol
