// One session in the log, replayed and compared with what is written beside it.
#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/store/log.hpp"

namespace chats::store {

struct SessionFinding {
  SessionId id;       // Or what stands for it, when it is damaged.
  std::string state;  // "scheduled", "open", "closing", "closed"; "unreadable".
  std::uint64_t events = 0, people = 0;
  // What is wrong, and at which event: sentences without anybody's words. None: it is whole.
  std::vector<std::string> troubles;
  // Its words should be gone since then; the next start erases them.
  std::optional<core::Instant> overdue_since;
};

// Nothing: it was erased meanwhile. One read transaction, so that what is told is of one moment;
// an event is forgotten once it is folded, so that long sessions cost no more memory than short
// ones. Throws SQLite::Exception.
std::optional<SessionFinding> check_session(SQLite::Database& database, std::int64_t number,
                                            core::Instant now);

// "s2k7…: open, 120 events, 7 people, is whole".
std::string line_of(const SessionFinding& finding);

}  // namespace chats::store
