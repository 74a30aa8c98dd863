// The desk of one loop: what it knows of each of the loop's connections. Everything here happens on
// that loop's thread.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "protocol/client_message.hpp"
#include "server/core/seldom.hpp"
#include "server/live/rates.hpp"
#include "server/net/desk.hpp"

namespace chats::net {

class DeskLoop {
 public:
  using Time = SocketEvents::Time;

  // `parts` outlives this.
  explicit DeskLoop(const DeskParts& parts);

  void opened(live::ConnectionRef connection);
  void text(live::ConnectionRef connection, std::string_view message);
  void drained(live::ConnectionRef connection);
  void closed(live::ConnectionRef connection);
  void tick(Time now);

  void admitted(live::ConnectionRef connection);
  void turned_away(live::ConnectionRef connection, const live::SharedLetters& refusal,
                   bool slowly);

 private:
  // One connection. While an answer to a join or a peek is due, what else comes waits, so that a
  // batch is answered in its order and guesses cannot be made side by side.
  struct Visit {
    live::ConnectionRef ref;
    std::shared_ptr<live::Session> session;  // knocked at, or inside
    bool inside = false;
    bool busy = false;
    bool ended = false;        // nothing more is read from it
    Time since;                // outside or busy since then
    core::Instant asked_at{};  // when the answer that is due was asked for
    core::Seldom<std::vector<protocol::Incoming>> waiting;
    live::Place place;  // what the session has not done with yet holds it, too
    core::Seldom<std::vector<Time>> refused;  // lately
    live::Bucket peeks;
  };

  Visit* find(live::ConnectionRef connection);
  // Waits here or is on its way to the session.
  static std::size_t unanswered(const Visit& visit);
  // Null: as much as may is on its way.
  live::Place place_for(Visit& visit) const;
  void take(Visit& visit, protocol::Incoming&& incoming);
  void take_call(Visit& visit, protocol::Call&& call);
  void take_note(Visit& visit, const protocol::Note& note);
  void take_malformed(Visit& visit, const protocol::Malformed& malformed);

  void join(Visit& visit, const protocol::Call& call, protocol::JoinWish&& wish);
  void peek(Visit& visit, const protocol::Call& call, const protocol::PeekWish& wish);
  std::optional<program::Links::Opens> named_by(const protocol::JoinWish& wish) const;

  void become_busy(Visit& visit);
  void become_free(Visit& visit);
  void answer_and_free(live::ConnectionRef connection, const live::SharedLetters& letters);
  // The same a second after it was asked, whatever was wrong and however long finding out took.
  void answer_slowly(const Visit& visit, live::SharedLetters letters);
  void send(const Visit& visit, live::SharedLetters letters);
  // Answers, and counts it: who goes on like that is shown the door.
  void refuse(Visit& visit, const std::string& request, const core::Rejection& rejection);
  void refuse_link(Visit& visit, const std::string& request);
  void refuse_absent(Visit& visit, const std::string& request, const store::SessionId& session);
  void count_refusal(Visit& visit);
  void end(Visit& visit, core::CloseCode code);

  const DeskParts& parts_;
  Time now_;  // as of the latest tick
  std::unordered_map<std::uint64_t, Visit> visits_;
};

}  // namespace chats::net
