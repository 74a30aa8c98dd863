// Is what a server keeps whole? Every session is replayed, whether its server runs, was stopped or
// was killed, and nothing is written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "server/store/check_session.hpp"

namespace chats::store {

struct CheckSummary {
  std::size_t sessions = 0, damaged = 0, overdue = 0;
  std::uint64_t events = 0;
  std::size_t file_troubles = 0;  // Of the file as a whole, or of what belongs to no session.

  bool is_whole() const { return damaged == 0 && file_troubles == 0; }
};

// Who waits for the check. All are called on its thread.
struct CheckListener {
  std::function<void(const SessionFinding&)> session;
  std::function<void(const std::string& sentence)> file;  // A trouble of the file as a whole.
  std::function<void()> again;  // A server has started meanwhile: all that was told is told anew.
  // Many times a second; `so_far` may lag. False: stop.
  std::function<bool(const CheckSummary& so_far)> goes_on;
};

// `file`: a database. Throws std::runtime_error with one sentence for what cannot be read at all,
// and Stopped.
CheckSummary check_file(const std::filesystem::path& file, core::Instant now,
                        const CheckListener& listener);

}  // namespace chats::store
