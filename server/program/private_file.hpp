// Small files that hold secrets: only this server's user may read them, and after a crash there is
// the old one or the new one, whole.
#pragma once

#include <filesystem>
#include <string_view>

namespace chats::program {

// Mode 0600. False: it cannot be written; what was there before is still there.
bool write_private_file(const std::filesystem::path& file, std::string_view text);

}  // namespace chats::program
