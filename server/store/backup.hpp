// A copy of a server's database, whole and of one moment, made while the server runs or not
// (server/decisions/0005-a-backup-is-a-vacuum-into-a-new-file.md).
#pragma once

#include <cstdint>
#include <filesystem>

#include "server/store/check.hpp"

namespace chats::store {

struct Backup {
  CheckSummary holds;
  std::uintmax_t bytes = 0;
};

// Copies the database `from` to `to`, which must not be there, and checks the copy before it gets
// its name. A session that is damaged is copied as it is, and told: the others are worth keeping.
// Throws std::runtime_error with one sentence, and Stopped; nothing is left behind then.
Backup back_up(const std::filesystem::path& from, const std::filesystem::path& to,
               core::Instant now, const CheckListener& listener);

}  // namespace chats::store
