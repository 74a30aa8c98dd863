// The life of a few sessions in a log, always the same: they are made, talk in shared commits, meet
// a conflict, are closed, forgotten and erased. Whatever the disk does, each answer is taken at its
// word, and what the log shows must never contradict it.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "tests/store/possible_worlds.hpp"

namespace chats::store {

// An append with its events, to be asked for later.
struct OwnedAppend {
  SessionId session;
  core::Seq after = 0;
  std::vector<core::Event> events;
};

class ScriptedLife {
 public:
  // From the first step to the last, unless it is over before. Failures are told to the test.
  void play(Log& log, const std::function<bool()>& is_over);
  // On a disk that works: what the log shows is possible, what is repeated is saved, and the words
  // that had to go are in no file.
  void end_well(Log& log, const std::filesystem::path& folder);

 private:
  struct Speech {
    SessionId session;
    std::size_t messages = 1;
    std::size_t bytes_each = 60;
    core::Seq skipped = 0;  // Says to follow that many events that nobody made.
  };

  void make(Log& log, const SessionId& session);
  // The first in a commit alone, the others together in the next.
  void speak(Log& log, const std::vector<Speech>& speeches);
  void take(const std::vector<OwnedAppend>& appends, const std::vector<AppendOutcome>& outcomes);
  void close(Log& log, const SessionId& session, std::optional<std::uint16_t> keep_days);
  void forget(Log& log);
  void erase(Log& log, const SessionId& session);
  void note(Log& log, const std::string& fact);
  // What is read now counts.
  void look(Log& log);

  void came(bool saved, const PossibleWorlds::Change& change);
  OwnedAppend append_of(Log& log, const Speech& speech);

  PossibleWorlds worlds_;
};

}  // namespace chats::store
