// One server process's way to the disk. Appends wait until the world lets one happen: it is saved,
// or fails, or nobody learns how it went; when the process dies, what waits is saved or lost and
// nobody is told. The disk itself (a MemoryLog) outlives the process.
#pragma once

#include <deque>

#include "server/store/memory_log.hpp"
#include "tests/simulation/dice.hpp"

namespace chats::simulation {

class CrashLog final : public store::Log {
 public:
  CrashLog(store::MemoryLog& disk, Chance& chance) : disk_(disk), chance_(chance) {}

  bool anything_waits() const { return !waiting_.empty(); }
  // Lets the oldest that waits happen; `trouble`: it may fail.
  void let_one_happen(bool trouble);
  // The process dies. From now on nothing of it has any effect.
  void die();

  void append(store::Append append, std::function<void(store::AppendOutcome)> done) override;
  void close(const store::SessionId& session, core::ClosingRecord record,
             std::function<void(bool saved)> done) override;
  store::ReadOutcome read(const store::SessionId& session, core::Seq after,
                          const store::TakeEvent& take) override {
    return disk_.read(session, after, take);
  }
  bool create(const store::SessionEntry& entry, const std::vector<store::Link>& links,
              const std::vector<core::Event>& first) override {
    return disk_.create(entry, links, first);
  }
  std::vector<store::SessionEntry> sessions() override { return disk_.sessions(); }
  std::vector<store::Link> links() override { return disk_.links(); }
  std::optional<core::ClosingRecord> record(const store::SessionId& session) override {
    return disk_.record(session);
  }
  store::PersonErasure erase_person(const store::SessionId& session,
                                    const core::Digest& key) override {
    return disk_.erase_person(session, key);
  }
  std::size_t forget_overdue(core::Instant now) override { return disk_.forget_overdue(now); }
  bool erase(const store::SessionId& session) override { return disk_.erase(session); }
  std::string fact(const std::string& name) override { return disk_.fact(name); }
  bool set_fact(const std::string& name, const std::string& value) override {
    return disk_.set_fact(name, value);
  }

 private:
  // `saved`: it reaches the disk; `told`: whoever asked learns the outcome.
  struct Fate {
    bool saved = true, told = true;
    store::AppendOutcome otherwise = store::AppendOutcome::failed;
  };

  store::MemoryLog& disk_;
  Chance& chance_;
  std::deque<std::function<void(Fate)>> waiting_;
  bool dead_ = false;
};

}  // namespace chats::simulation
