// Looking at a database file without leaving a trace: nothing is written, neither into the file nor
// beside it, and no server's lock is taken, whether a server runs on it, was stopped or was killed.
#pragma once

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <functional>
#include <stdexcept>

namespace chats::store {

// The database of a data folder. Throws std::runtime_error with one sentence when there is none.
std::filesystem::path database_of(const std::filesystem::path& folder);

// Somebody asked to stop.
struct Stopped : std::runtime_error {
  Stopped() : std::runtime_error("Stopped.") {}
};

// Calls `look` with a connection to `file`, whose tables are known to be ours. Once more, from the
// beginning, when a server began to write meanwhile where none had run. Every trouble with the file
// is a std::runtime_error with one sentence; so is one that `look` has as
// SQLite::Exception; an interrupted one is Stopped.
void read_quietly(const std::filesystem::path& file,
                  const std::function<void(SQLite::Database&)>& look);

}  // namespace chats::store
