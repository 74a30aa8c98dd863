// Save, then tell. Events gather in `pending_` while an earlier batch is being made durable; what
// was computed from them waits behind them. If an append fails, or nobody knows whether it
// succeeded, the working state is dropped and the session starts again from the log.
#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <iterator>
#include <utility>

#include "server/core/deadlines.hpp"
#include "server/live/moves.hpp"
#include "server/live/running_session.hpp"

namespace chats::live {

namespace {

core::Instant to_the_minute(core::Instant at) {
  return std::chrono::floor<std::chrono::minutes>(at);
}

// After these, a broadcast may have come further, or be for others than before.
bool changes_reach(const core::EventBody& body) {
  return holds_alternative<core::event::BroadcastSent>(body) ||
         holds_alternative<core::event::BroadcastAcked>(body) ||
         holds_alternative<core::event::ParticipantJoined>(body) ||
         holds_alternative<core::event::ParticipantAway>(body) ||
         holds_alternative<core::event::ParticipantBack>(body) ||
         holds_alternative<core::event::RoleGranted>(body) || moves_people(body);
}

}  // namespace

void RunningSession::commit(std::vector<core::EventBody> bodies,
                            std::optional<core::RequestMark> mark) {
  const auto at = now();
  if (mark) mark->events = static_cast<std::uint16_t>(bodies.size());
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    const bool blind = core::is_blind(bodies[i]);
    presence_changed_ = presence_changed_ || moves_people(bodies[i]);
    reach_changed_ = reach_changed_ || changes_reach(bodies[i]);
    // Who is staff from now on was told none of it.
    if (holds_alternative<core::event::RoleGranted>(bodies[i])) reach_told_.clear();
    const bool last = i + 1 == bodies.size();
    core::Event event{working_.seq + 1, blind ? to_the_minute(at) : at, std::move(bodies[i]), {}};
    if (last && !blind) event.mark = mark;
    core::apply(working_, event);
    if (core::may_move_deadline(event.body)) deadline_is_known_ = false;
    regroup_by(event.body);
    tell(event);
    // Who has said it no longer writes it.
    if (const auto* posted = get_if<core::event::MessagePosted>(&event.body))
      if (const auto room = typing_.find(posted->room); room != typing_.end())
        room->second.erase(posted->from);
    if (const auto who = core::ends_connections_of(event)) {
      const bool removed = !holds_alternative<core::event::ParticipantLeft>(event.body);
      end_connections(*who, removed ? core::CloseCode::removed : core::CloseCode::normal);
    }
    if (const auto* rotated = get_if<core::event::LinkRotated>(&event.body))
      pending_->then(
          [this, link = store::Link{rotated->hash, id_, rotated->role}] { around_.opens(link); });
    if (const auto* admitted = get_if<core::event::ParticipantAdmitted>(&event.body))
      for (const auto number : people_[admitted->participant].connections)
        tell_live(connections_.at(number).ref, working_.participants.at(admitted->participant));
    if (holds_alternative<core::event::SessionClosed>(event.body))
      for (const auto& [number, connection] : connections_)
        pending_->close(connection.ref, core::CloseCode::session_closed);
    if (pending_->events.empty()) pending_->events.reserve(events_at_once_);
    pending_->events.push_back(std::move(event));
  }
  counts_changed_ = true;
}

void RunningSession::note_lifecycle() {
  if (adrift_ && !ruined_) return;  // It is as it was, until the log says otherwise.
  const auto now = working_.lifecycle;
  under_way_ = !ruined_ && (now == core::Lifecycle::open || now == core::Lifecycle::closing);
}

void RunningSession::settle() {
  note_lifecycle();
  rearm();
  if (sending_soon_ || in_flight_ || pending_->empty() || writing_.is_under_way()) return;
  sending_soon_ = true;
  // Behind all that waits for the strand by now: it joins what is saved and told together.
  boost::asio::post(strand_, [self = shared_from_this(), this] {
    sending_soon_ = false;
    send_pending();
    finish_stopping();
  });
}

void RunningSession::send_pending() {
  if (in_flight_ || pending_->empty()) return;
  if (!pending_->events.empty()) return submit();
  deliver(*take_pending());
}

std::unique_ptr<Batch> RunningSession::take_pending() {
  if (signals_wait_ && !stopped_ && !adrift_) {
    tell_signals();
    rearm();
  }
  pending_->address();
  return std::exchange(pending_, std::make_unique<Batch>(circles_));
}

void RunningSession::submit() {
  in_flight_ = take_pending();
  events_at_once_ = in_flight_->events.size();
  around_.log.append({.session = id_, .after = durable_, .events = in_flight_->events},
                     [self = shared_from_this(), this](store::AppendOutcome outcome) {
                       boost::asio::post(strand_, [self, this, outcome] { on_appended(outcome); });
                     });
}

void RunningSession::on_appended(store::AppendOutcome outcome) {
  if (outcome != store::AppendOutcome::saved) return start_again_from_log(outcome);
  durable_ = in_flight_->events.back().seq;
  if (!std::exchange(saving_, true)) {
    spdlog::info("session {}: saving works again", id_);
    tell_signal({}, signal::Health{true});
  }
  if (returns_owed_) save_returns();
  const auto saved = std::exchange(in_flight_, nullptr);
  deliver(*saved);
  if (working_.lifecycle == core::Lifecycle::closed && durable_ == working_.seq) finish_closing();
  settle();
  finish_stopping();
}

void RunningSession::deliver(Batch& batch) {
  for (const auto& [to, request] : batch.waiting())
    if (const auto found = connections_.find(to.number); found != connections_.end())
      --found->second.unanswered;
  for (auto& action : batch.actions())
    action();
  for (auto& [loop, parcels] : batch.parcels()) {
    writing_.begin();
    around_.outlet.deliver(loop, std::move(parcels), [self = shared_from_this(), this] {
      if (writing_.ends()) boost::asio::post(strand_, [self, this] { settle(); });
    });
  }
}

// What was to be told is gone at once: there is no room for it beside what is told instead.
RunningSession::Unsaved RunningSession::drop_batches() {
  Unsaved unsaved;
  for (auto* batch : {&in_flight_, &pending_}) {
    const auto dropped = std::exchange(*batch, nullptr);
    if (!dropped) continue;
    std::ranges::copy(dropped->ending(), std::back_inserter(unsaved.ending));
    std::ranges::copy(dropped->waiting(), std::back_inserter(unsaved.waiting));
  }
  pending_ = std::make_unique<Batch>(circles_);
  return unsaved;
}

// Connections that were to end are no longer known here: end they must, or nobody would answer
// them.
void RunningSession::refuse(const Unsaved& unsaved) {
  for (const auto& each : unsaved.ending)
    pending_->close(each, core::CloseCode::restarting);
  for (const auto& [to, request] : unsaved.waiting) {
    auto letters = around_.outlet.refusal(request, cannot_save(), nullptr);
    if (connections_.contains(to.number))
      pending_->tell_alone(to, std::move(letters));
    else
      around_.outlet.turned_away(to, std::move(letters), false);
  }
}

// What is in the log counts, and nothing else. If even that cannot be read just now the session is
// adrift: it refuses everything and looks again every second.
void RunningSession::start_again_from_log(store::AppendOutcome outcome) {
  if (!adrift_)
    spdlog::error("session {}: saving failed ({}), starting again from the log", id_,
                  static_cast<int>(outcome));
  const auto unsaved = drop_batches();
  // It may be of people who are not in the log.
  typing_.clear();
  reactions_.clear();
  saving_ = false;
  try_saving_at_ = now() + around_.limits.retry_saving;
  const auto loaded = load();
  adrift_ = loaded != Loaded::whole;
  ruined_ = loaded == Loaded::nothing;
  const bool lost = outcome == store::AppendOutcome::conflict || loaded == Loaded::nothing;
  if (lost || !adrift_) give_fresh_starts(lost);
  refuse(unsaved);
  if (!adrift_) {
    tell_signal({}, signal::Health{false});
    for (const auto& [look, turned_away] : std::exchange(looks_, {}))
      let_look(look, turned_away);
  }
  settle();
  finish_stopping();
}

// Everybody is shown the session as the log has it. Whoever is not in it (their coming was not
// saved, or their leaving was) comes again: to them it looks like a restart. So it does to those
// for whom there is no room; they come back each at a moment of their own, and mostly have missed
// nothing.
void RunningSession::give_fresh_starts(bool lost) {
  std::vector<std::uint64_t> ended;
  for (auto& [number, connection] : connections_) {
    connection.unanswered = 0;
    const auto* who = core::find_participant(working_, connection.who);
    if (lost || !who || !who->is_here() || holds_too_many_answers()) {
      pending_->close(connection.ref, core::CloseCode::restarting);
      ended.push_back(number);
      continue;
    }
    regroup(who->id);
    auto letters = around_.outlet.fresh_start(welcome_for(*who, true));
    pending_->tell_alone(connection.ref, std::move(letters), true);
  }
  for (const auto number : ended)
    forget_connection(number);
}

// One transaction writes the closing record and erases the words (DESIGN part 7). Until it has
// worked it is tried again.
void RunningSession::finish_closing() {
  if (std::exchange(sealing_, true)) return;
  alarm_->stop();
  auto record = core::closing_record(working_, around_.dice());
  around_.log.close(id_, std::move(record), [self = shared_from_this(), this](bool saved) {
    boost::asio::post(strand_, [self, this, saved] {
      sealing_ = false;
      if (saved) {
        spdlog::info("session {} has closed; its words are erased", id_);
        if (closed_) closed_();
        return finish_stopping();
      }
      spdlog::error("session {}: closing could not be saved, trying again", id_);
      if (!stopped_)
        alarm_->set(now() + around_.limits.retry_saving, [self, this] { finish_closing(); });
      else
        finish_stopping();
    });
  });
}

void RunningSession::finish_stopping() {
  if (!stopped_ || in_flight_ || !pending_->empty() || sealing_) return;
  std::exchange(stopped_, [] {})();
}

}  // namespace chats::live
