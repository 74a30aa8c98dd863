// One session on the real core with a stopped clock: decide, apply, tell, as server/live does it,
// but without threads, sockets or disk. After every request the invariants are checked; what is
// broken stands in `broken()`.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/core/decide.hpp"
#include "server/core/telling.hpp"
#include "tests/support/stopped_clock.hpp"

namespace chats::support {

// A request's id and what it says, both as hashes.
struct RequestId {
  std::uint64_t id = 0;
  std::uint64_t content = 0;
};

struct Outcome {
  std::optional<core::Rejection> refused;
  bool repeated = false;        // The same request as before: nothing done twice.
  std::vector<core::Seq> made;  // The events, in order.
  core::Made thing;             // What the request made, if it made one thing.
};

// One viewer is told one event in one form. `group` and `viewer` of the telling as in the core.
struct Heard {
  const core::Participant* by;
  const core::Telling* telling;
};

class PlayedSession {
 public:
  // Called for each event once it is applied, with who hears it, in the order of their letters.
  using Ear =
      std::function<void(const core::SessionState&, const core::Event&, const std::vector<Heard>&)>;

  PlayedSession(std::shared_ptr<const core::Definition> definition, core::Instant now);

  void on_event(Ear ear) { ear_ = std::move(ear); }
  void use_dice(std::uint64_t dice) { dice_ = dice; }
  // A long session would check itself for ever: it does so after each `every`-th request alone.
  void check_after(std::size_t every) { check_after_ = every; }

  // Asks as a participant (none: as the server). With an id the request is remembered.
  Outcome ask(std::optional<core::ParticipantId> actor, core::CommandBody wish,
              std::optional<RequestId> id = {});
  // Time passes; what falls due in between happens at its instant.
  void wait_until(core::Instant later);

  // The server is down until then: nothing happens in between, then the state is made anew from
  // the events and what came due happens at once.
  void be_down_until(core::Instant later);
  // The server comes up on another log. False: it does not fit together, and nothing changes.
  bool come_up_on(std::vector<core::Event> log);

  const core::SessionState& state() const { return state_; }
  const std::vector<core::Event>& events() const { return events_; }
  core::Instant now() const { return clock_.now(); }
  const std::vector<std::string>& broken() const { return broken_; }

  // All events folded anew into an empty state.
  core::SessionState replayed() const;

 private:
  Outcome repeat(core::ParticipantId actor, const core::Command& wish,
                 const core::AcceptedRequest& before, const RequestId& id) const;
  void take(const core::EventBody& body, std::optional<core::RequestMark> mark);
  // Whether the request that is asked now is one of those after which it checks itself.
  bool is_checked() const { return (asked_ + 1) % check_after_ == 0; }
  void check();

  StoppedClock clock_;
  std::uint64_t dice_ = 1;
  std::size_t check_after_ = 1, asked_ = 0;
  core::SessionState state_;
  std::vector<core::Event> events_;
  Ear ear_;
  std::vector<std::string> broken_;
};

// Who hears an event that has just been applied, each in the form of the first telling of a group
// that includes them. People whose connection this event ends still hear it; people whom it brings
// in do not: they get a snapshot.
std::vector<Heard> hearers(const core::SessionState& after, const core::Event& event,
                           const std::vector<core::Telling>& tellings);

}  // namespace chats::support
