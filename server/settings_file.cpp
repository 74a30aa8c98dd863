#include "server/settings_file.hpp"

#include <sstream>
#include <toml++/toml.h>

#include "server/program/text_file.hpp"
#include "server/settings_table.hpp"

namespace chats::settings {

namespace {

std::string wanted(Kind kind) {
  switch (kind) {
    case Kind::text: return "a text in quotes";
    case Kind::whole: return "a whole number";
    case Kind::yes: return "true or false";
    case Kind::list: return "a list of texts, as in [\"one\", \"two\"]";
    case Kind::limits: return "a table of numbers";
  }
  return {};
}

class Reader {
 public:
  explicit Reader(std::string file) : file_(std::move(file)) {}

  std::vector<FileValue> read(const toml::table& table) {
    for (const auto& [key, node] : table) {
      const std::string name(key.str());
      if (name == "limits") {
        read_limits(node);
        continue;
      }
      const Row* row = find_row(name);
      if (row == nullptr || row->kind == Kind::limits) {
        throw WrongValue("In " + file_ + " there is \"" + name + "\", which is no setting.");
      }
      read_row(*row, node);
    }
    return std::move(values_);
  }

 private:
  void read_row(const Row& row, const toml::node& node) {
    const std::string name(row.name);
    if (row.kind == Kind::text && node.is_string()) {
      values_.push_back({name, node.as_string()->get()});
    } else if (row.kind == Kind::whole && node.is_integer()) {
      values_.push_back({name, std::to_string(node.as_integer()->get())});
    } else if (row.kind == Kind::yes && node.is_boolean()) {
      values_.push_back({name, node.as_boolean()->get() ? "true" : "false"});
    } else if (row.kind == Kind::list && node.is_array()) {
      for (const auto& entry : *node.as_array()) {
        if (!entry.is_string()) refuse(name, row.kind);
        values_.push_back({name, entry.as_string()->get()});
      }
    } else {
      refuse(name, row.kind);
    }
  }

  void read_limits(const toml::node& node) {
    if (!node.is_table()) refuse("limits", Kind::limits);
    for (const auto& [key, value] : *node.as_table()) {
      std::ostringstream number;
      if (value.is_integer()) number << value.as_integer()->get();
      else if (value.is_floating_point()) number << value.as_floating_point()->get();
      else refuse("limits." + std::string(key.str()), Kind::whole);
      values_.push_back({"limit", std::string(key.str()) + '=' + number.str()});
    }
  }

  [[noreturn]] void refuse(const std::string& name, Kind kind) const {
    throw WrongValue("In " + file_ + " " + name + " wants " + wanted(kind) + ".");
  }

  std::string file_;
  std::vector<FileValue> values_;
};

}  // namespace

std::vector<FileValue> read_settings_file(const std::filesystem::path& file) {
  const auto text = program::read_text_file(file, "settings file");
  try {
    return Reader(file.string()).read(toml::parse(text));
  } catch (const toml::parse_error& mistake) {
    throw WrongValue("Line " + std::to_string(mistake.source().begin.line) + " of " +
                     file.string() + " is not TOML: " + std::string(mistake.description()) + ".");
  }
}

}  // namespace chats::settings
