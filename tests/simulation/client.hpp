// One person at a browser: joins, comes back with its position, sends again what was not answered,
// and keeps account of everything it was told.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "server/core/command.hpp"

namespace chats::simulation {

struct Client {
  struct Asked {
    core::CommandBody wish;
    std::uint64_t content = 0;
  };

  std::size_t session = 0;
  std::uint8_t key = 0;
  core::Role role = core::Role::attendee;

  core::Digest digest() const;         // Of the key, as the server knows it.
  std::uint64_t connection = 0;        // 0: none.
  std::deque<std::string> on_the_way;  // Written by the server, not yet arrived.
  bool joined = false;
  bool lagging = false;        // Its backlog was dropped: nothing more until a fresh start.
  bool gone_for_good = false;  // Removed, or the session has closed.

  std::optional<core::Seq> position;
  std::string view;
  core::Seq baseline = 0;                        // The snapshot it holds.
  std::vector<std::pair<core::Seq, int>> heard;  // Since then: seq and group.
  core::Seq answered_up_to = 0;  // On this connection: no event at or below may follow.
  std::map<std::string, Asked> unanswered;
  std::set<std::string> posted;  // Requests that always leave a trace when acknowledged.
  // The seqs of its results: one, but for requests that changed nothing and so left no trace.
  std::map<std::string, std::set<core::Seq>> acknowledged;

  // The latest things that happened to it, for whoever reads a failure.
  std::deque<std::string> diary;
  void note(std::string what);
  std::string last_days() const;

  // Takes one line; what is wrong with it, or nothing.
  std::string read(const std::string& line);
  void cut();
};

}  // namespace chats::simulation
