// Coming in, coming back, going.
#include <algorithm>

#include "server/live/running_session.hpp"

namespace chats::live {

void RunningSession::on_join(ConnectionRef from, const Call& call, const Knock& knock) {
  const auto turn_away = [&](const core::Rejection& why) {
    const bool slowly = why.rule == core::Rule::link_unknown;
    expect_answer(from, call);
    auto letters = around_.outlet.refusal(call.id, why, nullptr);
    const auto bytes = letters->text.size();
    pending_->then(
        [this, from, slowly, letters = std::move(letters)] {
          around_.outlet.turned_away(from, letters, slowly);
        },
        bytes);
  };
  if (stopped_ || adrift_ || holds_too_many_answers())
    return around_.outlet.turned_away(
        from, around_.outlet.refusal(call.id, cannot_save(), nullptr), false);
  if (is_somebody_elses(from, knock.key)) {
    refuse(from, call, {.rule = core::Rule::field_is_wrong, .field = "key"});
    return around_.outlet.admitted(from);  // As whom they were before.
  }
  core::command::Join wish{knock.key, knock.role, knock.profile, knock.link};
  auto decision = decide({}, {std::move(wish)});
  if (!decision) return turn_away(decision.error());
  if (!decision->empty() && comes_back_unsaved(knock)) {
    returns_owed_ = true;
  } else if (!decision->empty()) {
    if (const auto no = objection_of_saving()) return turn_away(*no);
    commit(std::move(*decision), {});
  }
  const auto who = working_.by_key.at(knock.key);
  bind(from, who);
  welcome(from, call, working_.participants.at(who), knock);
  around_.outlet.admitted(from);
}

// A connection hears what one person may hear, from the first join to its end.
bool RunningSession::is_somebody_elses(ConnectionRef connection, const core::Digest& key) const {
  const auto found = connections_.find(connection.number);
  if (found == connections_.end()) return false;
  const auto known = working_.by_key.find(key);
  return known == working_.by_key.end() || known->second != found->second.who;
}

// Who was away is not kept out by a disk: they may read what was said. Nor is it tried on them
// whether saving works again, for then it would be they who are refused.
bool RunningSession::comes_back_unsaved(const Knock& knock) const {
  if (saving_) return false;
  const auto known = working_.by_key.find(knock.key);
  return known != working_.by_key.end() && working_.participants.at(known->second).is_here();
}

// Those who came back meanwhile are away no longer. More than can wait at once are left for the
// next time.
void RunningSession::save_returns() {
  std::vector<core::Digest> back;
  for (const auto& [key, id] : working_.by_key) {
    const auto person = people_.find(id);
    const bool connected = person != people_.end() && !person->second.connections.empty();
    if (connected && working_.participants.at(id).away) back.push_back(key);
  }
  for (const auto& key : back) {
    if (objection_of_saving()) return;
    act_alone({core::command::Join{key, {}, {}}});
  }
  returns_owed_ = false;
}

void RunningSession::bind(ConnectionRef from, ParticipantId who) {
  if (connections_.contains(from.number)) return;  // Joined again on the same connection.
  auto& person = people_[who];
  if (person.connections.empty()) ++online_;
  if (person.connections.size() >= around_.limits.connections_max) {
    const auto oldest = connections_.at(person.connections.front()).ref;
    pending_->close(oldest, core::CloseCode::ninth_connection);
    forget_connection(oldest.number);
  }
  person.connections.push_back(from.number);
  connections_.emplace(from.number, Connection{from, who, &person});
  regroup(who);
  presence_changed_ = true;
}

Welcome RunningSession::welcome_for(const core::Participant& who, bool with_snapshot) const {
  return {id_, &working_, &who, now(), live_part(who), with_snapshot};
}

void RunningSession::welcome(ConnectionRef to, const Call& call, const core::Participant& who,
                             const Knock& knock) {
  std::optional<std::vector<SharedLetters>> missed;
  if (knock.after && knock.view == around_.outlet.view_of(who))
    missed = missed_->since(*knock.after, who, around_.limits);
  auto letters = around_.outlet.welcome(call.id, welcome_for(who, !missed));
  expect_answer(to, call);
  // Like reply; and with what was missed it is as whole as with a snapshot. Dropped with a backlog,
  // it would leave somebody at the door who hears everything and was never let in.
  pending_->tell_alone(to, std::move(letters), true);
  if (!missed) return;
  for (const auto& each : *missed) {
    pending_->tell(to, each);
    pending_->count_alone(each->text.size());
  }
  tell_live(to, who);
}

// Signals are not kept, so those that were missed cannot be told: this is how things stand now.
// Presence is told to all in a moment anyway.
void RunningSession::tell_live(ConnectionRef to, const core::Participant& who) {
  auto part = live_part(who);
  const auto tell = [&](const Signal& now) {
    pending_->tell_alone(to, around_.outlet.signal(now));
  };
  tell(signal::CountsChanged{std::move(part.counts)});
  tell(signal::Health{part.saving});
  if (!who.is_staff()) return;
  tell(signal::Pulse{std::move(part.pulse)});
  if (!part.reach.empty()) tell(signal::Seen{std::move(part.reach)});
}

void RunningSession::forget_connection(std::uint64_t number) {
  const auto found = connections_.find(number);
  if (found == connections_.end()) return;
  const auto who = found->second.who;
  auto& person = *found->second.person;
  pending_->leave_circle(found->second.ref);
  circles_.remove(number);
  connections_.erase(found);
  std::erase(person.connections, number);
  presence_changed_ = true;
  if (!person.connections.empty()) return;
  --online_;
  person.gone_since = now();
  away_checks_.emplace_back(now() + core::limits::away_after, who);
}

void RunningSession::end_connections(ParticipantId who, core::CloseCode code) {
  const auto numbers = people_[who].connections;
  for (const auto number : numbers) {
    pending_->close(connections_.at(number).ref, code);
    forget_connection(number);
  }
}

void RunningSession::on_drained(std::uint64_t number) {
  const auto found = connections_.find(number);
  if (found == connections_.end() || adrift_) return;  // A fresh start comes anyway.
  const auto ref = found->second.ref;
  if (holds_too_many_answers()) {
    pending_->close(ref, core::CloseCode::restarting);
    return forget_connection(number);
  }
  const auto& who = working_.participants.at(found->second.who);
  pending_->tell_alone(ref, around_.outlet.fresh_start(welcome_for(who, true)), true);
}

}  // namespace chats::live
