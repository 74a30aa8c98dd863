// A stretch of a session's log as it is stored, so that a long one is never held as a whole.
#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <string>
#include <vector>

#include "server/core/event.hpp"

namespace chats::store {

struct StoredRow {
  std::int64_t seq = 0;
  std::string stored;
};

// What is stored of the session with that number behind `after`, in order, up to the row that makes
// limits::page_bytes_max full. Empty: there is no more. Throws SQLite::Exception.
std::vector<StoredRow> page_of_events(SQLite::Database& database, std::int64_t number,
                                      core::Seq after);

}  // namespace chats::store
