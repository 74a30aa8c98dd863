// Writes JSON text straight into one string: no tree in between, since what is told to a session
// is encoded on its strand. Strings must be valid UTF-8 (all in a state are). Names of fields are
// this contract's own and are not escaped.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "protocol/id_text.hpp"
#include "server/core/instant.hpp"

namespace chats::protocol {

class JsonWriter {
 public:
  // The text so far; this is empty afterwards.
  std::string take() { return std::exchange(text_, std::string()); }

  template <class Body>
  void object(Body body) {
    open('{');
    body();
    close('}');
  }
  template <class Body>
  void object(std::string_view name, Body body) {
    begin(name);
    object(body);
  }
  // `each(item)` writes one value.
  template <class Items, class Each>
  void list(const Items& items, Each each) {
    open('[');
    for (const auto& item : items)
      each(item);
    close(']');
  }
  template <class Items, class Each>
  void list(std::string_view name, const Items& items, Each each) {
    begin(name);
    list(items, each);
  }

  void value(std::string_view text);
  void value(core::Instant at) { value(at.time_since_epoch().count()); }
  template <std::integral Number>
  void value(Number number) {
    separate();
    if constexpr (std::same_as<Number, bool>) {
      text_ += number ? "true" : "false";
    } else {
      text_ += std::to_string(number);
    }
  }
  template <class Tag>
  void value(core::Id<Tag> id) {
    value(std::string_view(id_text(id)));
  }
  // `body` writes one value.
  template <class Body>
  void nested(std::string_view name, Body body) {
    begin(name);
    body();
  }
  // `json` is written as it is.
  void raw(std::string_view json);
  void raw(std::string_view name, std::string_view json) {
    begin(name);
    raw(json);
  }

  // A literal would rather become a bool than a string_view.
  void field(std::string_view name, const char* literal) { field(name, std::string_view(literal)); }
  template <class Value>
  void field(std::string_view name, const Value& one) {
    begin(name);
    value(one);
  }
  template <class Value>
  void field_if(std::string_view name, const std::optional<Value>& one) {
    if (one) field(name, *one);
  }
  // An empty text is left out.
  void text_if(std::string_view name, std::string_view text) {
    if (!text.empty()) field(name, text);
  }

 private:
  void separate() {
    if (after_value_) text_ += ',';
    after_value_ = true;
  }
  void begin(std::string_view name);
  void open(char bracket);
  void close(char bracket);

  std::string text_;
  bool after_value_ = false;  // The next value or name needs a comma before it.
};

}  // namespace chats::protocol
