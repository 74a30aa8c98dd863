// The database file: how it is opened, what is in it, and how its journal is emptied.
#pragma once

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <memory>
#include <string>

namespace chats::store {

// Every commit durable, erased words overwritten, nothing spilled into temporary files. Throws
// SQLite::Exception.
std::unique_ptr<SQLite::Database> open_for_writing(const std::filesystem::path& file);
std::unique_ptr<SQLite::Database> open_for_reading(const std::filesystem::path& file);

// At start-up: makes the tables where there are none, writes to the disk to see that it can, and
// reads what must be readable. Throws std::runtime_error with one clear sentence.
void prepare_file(const std::filesystem::path& file);

// True: an empty file that waits for its tables. Throws std::runtime_error with a sentence when the
// tables are another program's, or a newer server's.
bool is_new(SQLite::Database& database, const std::string& file);

// Throws std::runtime_error when `database`, just opened and not yet read, is a copy that was put
// beside the journal of the database before it: SQLite would mix the two without a word.
void refuse_foreign_journal(SQLite::Database& database, const std::filesystem::path& file);

// A sentence for the operator.
std::string sentence_for(const SQLite::Exception& trouble, const std::string& file);

// What a checkpoint of the journal (WAL) came to.
struct Checkpoint {
  bool all_copied = false;  // All that is committed lies in the database itself, durably.
  bool emptied = false;     // The journal has no bytes left.
};
// Waits a little for readers. Throws SQLite::Exception.
Checkpoint empty_journal(SQLite::Database& database);

}  // namespace chats::store
