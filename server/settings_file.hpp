// Settings in a TOML file: the flags' names as keys, and a table [limits].
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace chats::settings {

// One value for a row of the table; a list gives one for each entry.
struct FileValue {
  std::string name, value;
};

// Throws WrongValue: not TOML, a name that is no setting, or a value of another type. Throws
// program::FileTrouble: it is not there or cannot be read.
std::vector<FileValue> read_settings_file(const std::filesystem::path& file);

}  // namespace chats::settings
