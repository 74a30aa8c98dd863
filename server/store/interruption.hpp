// A long statement of SQLite asks, several times a second, whether it should go on.
#pragma once

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <functional>

namespace chats::store {

class Interruption {
 public:
  // `goes_on` must not throw. False: the statement ends with SQLITE_INTERRUPT.
  Interruption(SQLite::Database& database, std::function<bool()> goes_on)
      : handle_(database.getHandle()), goes_on_(std::move(goes_on)) {
    sqlite3_progress_handler(handle_, steps_between, &Interruption::ask, this);
  }
  ~Interruption() { sqlite3_progress_handler(handle_, 0, nullptr, nullptr); }
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

 private:
  // Of SQLite's machine: some hundred rows, less than a millisecond.
  static constexpr int steps_between = 2'000;

  static int ask(void* self) { return static_cast<Interruption*>(self)->goes_on_() ? 0 : 1; }

  sqlite3* handle_;
  std::function<bool()> goes_on_;
};

}  // namespace chats::store
