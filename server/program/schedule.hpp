// The sessions there are: making one from its definition with its three links, looking at them,
// erasing them. What is here waits for the disk and for sessions, so it is called on the office's
// thread and never on a session's strand.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/core/definition.hpp"
#include "server/core/state.hpp"
#include "server/live/clock.hpp"
#include "server/live/directory.hpp"
#include "server/program/limits.hpp"
#include "server/program/links.hpp"
#include "server/program/secrets.hpp"
#include "server/store/log.hpp"

namespace chats::program {

// The secrets of a session's links, told once.
struct LinkSecrets {
  std::string attendee, moderator, facilitator;
};

struct NewSession {
  store::SessionId id;
  LinkSecrets secrets;
};

struct ListedSession {
  store::SessionId id;
  std::string title, series;
  core::Lifecycle state = core::Lifecycle::none;  // none: its log cannot be read.
  core::Instant starts_at{};
  // Null for a closed session: its words are erased.
  std::shared_ptr<const core::Definition> definition;
};

enum class Erasure : std::uint8_t { erased, not_there, not_saved };

// What remains of a session. It is made once, when the session has closed: two reports of different
// moments could be subtracted to find one person (decision 0009).
struct Report {
  enum class Outcome : std::uint8_t { made, too_early, not_there };
  Outcome outcome = Outcome::not_there;
  core::ClosingRecord record;  // Once made.
};

// What became of a list of who belongs where.
struct Assigning {
  enum class Outcome : std::uint8_t {
    done,
    too_late,   // The session is closing or has closed.
    not_saved,  // As far as we know: nothing need have been changed.
  };
  // Somebody on the list.
  struct Person {
    std::string name, affiliation, room;
    std::vector<std::string> could_be;  // Names of those here who cannot be told apart.
  };
  Outcome outcome = Outcome::not_saved;
  std::size_t rooms = 0, people = 0;
  std::vector<Person> not_here, unclear;
};

// All of it outlives the schedule.
struct ScheduleParts {
  store::Log& log;
  live::Directory& directory;
  Links& links;
  const live::Clock& clock;
  Dice dice;
  Hasher hasher;
  ProgramLimits limits{};
};

class Schedule {
 public:
  explicit Schedule(ScheduleParts parts) : parts_(std::move(parts)) {}

  // As many sessions are kept as there may be. Whoever makes another asks first.
  bool is_full() const { return parts_.directory.known() >= parts_.limits.sessions_max; }
  const ProgramLimits& limits() const { return parts_.limits; }
  // Nothing: it could not be saved.
  std::optional<NewSession> create(const core::Definition& definition);
  std::vector<ListedSession> list();
  std::optional<ListedSession> find(const store::SessionId& id);
  Erasure erase(const store::SessionId& id);
  Report report(const store::SessionId& id);
  // In place of what was assigned before.
  Assigning assign(const store::SessionId& id, std::vector<core::AssignedRoom> rooms);

  bool is_running(const store::SessionId& id) const;
  // Closed, and nobody ever joined it.
  bool was_never_used(const store::SessionId& id);
  // Erases the words of closed sessions whose day has come.
  void forget_overdue();

 private:
  std::vector<ListedSession> look_at(const std::vector<store::SessionEntry>& entries);

  ScheduleParts parts_;
};

}  // namespace chats::program
