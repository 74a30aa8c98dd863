// A file of text that the operator has named.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace chats::program {

// One sentence: it is not there, or cannot be read.
struct FileTrouble : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// All of it. `what` says in that sentence what it is, "settings file" say. One of more than
// `bytes_max` is not read. Throws FileTrouble.
std::string read_text_file(const std::filesystem::path& file, const std::string& what,
                           std::uintmax_t bytes_max = UINTMAX_MAX);

}  // namespace chats::program
