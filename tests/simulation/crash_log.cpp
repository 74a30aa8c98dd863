#include "tests/simulation/crash_log.hpp"

#include <utility>
#include <vector>

namespace chats::simulation {

using store::AppendOutcome;

void CrashLog::append(store::Append append, std::function<void(AppendOutcome)> done) {
  if (dead_) return;
  waiting_.push_back([this, session = append.session, after = append.after,
                      events = std::vector(append.events.begin(), append.events.end()),
                      done = std::move(done)](Fate fate) {
    auto outcome = fate.otherwise;
    if (fate.saved)
      disk_.append({session, after, events}, [&](AppendOutcome came) { outcome = came; });
    // Saved, but nobody can say so: the session must look for itself.
    if (fate.saved && fate.otherwise == AppendOutcome::unknown) outcome = AppendOutcome::unknown;
    if (fate.told) done(outcome);
  });
}

void CrashLog::close(const store::SessionId& session, core::ClosingRecord record,
                     std::function<void(bool)> done) {
  if (dead_) return;
  waiting_.push_back(
      [this, session, record = std::move(record), done = std::move(done)](Fate fate) {
        bool saved = false;
        if (fate.saved) disk_.close(session, record, [&](bool came) { saved = came; });
        if (fate.told) done(saved && fate.otherwise != AppendOutcome::unknown);
      });
}

void CrashLog::let_one_happen(bool trouble) {
  if (waiting_.empty()) return;
  const auto one = std::exchange(waiting_.front(), nullptr);
  waiting_.pop_front();
  if (!trouble) return one({});
  const bool unknown = chance_.one_in(2);
  const bool saved = unknown && chance_.one_in(2);
  one({saved, true, unknown ? AppendOutcome::unknown : AppendOutcome::failed});
}

void CrashLog::die() {
  // The disk makes appends in their order; somewhere in them it stopped.
  while (!waiting_.empty() && chance_.one_in(2)) {
    const auto one = std::exchange(waiting_.front(), nullptr);
    waiting_.pop_front();
    one({true, false});
  }
  waiting_.clear();
  dead_ = true;
}

}  // namespace chats::simulation
