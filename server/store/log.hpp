// The event log: what was appended is durable, in order, and belongs to one owner at a time.
// Shaped so that another database can stand behind it: compare-and-append makes it impossible for
// two owners of one session to do harm.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "server/core/closing_record.hpp"
#include "server/core/event.hpp"

namespace chats::store {

// What names a session everywhere: 's' and 12 characters of [a-z2-7].
using SessionId = std::string;

enum class AppendOutcome : std::uint8_t {
  saved,     // Durable: it survives a crash from now on.
  conflict,  // Somebody else appended first: this owner must not go on.
  failed,    // Nothing of it is in the log.
  unknown,   // Nobody can say; read the log to find out.
};

struct Append {
  SessionId session;
  core::Seq after = 0;                  // The log must end here, else `conflict`.
  std::span<const core::Event> events;  // Consecutive, from after + 1; the caller's.
};

struct ReadOutcome {
  // Why reading stopped: a sentence for the server's log. What comes before was handed out.
  std::optional<std::string> damage{};
  // With damage: the trouble is the disk's and of the moment, so it is worth trying again.
  bool unavailable = false;
};
// Takes what is read, event by event. False: no more is wanted.
using TakeEvent = std::function<bool(core::Event&&)>;

// A hash of a link's secret and what it opens.
struct Link {
  core::Digest hash;
  SessionId session;
  core::Role role;
};

struct SessionEntry {
  SessionId session;
  std::string title;
  core::Instant created_at{};
  bool closed = false;                     // It has a closing record.
  std::optional<core::Instant> forget_at;  // Its events are still there until then.
};

// What became of a wish to be taken out of what is kept of a closed session.
enum class PersonErasure : std::uint8_t {
  erased,
  nobody,  // The session is not closed or not there, or nobody in it has that key.
  staff,   // What staff did stays on record.
  not_saved,
};

class Log {
 public:
  virtual ~Log() = default;

  // Any thread. `done` is called once, on the log's writer thread or on the caller's; it must
  // only post. Appends of one session are made in the order of the calls. A link that an event
  // made is among `links` from the same moment on. The events are not needed after the call.
  virtual void append(Append append, std::function<void(AppendOutcome)> done) = 0;
  // The events behind `after`, in order. A page is held at a time, so that a long log takes no more
  // memory than a short one: of a session that nobody runs, others may change it meanwhile.
  virtual ReadOutcome read(const SessionId& session, core::Seq after, const TakeEvent& take) = 0;

  // A new session with its links and first events, in one transaction. False: it could not be
  // saved.
  virtual bool create(const SessionEntry& entry, const std::vector<Link>& links,
                      const std::vector<core::Event>& first) = 0;
  virtual std::vector<SessionEntry> sessions() = 0;
  virtual std::vector<Link> links() = 0;

  // One transaction: writes the record, erases events and request marks (or, with keep_days,
  // notes the day on which `forget_overdue` will, and keeps what core/redaction.hpp leaves of
  // them), then leaves nothing in the journal. Comes after the appends asked for before. Closing
  // again is saved, and changes nothing.
  virtual void close(const SessionId& session, core::ClosingRecord record,
                     std::function<void(bool saved)> done) = 0;
  // What remains of a closed session. Empty: it is not closed, not there or not readable.
  virtual std::optional<core::ClosingRecord> record(const SessionId& session) = 0;
  // Takes somebody out of the record of a closed session, and out of its events while they are
  // kept; then leaves nothing in the journal.
  virtual PersonErasure erase_person(const SessionId& session, const core::Digest& key) = 0;
  // Erases the events of closed sessions whose day has come; how many sessions that were.
  virtual std::size_t forget_overdue(core::Instant now) = 0;
  // Erases a session and all that is kept of it, if it is there. False: it could not be saved.
  virtual bool erase(const SessionId& session) = 0;

  // Small durable facts of the server itself (operator's key hash). Empty: not set.
  virtual std::string fact(const std::string& name) = 0;
  virtual bool set_fact(const std::string& name, const std::string& value) = 0;
};

}  // namespace chats::store
