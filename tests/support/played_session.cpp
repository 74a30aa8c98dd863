#include "tests/support/played_session.hpp"

#include <algorithm>

#include "server/core/replay.hpp"
#include "tests/support/invariants.hpp"
#include "tests/support/state_text.hpp"

namespace chats::support {

namespace {

using namespace core;

// Anonymous events hold the minute only.
Instant stamp(const EventBody& body, Instant now) {
  if (!is_blind(body)) return now;
  return std::chrono::time_point_cast<milliseconds>(std::chrono::floor<minutes>(now));
}

// Who comes in with this event and so has no connection yet.
std::optional<ParticipantId> newcomer(const Event& event) {
  if (holds_alternative<event::ParticipantJoined>(event.body)) return ParticipantId{event.seq};
  if (holds_alternative<event::ParticipantWaits>(event.body)) return ParticipantId{event.seq};
  if (const auto* back = get_if<event::ParticipantBack>(&event.body)) return back->participant;
  return {};
}

}  // namespace

std::vector<Heard> hearers(const SessionState& after, const Event& event,
                           const std::vector<Telling>& tellings) {
  std::vector<const Participant*> viewers;
  const auto out = ends_connections_of(event);
  const auto in = newcomer(event);
  for (const auto& [id, person] : after.participants)
    if ((person.is_here() || person.waiting || id == out) && id != in) viewers.push_back(&person);
  std::set<std::uint8_t> groups;
  for (const auto& telling : tellings)
    groups.insert(telling.group);
  std::vector<Heard> all;
  for (const auto group : groups)
    for (const auto* viewer : viewers) {
      const auto found = std::find_if(tellings.begin(), tellings.end(), [&](const Telling& each) {
        return each.group == group && includes(each, *viewer);
      });
      if (found != tellings.end()) all.push_back({viewer, &*found});
    }
  return all;
}

PlayedSession::PlayedSession(std::shared_ptr<const Definition> definition, Instant now)
    : clock_(now) {
  ask({}, command::CreateSession{std::move(definition)});
}

Outcome PlayedSession::ask(std::optional<ParticipantId> actor, CommandBody wish,
                           std::optional<RequestId> id) {
  const Command command{std::move(wish)};
  if (actor && id)
    if (const auto* person = find_participant(state_, *actor))
      if (const auto* before = find_accepted(*person, id->id))
        return repeat(*actor, command, *before, *id);
  const auto decision = decide(state_, {actor, clock_.now(), dice_, command});
  Outcome outcome;
  if (!decision) {
    outcome.refused = decision.error();
    return outcome;
  }
  for (const auto& body : *decision) {
    const bool last = &body == &decision->back();
    std::optional<RequestMark> mark;
    if (last && actor && id && !is_blind(body))
      mark = RequestMark{*actor, id->id, id->content, static_cast<std::uint16_t>(decision->size())};
    take(body, mark);
    outcome.made.push_back(state_.seq);
  }
  if (actor && state_.participants.contains(*actor))
    outcome.thing = made_by(state_, *actor, command, state_.seq);
  if (is_checked()) check();
  ++asked_;
  return outcome;
}

Outcome PlayedSession::repeat(ParticipantId actor, const Command& wish,
                              const AcceptedRequest& before, const RequestId& id) const {
  Outcome outcome;
  if (before.content_hash != id.content) {
    outcome.refused = Rejection{.rule = Rule::id_used_for_another, .field = "id"};
    return outcome;
  }
  outcome.repeated = true;
  outcome.thing = made_by(state_, actor, wish, before.seq);
  return outcome;
}

void PlayedSession::wait_until(Instant later) {
  for (auto due = next_deadline(state_); due && *due <= later; due = next_deadline(state_)) {
    clock_.go_to(std::max(*due, clock_.now()));
    if (ask({}, command::Tick{}).made.empty()) {
      broken_.push_back("a deadline is due and a tick changes nothing");
      return;
    }
  }
  clock_.go_to(later);
}

void PlayedSession::be_down_until(Instant later) {
  clock_.go_to(later);
  state_ = replayed();
  wait_until(later);
}

bool PlayedSession::come_up_on(std::vector<Event> log) {
  SessionState state;
  for (const auto& event : log)
    if (replay(state, event)) return false;
  events_ = std::move(log);
  state_ = std::move(state);
  return true;
}

void PlayedSession::take(const EventBody& body, std::optional<RequestMark> mark) {
  events_.push_back({state_.seq + 1, stamp(body, clock_.now()), body, mark});
  const auto& event = events_.back();
  apply(state_, event);
  // Who hears it is asked of everybody who was ever there.
  if (!ear_ && !is_checked()) return;
  const auto tellings = tellings_of(state_, event);
  const auto heard = hearers(state_, event, tellings);
  for (auto& each : broken_tellings(state_, event, heard))
    broken_.push_back("event " + std::to_string(event.seq) + ": " + each);
  if (ear_) ear_(state_, event, heard);
}

SessionState PlayedSession::replayed() const {
  SessionState state;
  for (const auto& event : events_)
    if (replay(state, event)) break;  // Then it differs from the working state: check() sees it.
  return state;
}

void PlayedSession::check() {
  for (auto& each : broken_invariants(state_))
    broken_.push_back("after event " + std::to_string(state_.seq) + ": " + each);
  if (state_text(replayed()) != state_text(state_))
    broken_.push_back("after event " + std::to_string(state_.seq) +
                      ": replay differs from the working state");
}

}  // namespace chats::support
