#include "server/live/running_session.hpp"

#include <spdlog/spdlog.h>

#include <boost/asio/post.hpp>
#include <utility>

#include "server/core/replay.hpp"

namespace chats::live {

std::shared_ptr<Session> start_session(store::SessionId id, Surroundings& surroundings,
                                       boost::asio::any_io_executor strand,
                                       std::function<void()> closed) {
  auto session = std::make_shared<RunningSession>(std::move(id), surroundings, std::move(strand),
                                                  std::move(closed));
  const auto loaded = session->load();
  if (loaded == RunningSession::Loaded::not_now)
    spdlog::error("session {} stays stopped: the disk does not answer", session->id());
  if (loaded != RunningSession::Loaded::whole) return nullptr;
  session->begin();
  return session;
}

RunningSession::RunningSession(store::SessionId id, Surroundings& surroundings,
                               boost::asio::any_io_executor strand, std::function<void()> closed)
    : id_(std::move(id)),
      around_(surroundings),
      strand_(std::move(strand)),
      closed_(std::move(closed)),
      alarm_(surroundings.make_alarm(strand_)) {}

// What was held before is given up first: there is never room for both.
RunningSession::Loaded RunningSession::load() {
  working_ = {};
  std::string trouble;
  const auto read = around_.log.read(id_, 0, [&](const core::Event& event) {
    if (const char* misfit = core::replay(working_, event))
      trouble = "Event " + std::to_string(event.seq) + ": " + misfit;
    return trouble.empty();
  });
  if (read.unavailable) return Loaded::not_now;
  if (read.damage) trouble = *read.damage;
  if (trouble.empty() && working_.seq == 0) trouble = "its log is empty";
  if (!trouble.empty()) {
    spdlog::error("session {} stays stopped: {}", id_, trouble);
    return Loaded::nothing;
  }
  deadline_is_known_ = false;
  note_lifecycle();
  durable_ = working_.seq;
  missed_.emplace(durable_);
  return Loaded::whole;
}

void RunningSession::begin() {
  boost::asio::post(strand_, [self = shared_from_this(), this] {
    await_everyone();
    began_ = true;
    clock_told_ = now();
    if (working_.lifecycle == core::Lifecycle::closed) finish_closing();
    ring();
  });
}

void RunningSession::join(ConnectionRef from, Call call, Knock knock) {
  boost::asio::post(strand_, [self = shared_from_this(), this, from, call = std::move(call),
                              knock = std::move(knock)] {
    on_join(from, call, knock);
    settle();
  });
}

void RunningSession::ask(ConnectionRef from, Call call, core::Command command) {
  boost::asio::post(strand_, [self = shared_from_this(), this, from, call = std::move(call),
                              command = std::move(command)]() mutable {
    on_ask(from, call, std::move(command));
    settle();
  });
}

void RunningSession::hint(ConnectionRef from, Note note, Place place) {
  boost::asio::post(strand_, [self = shared_from_this(), this, from, note = std::move(note),
                              place = std::move(place)] {
    on_hint(from, note);
    settle();
  });
}

void RunningSession::gone(ConnectionRef connection) {
  boost::asio::post(strand_, [self = shared_from_this(), this, connection] {
    forget_connection(connection.number);
    settle();
  });
}

void RunningSession::drained(ConnectionRef connection) {
  boost::asio::post(strand_, [self = shared_from_this(), this, connection] {
    on_drained(connection.number);
    settle();
  });
}

void RunningSession::inspect(Look look, TurnedAway turned_away) {
  boost::asio::post(strand_, [self = shared_from_this(), this, look = std::move(look),
                              turned_away = std::move(turned_away)] {
    let_look(look, turned_away);
    settle();
  });
}

void RunningSession::order(core::Command command, Ordered ordered) {
  boost::asio::post(strand_, [self = shared_from_this(), this, command = std::move(command),
                              ordered = std::move(ordered)]() mutable {
    on_order(std::move(command), ordered);
    settle();
  });
}

void RunningSession::stop(core::CloseCode code, std::function<void()> done) {
  boost::asio::post(strand_, [self = shared_from_this(), this, code, done = std::move(done)] {
    stopped_ = done;
    alarm_->stop();
    for (const auto& [number, connection] : connections_)
      pending_->close(connection.ref, code);
    settle();
    finish_stopping();
  });
}

}  // namespace chats::live
