#include "server/store/sqlite_writer.hpp"

#include <spdlog/spdlog.h>
#include <sqlite3.h>

#include <cassert>
#include <chrono>
#include <future>
#include <utility>

#include "server/store/limits.hpp"

namespace chats::store {
namespace {

// Full, held by another, or a row refused: the last page of a commit, which alone makes it valid,
// was never written, and what was written before lies where it was.
bool leaves_file_sound(const SQLite::Exception& trouble) {
  const int code = trouble.getErrorCode();
  return code == SQLITE_FULL || code == SQLITE_BUSY || code == SQLITE_CONSTRAINT;
}

}  // namespace

SqliteWriter::SqliteWriter(std::filesystem::path file)
    : file_(std::move(file)),
      holds_what_is_visible_(open_for_reading(file_)),
      tables_(std::make_unique<SqliteTables>(file_)) {
  // The first look at the file is what opens the journal.
  holds_what_is_visible_->exec("SELECT count(*) FROM sqlite_master");
  pay_journal();
  thread_ = std::thread([this] { run(); });
}

SqliteWriter::~SqliteWriter() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  came_.notify_one();
  thread_.join();
}

// The writer is woken when the lock is free: else it would wake up only to wait for it.
void SqliteWriter::append(AppendJob job) {
  bool takes_it = false;
  {
    const std::lock_guard lock(mutex_);
    takes_it = queued_bytes_ + job.bytes <= limits::queued_bytes_max;
    if (takes_it) {
      queued_bytes_ += job.bytes;
      queue_.emplace_back(std::move(job));
    }
  }
  if (!takes_it) return job.done(AppendOutcome::failed);
  came_.notify_one();
}

void SqliteWriter::change(ChangeJob job) {
  {
    const std::lock_guard lock(mutex_);
    queue_.emplace_back(std::move(job));
  }
  came_.notify_one();
}

bool SqliteWriter::change_and_wait(std::function<JournalHolds(SqliteTables&)> what) {
  assert(std::this_thread::get_id() != thread_.get_id() && "the writer would wait for itself");
  std::promise<bool> saved;
  change({.change = std::move(what), .done = [&](bool done) { saved.set_value(done); }});
  return saved.get_future().get();
}

void SqliteWriter::run() {
  while (true) {
    Batch batch = wait_for_batch();
    if (auto* appends = std::get_if<Appends>(&batch)) write(*appends);
    if (auto* change = std::get_if<ChangeJob>(&batch)) write(*change);
    if (std::holds_alternative<std::monostate>(batch)) rest();
    // Not after every batch: whoever holds the journal would slow all of them.
    if (std::chrono::steady_clock::now() - journal_tried_at_ > limits::journal_retry) pay_journal();
    const std::lock_guard lock(mutex_);
    if (stopping_ && queue_.empty()) break;
  }
  pay_journal();
}

// Returns without one when the journal should be tried again, when it is time to rest, or at the
// end.
SqliteWriter::Batch SqliteWriter::wait_for_batch() {
  std::unique_lock lock(mutex_);
  const auto something = [this] { return stopping_ || !queue_.empty(); };
  if (journal_owed_) {
    came_.wait_for(lock, limits::journal_retry, something);
  } else if (!rested_) {
    came_.wait_for(lock, limits::rests_after, something);
  } else {
    came_.wait(lock, something);
  }
  return take_batch();
}

SqliteWriter::Batch SqliteWriter::take_batch() {
  if (queue_.empty()) return {};
  if (auto* change = std::get_if<ChangeJob>(&queue_.front())) {
    ChangeJob job = std::move(*change);
    queue_.pop_front();
    return job;
  }
  Appends jobs;
  std::size_t events = 0, bytes = 0;
  while (!queue_.empty() && events < limits::commit_events_max &&
         bytes < limits::commit_bytes_max) {
    auto* next = std::get_if<AppendJob>(&queue_.front());
    if (!next) break;
    events += next->stored.size();
    bytes += next->bytes;
    jobs.push_back(std::move(*next));
    queue_.pop_front();
  }
  queued_bytes_ -= bytes;
  return jobs;
}

void SqliteWriter::write(Appends& jobs) {
  std::vector<bool> inserted;
  const auto outcome = transact([&] {
    for (const auto& job : jobs) {
      inserted.push_back(tables_->append(job.session, job.after, job.stored, job.links));
    }
  });
  for (std::size_t at = 0; at < jobs.size(); ++at) {
    // A conflict may be with one earlier in this batch, so it holds only if the batch does.
    const bool conflict = outcome == AppendOutcome::saved && !inserted[at];
    jobs[at].done(conflict ? AppendOutcome::conflict : outcome);
  }
}

void SqliteWriter::write(ChangeJob& job) {
  auto holds = JournalHolds::nothing_to_hide;
  const auto outcome = transact([&] { holds = job.change(*tables_); });
  if (outcome != AppendOutcome::failed && holds == JournalHolds::erased_words) {
    journal_owed_ = true;
    pay_journal();
  }
  job.done(outcome == AppendOutcome::saved);
}

AppendOutcome SqliteWriter::transact(const std::function<void()>& work) {
  rested_ = false;
  if (!ensure_open()) return AppendOutcome::failed;
  try {
    tables_->begin();
    work();
  } catch (const SQLite::Exception& trouble) {
    spdlog::error("store: nothing was saved: {} ({})", trouble.what(),
                  trouble.getExtendedErrorCode());
    if (!tables_->roll_back() || !leaves_file_sound(trouble)) open_afresh();
    return AppendOutcome::failed;
  }
  return commit();
}

AppendOutcome SqliteWriter::commit() {
  try {
    tables_->commit();
    return AppendOutcome::saved;
  } catch (const SQLite::Exception& trouble) {
    spdlog::error("store: a commit failed: {} ({})", trouble.what(),
                  trouble.getExtendedErrorCode());
    if (tables_->roll_back() && leaves_file_sound(trouble)) return AppendOutcome::failed;
    open_afresh();
    return AppendOutcome::unknown;
  }
}

void SqliteWriter::open_afresh() {
  journal_owed_ = true;
  tables_.reset();
  ensure_open();
}

bool SqliteWriter::ensure_open() {
  if (tables_) return true;
  try {
    auto tables = std::make_unique<SqliteTables>(file_);
    if (!tables->empty_journal().all_copied) return false;
    tables_ = std::move(tables);
    spdlog::info("store: the database was opened afresh");
    return true;
  } catch (const SQLite::Exception& trouble) {
    // Tried several times a second: the trouble itself was told when it came.
    spdlog::debug("store: the database cannot be opened afresh: {}", trouble.what());
    return false;
  }
}

void SqliteWriter::rest() {
  if (tables_) tables_->forget_pages();
  rested_ = true;
}

void SqliteWriter::pay_journal() {
  if (!journal_owed_ || !ensure_open()) return;
  try {
    journal_owed_ = !tables_->empty_journal().emptied;
  } catch (const SQLite::Exception& trouble) {
    spdlog::error("store: the journal cannot be emptied: {} ({})", trouble.what(),
                  trouble.getExtendedErrorCode());
    if (!leaves_file_sound(trouble)) open_afresh();
  }
  journal_tried_at_ = std::chrono::steady_clock::now();
}

}  // namespace chats::store
