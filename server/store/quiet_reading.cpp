#include "server/store/quiet_reading.hpp"

#include <sqlite3.h>
#include <sys/stat.h>

#include <optional>
#include <stdexcept>
#include <string>
#include <tuple>

#include "server/store/data_folder.hpp"
#include "server/store/limits.hpp"
#include "server/store/sqlite_file.hpp"

namespace chats::store {
namespace {

namespace fs = std::filesystem;

// What of a file changes when somebody writes to it.
using Fingerprint = std::tuple<ino_t, off_t, time_t, long>;

std::optional<Fingerprint> fingerprint_of(const fs::path& file) {
  struct stat about {};
  if (::stat(file.c_str(), &about) != 0) return std::nullopt;
  return Fingerprint{about.st_ino, about.st_size, about.st_mtim.tv_sec, about.st_mtim.tv_nsec};
}

bool has_bytes(const fs::path& file) {
  std::error_code none;
  const auto bytes = fs::file_size(file, none);
  return !none && bytes > 0;
}

// In a URI these would end the path or begin an escape.
std::string uri_of(const fs::path& file, const std::string& options) {
  std::string uri = "file:";
  for (const char c : fs::absolute(file).string()) {
    if (c == '%')
      uri += "%25";
    else if (c == '?')
      uri += "%3f";
    else if (c == '#')
      uri += "%23";
    else
      uri += c;
  }
  return uri + "?mode=ro&" + options;
}

// One opening of the file, in the way that its journal asks for.
class Opening {
 public:
  explicit Opening(const fs::path& file)
      : file_(file),
        journal_(file.string() + "-wal"),
        file_before_(fingerprint_of(file)),
        journal_before_(fingerprint_of(journal_)) {
    const bool has_index = fingerprint_of(file.string() + "-shm").has_value();
    if (has_bytes(journal_) && !has_index) {
      throw std::runtime_error(journal_.string() + " is a journal without its index (" +
                               file.filename().string() + "-shm): start the server on it once.");
    }
    // A server that runs has both files open, and one that was killed leaves both. With the index
    // for reading alone, SQLite uses a live one as it is and makes a private one instead of a dead
    // one. Without a journal nobody runs; any usual opening would make one.
    stands_still_ = !has_index || !journal_before_;
    database_ = std::make_unique<SQLite::Database>(
        uri_of(file, stands_still_ ? "immutable=1" : "readonly_shm=1"),
        SQLite::OPEN_READONLY | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX,
        static_cast<int>(limits::lock_patience.count()));
    refuse_foreign_journal(*database_, file);
    database_->exec("PRAGMA temp_store = MEMORY");
    database_->exec("PRAGMA trusted_schema = OFF");
    if (is_new(*database_, file.string())) {
      throw std::runtime_error(file.string() + " is empty: no server has used it yet.");
    }
  }

  SQLite::Database& database() { return *database_; }
  // False: read as if nobody wrote, but somebody did; what was read may be of two minds.
  bool held() const {
    if (!stands_still_) return true;
    return fingerprint_of(file_) == file_before_ && fingerprint_of(journal_) == journal_before_;
  }

 private:
  const fs::path file_, journal_;
  const std::optional<Fingerprint> file_before_, journal_before_;
  bool stands_still_ = false;
  std::unique_ptr<SQLite::Database> database_;
};

std::string sentence_of(const SQLite::Exception& trouble, const fs::path& file) {
  const int code = trouble.getErrorCode();
  const bool closed_to_us = code == SQLITE_CANTOPEN || code == SQLITE_PERM ||
                            code == SQLITE_READONLY || code == SQLITE_AUTH;
  if (closed_to_us) return file.string() + " cannot be read: " + trouble.what() + ".";
  return sentence_for(trouble, file.string());
}

// Of what lies in a folder that is closed to us nobody can say that it is not there.
bool is_there(const fs::path& file) {
  std::error_code unknown;
  const bool is_there = fs::exists(file, unknown);
  if (!unknown) return is_there;
  throw std::runtime_error(file.string() + " cannot be looked at: " + unknown.message() + ".");
}

}  // namespace

fs::path database_of(const fs::path& folder) {
  if (!is_there(folder)) {
    throw std::runtime_error("There is no data folder " + folder.string() + ".");
  }
  if (!fs::is_directory(folder)) {
    throw std::runtime_error("The data folder " + folder.string() + " is not a folder.");
  }
  auto file = folder / database_name;
  if (is_there(file) && fs::is_regular_file(file)) return file;
  throw std::runtime_error("There is no " + std::string(database_name) + " in " + folder.string() +
                           ": no server has used this folder yet.");
}

void read_quietly(const fs::path& file, const std::function<void(SQLite::Database&)>& look) {
  for (int tries = 0; tries < limits::quiet_readings_max; ++tries) {
    std::optional<Opening> opening;
    try {
      opening.emplace(file);
      look(opening->database());
      if (opening->held()) return;
    } catch (const SQLite::Exception& trouble) {
      if (trouble.getErrorCode() == SQLITE_INTERRUPT) throw Stopped();
      if (!opening || opening->held()) throw std::runtime_error(sentence_of(trouble, file));
    }
  }
  throw std::runtime_error(file.string() + " cannot be read: servers start and stop on it.");
}

}  // namespace chats::store
