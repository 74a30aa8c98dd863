// A session that runs: one strand on which decide -> apply to the working state -> append -> tell
// happens, in that order (DESIGN part 5). Nothing leaves before the events it was computed from
// are durable. All public functions may be called from any thread; they post to the strand.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "server/core/decide.hpp"
#include "server/live/clock.hpp"
#include "server/live/limits.hpp"
#include "server/live/outlet.hpp"
#include "server/store/log.hpp"

namespace chats::live {

// What a session stands in. All of it outlives every session.
struct Surroundings {
  store::Log& log;
  Outlet& outlet;
  const Clock& clock;
  std::function<std::uint64_t()> dice;  // Any thread.
  std::function<std::unique_ptr<Alarm>(boost::asio::any_io_executor)> make_alarm;
  LiveLimits limits;
  // Takes a piece of pure work, to be done on another thread some time. Any thread; false: too much
  // waits already.
  std::function<bool(std::function<void()>)> work;
  // A link's new secret and its hash. Any thread.
  struct NewLink {
    std::string secret;
    core::Digest hash;
  };
  std::function<NewLink()> make_link{};
  // A link that is durable now: from here on it opens. Any thread.
  std::function<void(const store::Link&)> opens{};
};

// Held by what somebody asks until the session has done with it: its owner counts how many there
// are, so that no more gathers before a session than may.
using Place = std::shared_ptr<const void>;
// Said to whoever wants another place when they have all that they may.
inline core::Rejection too_many_unanswered() {
  return {.rule = core::Rule::too_fast, .retry_after = core::milliseconds{100}};
}

// A client's request: its id as sent, and hashes of the id and of method and params.
struct Call {
  std::string id;
  std::uint64_t id_hash = 0;
  std::uint64_t content_hash = 0;
  Place place{};
};

// Somebody at the door.
struct Knock {
  core::Digest key;
  std::optional<core::Role> role;  // By the link shown; none: the session was named.
  core::command::ProfileWish profile;
  std::optional<core::Seq> after;
  std::string view;
  std::optional<core::Digest> link{};  // The hash of the link shown.
};

namespace note {
struct Typing {
  core::RoomId room;
};
struct Reaction {
  std::uint8_t emoji = 0;
};
}  // namespace note
using Note = std::variant<note::Typing, note::Reaction>;

class Session : public std::enable_shared_from_this<Session> {
 public:
  virtual ~Session() = default;

  virtual const store::SessionId& id() const = 0;
  // Any thread: it is open or closing, so somebody may count on its deadlines.
  virtual bool is_under_way() const = 0;
  virtual void join(ConnectionRef from, Call call, Knock knock) = 0;
  virtual void ask(ConnectionRef from, Call call, core::Command command) = 0;
  virtual void hint(ConnectionRef from, Note note, Place place = {}) = 0;
  virtual void gone(ConnectionRef connection) = 0;
  // The connection's backlog was dropped and it reads again: it gets a fresh start.
  virtual void drained(ConnectionRef connection) = 0;
  // Calls `look` on the strand with the working state; what it returns is called once all that it
  // saw is durable (perhaps never, should saving fail). For session.peek and the operator's pages.
  struct Afterwards {
    std::function<void()> tell;
    std::size_t bytes = 0;  // About what it holds.
    template <class Then>
    Afterwards(Then then, std::size_t held = 0) : tell(std::move(then)), bytes(held) {}
  };
  using Look = std::function<Afterwards(const core::SessionState&)>;
  // On the strand: too much waits already, so nobody looks.
  using TurnedAway = std::function<void(const core::Rejection&)>;
  virtual void inspect(Look look, TurnedAway turned_away = {}) = 0;
  // Does what the operator asks for. `ordered`, on the strand, once it is durable (nothing) or with
  // why not; perhaps never, should saving fail.
  using Ordered = std::function<void(std::optional<core::Rejection>)>;
  virtual void order(core::Command command, Ordered ordered) = 0;
  // Ends all connections with `code` and takes nothing more; `done` once nothing waits.
  virtual void stop(core::CloseCode code, std::function<void()> done) = 0;
};

// Starts a session from its log. `closed` is called once, on the strand, when it has closed and
// its words are erased. Null: the log holds nothing that can be read (said in the server's log).
std::shared_ptr<Session> start_session(store::SessionId id, Surroundings& surroundings,
                                       boost::asio::any_io_executor strand,
                                       std::function<void()> closed);

}  // namespace chats::live
