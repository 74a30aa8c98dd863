// A data folder with sessions in which people did anything: what check and backup look at.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "server/core/state.hpp"
#include "server/store/log.hpp"
#include "tests/store/log_under_test.hpp"

namespace chats::store {

// Saves a whole session that the seed decides, and gives what it came to. The same seed, the same.
core::SessionState save_session(Log& log, const SessionId& session, std::uint64_t seed);
// The same, closed. `keep_days`: its events stay until then.
core::SessionState save_closed_session(Log& log, const SessionId& session, std::uint64_t seed,
                                       std::optional<std::uint16_t> keep_days = {});

// Changes the database behind the log's back.
void change_file(const std::filesystem::path& file, const std::string& query);
std::string bytes_of(const std::filesystem::path& file);
// Every file of a folder, and what tells whether its bytes have changed; not of SQLite's shared
// index, which holds locks.
std::map<std::string, std::string> all_files_of(const std::filesystem::path& folder);

}  // namespace chats::store
