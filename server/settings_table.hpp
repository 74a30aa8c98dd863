// Every setting by its name: as a flag (--NAME) and as a key of the TOML file. One table.
#pragma once

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "server/settings.hpp"

namespace chats::settings {

// A value that cannot be: one clear sentence.
struct WrongValue : std::runtime_error {
  using std::runtime_error::runtime_error;
};

enum class Kind : std::uint8_t {
  text,    // --name VALUE      name = "value"
  whole,   // --name VALUE      name = 3
  yes,     // --name            name = true
  list,    // --name VALUE ...  name = ["value", "value"]
  limits,  // --limit NAME=NUMBER ...; the file has a table [limits] instead
};

struct Row {
  std::string_view name, value_name, meaning, preset;
  Kind kind = Kind::text;
  // Takes one value; called once for each value of a list. Throws WrongValue.
  void (*set)(Settings& settings, const std::string& value) = nullptr;
};

std::span<const Row> rows();
const Row* find_row(std::string_view name);

}  // namespace chats::settings
