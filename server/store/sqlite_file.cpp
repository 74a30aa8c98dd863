#include "server/store/sqlite_file.hpp"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

#include <array>
#include <stdexcept>
#include <string>

#include "server/store/limits.hpp"

namespace chats::store {
namespace {

constexpr int application_id = 0x43686174;  // "Chat"
constexpr int schema_version = 1;

// `stored` and `record` hold the forms of stored_event.hpp and stored_record.hpp. A session is
// named by a small number inside, so that an event's row is short.
constexpr const char* tables = R"(
  CREATE TABLE sessions(
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    record TEXT,
    forget_at INTEGER
  ) STRICT;
  CREATE TABLE links(
    hash BLOB NOT NULL UNIQUE,
    session INTEGER NOT NULL REFERENCES sessions(number),
    role TEXT NOT NULL
  ) STRICT;
  CREATE INDEX links_by_session ON links(session);
  CREATE TABLE events(
    session INTEGER NOT NULL REFERENCES sessions(number),
    seq INTEGER NOT NULL,
    stored TEXT NOT NULL,
    UNIQUE(session, seq)
  ) STRICT;
  CREATE TABLE facts(
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT;
)";

constexpr int patience(std::chrono::milliseconds span) {
  return static_cast<int>(span.count());
}

std::unique_ptr<SQLite::Database> open_file(const std::filesystem::path& file) {
  return std::make_unique<SQLite::Database>(file.string(),
                                            SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX,
                                            patience(limits::lock_patience));
}

int number_of(SQLite::Database& database, const char* query) {
  return database.execAndGet(query).getInt();
}

void make_tables(SQLite::Database& database) {
  database.exec(tables);
  database.exec("PRAGMA application_id = " + std::to_string(application_id));
}

void prepare(const std::filesystem::path& file) {
  refuse_foreign_journal(*open_file(file), file);
  const auto database = open_for_writing(file);
  const bool fresh = is_new(*database, file.string());
  SQLite::Transaction transaction(*database, SQLite::TransactionBehavior::IMMEDIATE);
  if (fresh) make_tables(*database);
  // A real write at every start: a full or failing disk shows now, not at the first message.
  database->exec("PRAGMA user_version = " + std::to_string(schema_version));
  transaction.commit();
  for (const char* table : {"sessions", "links", "facts"}) {
    number_of(*database, (std::string("SELECT count(*) FROM ") + table).c_str());
  }
}

}  // namespace

std::unique_ptr<SQLite::Database> open_for_writing(const std::filesystem::path& file) {
  auto database = open_file(file);
  // Before anything is written: erased words are overwritten with zeros.
  number_of(*database, "PRAGMA secure_delete = ON");
  // A savepoint's journal would otherwise go to a temporary file, words and all.
  database->exec("PRAGMA temp_store = MEMORY");
  database->exec("PRAGMA foreign_keys = ON");
  database->exec("PRAGMA trusted_schema = OFF");
  const std::string mode = database->execAndGet("PRAGMA journal_mode = WAL").getString();
  if (mode != "wal") throw SQLite::Exception("no write-ahead log on this file system");
  database->exec("PRAGMA synchronous = FULL");
  return database;
}

std::unique_ptr<SQLite::Database> open_for_reading(const std::filesystem::path& file) {
  auto database = open_file(file);
  database->exec("PRAGMA temp_store = MEMORY");
  database->exec("PRAGMA trusted_schema = OFF");
  database->exec("PRAGMA query_only = ON");
  return database;
}

bool is_new(SQLite::Database& database, const std::string& file) {
  const int version = number_of(database, "PRAGMA user_version");
  const bool ours = number_of(database, "PRAGMA application_id") == application_id;
  if (ours && version > schema_version) {
    throw std::runtime_error(file + " was written by a newer version of this server (its tables " +
                             "are version " + std::to_string(version) + ", known is " +
                             std::to_string(schema_version) + ").");
  }
  if (ours && version == schema_version) return false;
  if (number_of(database, "SELECT count(*) FROM sqlite_master") == 0) return true;
  throw std::runtime_error(file + " is a database, but not one of this server.");
}

std::string sentence_for(const SQLite::Exception& trouble, const std::string& file) {
  switch (trouble.getErrorCode()) {
    case SQLITE_NOTADB:
      return file + " is not a database.";
    case SQLITE_CORRUPT:
      return file + " is damaged; restore a backup of it.";
    case SQLITE_FULL:
      return "The disk that holds " + file + " is full.";
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return "The data folder is not writable: " + file + " cannot be written.";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return file + " is held by another program.";
    default:
      return file + " cannot be opened: " + trouble.what() + ".";
  }
}

void refuse_foreign_journal(SQLite::Database& database, const std::filesystem::path& file) {
  std::error_code none;
  const auto journal_bytes = std::filesystem::file_size(file.string() + "-wal", none);
  if (none || journal_bytes == 0) return;
  // Bytes 18 and 19 of the file are 2 as soon as its journal is a WAL, and 1 in a backup. They are
  // read through SQLite: closing a file descriptor of our own would drop SQLite's locks.
  sqlite3_file* opened = nullptr;
  std::array<unsigned char, 2> formats{};
  sqlite3_file_control(database.getHandle(), "main", SQLITE_FCNTL_FILE_POINTER, &opened);
  if (!opened || !opened->pMethods) return;
  if (opened->pMethods->xRead(opened, formats.data(), formats.size(), 18) != SQLITE_OK) return;
  if (formats[0] != 1) return;
  throw std::runtime_error(file.string() + " is a restored backup, but the journal beside it " +
                           "is of the database before it: remove " + file.string() + "-wal and " +
                           file.filename().string() + "-shm, then start again.");
}

void prepare_file(const std::filesystem::path& file) {
  try {
    prepare(file);
  } catch (const SQLite::Exception& trouble) {
    throw std::runtime_error(sentence_for(trouble, file.string()));
  }
}

Checkpoint empty_journal(SQLite::Database& database) {
  database.setBusyTimeout(patience(limits::journal_patience));
  SQLite::Statement checkpoint(database, "PRAGMA wal_checkpoint(TRUNCATE)");
  checkpoint.executeStep();
  const bool busy = checkpoint.getColumn(0).getInt() != 0;
  const int frames = checkpoint.getColumn(1).getInt();
  const int copied = checkpoint.getColumn(2).getInt();
  database.setBusyTimeout(patience(limits::lock_patience));
  return {.all_copied = frames == copied, .emptied = !busy};
}

}  // namespace chats::store
