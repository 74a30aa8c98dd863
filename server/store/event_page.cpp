#include "server/store/event_page.hpp"

#include <SQLiteCpp/Statement.h>

#include "server/store/limits.hpp"

namespace chats::store {

std::vector<StoredRow> page_of_events(SQLite::Database& database, std::int64_t number,
                                      core::Seq after) {
  std::vector<StoredRow> page;
  SQLite::Statement events(
      database, "SELECT seq, stored FROM events WHERE session = ? AND seq > ? ORDER BY seq");
  events.bind(1, number);
  events.bind(2, static_cast<std::int64_t>(after));
  std::size_t bytes = 0;
  while (bytes < limits::page_bytes_max && events.executeStep()) {
    page.push_back({events.getColumn(0).getInt64(), events.getColumn(1).getString()});
    bytes += sizeof(StoredRow) + page.back().stored.size();
  }
  return page;
}

}  // namespace chats::store
