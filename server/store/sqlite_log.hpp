// The log in one SQLite file of the data folder: durable, its own server's alone.
#pragma once

#include <filesystem>
#include <memory>

#include "server/store/log.hpp"

namespace chats::store {

// Keeps `chats.sqlite3` and `chats.lock` in `folder`, which is made when it is not there. Only one
// process can have it open. Every trouble at the start is a std::runtime_error with one clear
// sentence; later ones are outcomes, and the log mends itself when the disk does.
// Destroying it finishes what was asked for.
std::unique_ptr<Log> open_sqlite_log(const std::filesystem::path& folder);

}  // namespace chats::store
