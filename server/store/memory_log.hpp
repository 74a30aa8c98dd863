// The log's contract without a disk, for tests and simulations: what a test wants to happen to an
// append can be arranged. Events are kept in their stored form, so that a simulation tests that,
// too. Calls `done` on the caller's thread, or on that of `release`. Any thread.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "server/store/encoded.hpp"
#include "server/store/log.hpp"

namespace chats::store {

class MemoryLog final : public Log {
 public:
  // From now on appends and closings wait, in their order, for `release`.
  void hold();
  // Makes those that wait and holds no more.
  void release();
  // The next append or closing without an arrangement of its own comes out like this, and is not
  // saved (`saved` arranges nothing). Each call arranges one more.
  void fail_next(AppendOutcome outcome);
  // As above, but it is saved, and answered with `unknown`.
  void lose_next_answer();
  // Until mended, nothing is saved and nothing can be read.
  void break_disk();
  void mend_disk();
  // Makes one stored event unreadable.
  void damage(const SessionId& session, core::Seq seq);

  void append(Append append, std::function<void(AppendOutcome)> done) override;
  ReadOutcome read(const SessionId& session, core::Seq after, const TakeEvent& take) override;
  bool create(const SessionEntry& entry, const std::vector<Link>& links,
              const std::vector<core::Event>& first) override;
  std::vector<SessionEntry> sessions() override;
  std::vector<Link> links() override;
  void close(const SessionId& session, core::ClosingRecord record,
             std::function<void(bool saved)> done) override;
  std::optional<core::ClosingRecord> record(const SessionId& session) override;
  PersonErasure erase_person(const SessionId& session, const core::Digest& key) override;
  std::size_t forget_overdue(core::Instant now) override;
  bool erase(const SessionId& session) override;
  std::string fact(const std::string& name) override;
  bool set_fact(const std::string& name, const std::string& value) override;

 private:
  struct Session final : StoredEvents {
    SessionEntry entry;
    std::vector<Link> links;
    std::vector<std::string> stored;
    std::string record;

    void each(const std::function<void(core::Seq, const std::string&)>& take) override;
    void change(core::Seq seq, std::string without) override;
  };
  struct Arrangement {
    AppendOutcome outcome;
    bool saved;
  };
  // Makes a change under the lock and gives what is to be called after it.
  using Change = std::function<std::function<void()>()>;

  void make_or_hold(Change change);
  Arrangement next_arrangement();
  AppendOutcome make_append(const SessionId& session, core::Seq after,
                            std::vector<std::string> stored, const std::vector<Link>& links);
  bool make_close(const SessionId& session, const std::string& record,
                  std::optional<core::Instant> forget_at);
  Session* find(const SessionId& session);

  std::mutex mutex_;  // Guards everything below.
  std::vector<Session> sessions_;
  std::map<std::string, std::string> facts_;
  std::deque<Arrangement> arranged_;
  std::deque<Change> held_;
  bool holds_ = false;
  bool broken_ = false;
};

}  // namespace chats::store
