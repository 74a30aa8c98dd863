#include "server/program/text_file.hpp"

#include <fstream>
#include <iterator>
#include <system_error>

namespace chats::program {

std::string read_text_file(const std::filesystem::path& file, const std::string& what,
                           std::uintmax_t bytes_max) {
  std::error_code error;
  // Of what lies in a folder that is closed to us nobody can say that it is not there.
  if (!std::filesystem::exists(file, error) && !error) {
    throw FileTrouble("There is no " + what + " at " + file.string() + ".");
  }
  std::ifstream stream(file, std::ios::binary);
  if (!std::filesystem::is_regular_file(file, error) ||
      std::filesystem::file_size(file, error) > bytes_max || !stream) {
    throw FileTrouble("The " + what + " " + file.string() + " cannot be read.");
  }
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace chats::program
