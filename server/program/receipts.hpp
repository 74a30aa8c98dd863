// What is held about one person, for whoever has their key: of sessions that run (any thread) and
// of those that have closed (the office's thread, for it waits for the disk). Nobody else learns
// that there is such a session or such a person.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "server/live/directory.hpp"
#include "server/program/api.hpp"
#include "server/program/secrets.hpp"
#include "server/store/log.hpp"

namespace chats::program {

// All of it outlives the receipts.
struct ReceiptParts {
  store::Log& log;
  live::Directory& directory;
  Hasher hasher;
};

class Receipts {
 public:
  explicit Receipts(ReceiptParts parts) : parts_(std::move(parts)) {}

  // As the person sent them.
  struct Asked {
    store::SessionId session;
    std::string key;
  };
  // `found` is false when nobody is told anything: then the answer should take its time.
  using Answered = std::function<void(ApiAnswer answer, bool found)>;

  // False: it does not run, and `answered` is not called. Else it is, from the session's strand.
  bool read_running(const Asked& asked, const Answered& answered);
  // Whether there is anything on the disk to ask for.
  bool has_closed(const store::SessionId& session) const;
  // The office's thread.
  void read_closed(const Asked& asked, const Answered& answered);
  void erase_closed(const Asked& asked, const Answered& answered);

  static ApiAnswer nothing_held();

 private:
  ReceiptParts parts_;
};

}  // namespace chats::program
