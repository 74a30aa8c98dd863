#include "server/store/backup.hpp"

#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <stdexcept>

#include "server/store/fresh_file.hpp"
#include "server/store/interruption.hpp"
#include "server/store/quiet_reading.hpp"

namespace chats::store {
namespace {

namespace fs = std::filesystem;

// Reading and writing happen in one statement; these errors are of what is written.
void refuse_if_not_written(const SQLite::Exception& trouble, const fs::path& to) {
  switch (trouble.getExtendedErrorCode()) {
    case SQLITE_FULL:
      throw std::runtime_error("The disk that holds " + to.string() + " is full.");
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_FSYNC:
    case SQLITE_IOERR_TRUNCATE:
    case SQLITE_CANTOPEN:
      throw std::runtime_error(to.string() + " cannot be written: " + trouble.what() + ".");
    default:
      break;
  }
}

void copy(SQLite::Database& database, const fs::path& to, const CheckListener& listener) {
  if (!listener.goes_on({})) throw Stopped();
  const Interruption interruption(database, [&] { return listener.goes_on({}); });
  try {
    SQLite::Statement statement(database, "VACUUM INTO ?");
    statement.bind(1, fs::absolute(to).string());
    statement.exec();
  } catch (const SQLite::Exception& trouble) {
    refuse_if_not_written(trouble, to);
    throw;
  }
}

}  // namespace

Backup back_up(const fs::path& from, const fs::path& to, core::Instant now,
               const CheckListener& listener) {
  FreshFile fresh(to);
  read_quietly(from, [&](SQLite::Database& database) {
    fresh.make_empty();
    copy(database, fresh.part(), listener);
  });
  Backup backup{.holds = check_file(fresh.part(), now, listener),
                .bytes = fs::file_size(fresh.part())};
  if (backup.holds.file_troubles > 0) {
    throw std::runtime_error("The copy is damaged and was not kept; check the data folder.");
  }
  fresh.keep();
  return backup;
}

}  // namespace chats::store
