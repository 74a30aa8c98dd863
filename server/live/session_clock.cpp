// One alarm: deadlines of the rules, who has been gone for too long, and signals at most once a
// second.
#include <algorithm>
#include <utility>

#include "server/core/match.hpp"
#include "server/live/running_session.hpp"

namespace chats::live {

namespace {

constexpr std::chrono::seconds typing_lasts{5};  // A client says so again every few seconds.
constexpr std::size_t typing_names_max = 3;
constexpr int due_at_once_max = 64;  // Steps of one alarm; more wait for the next.

core::Audience in_room(core::RoomId room) {
  return {.reach = core::Audience::Reach::room, .room = room};
}

}  // namespace

// Nobody is connected yet; who does not come back is away by the usual rule.
void RunningSession::await_everyone() {
  for (const auto& [id, person] : working_.participants) {
    if (!(person.is_here() || person.waiting) || person.away) continue;
    people_[id].gone_since = now();
    away_checks_.emplace_back(now() + core::limits::away_after, id);
  }
}

void RunningSession::rearm() {
  if (!began_ || stopped_ || ruined_) return;
  if (!adrift_ && working_.lifecycle == core::Lifecycle::closed) return;
  const auto next = adrift_ ? try_saving_at_ : next_ring();
  if (armed_for_ == next) return;
  armed_for_ = next;
  alarm_->set(next, [weak = weak_from_this(), this] {
    if (const auto self = weak.lock()) ring();
  });
}

core::Instant RunningSession::next_ring() {
  const bool wait = signals_wait_ && (in_flight_ || !pending_->empty());
  auto next = (wait ? now() : clock_told_) + around_.limits.clock_every;
  // What needs saving waits while nothing can be saved, or the alarm would ring without end.
  const auto not_before =
      objection_of_saving() ? now() + around_.limits.retry_saving : core::Instant{};
  if (!std::exchange(deadline_is_known_, true)) deadline_ = core::next_deadline(working_);
  if (deadline_ && !planning_) next = std::min(next, std::max(*deadline_, not_before));
  if (!away_checks_.empty())
    next = std::min(next, std::max(away_checks_.front().first, not_before));
  const bool signals = presence_changed_ || counts_changed_ || pulse_changed_ || reach_changed_ ||
                       !typing_.empty() || !reactions_.empty();
  if (signals && !wait) next = std::min(next, signals_told_ + around_.limits.signals_every);
  return next;
}

// Only while nothing is under way (program/clock_watch): what was told at a later time than now
// would otherwise not be told again until then, nor would who went then be away before that.
void RunningSession::notice_time_set_back() {
  if (signals_told_ <= now() && clock_told_ <= now()) return;
  signals_told_ = clock_told_ = now() - around_.limits.clock_every;
  for (auto& [id, person] : people_)
    person.gone_since = std::min(person.gone_since, now());
  for (auto& [at, who] : away_checks_)
    at = std::min<core::Instant>(at, now() + core::limits::away_after);
}

void RunningSession::ring() {
  armed_for_.reset();
  notice_time_set_back();
  if (adrift_ && !stopped_) return start_again_from_log(store::AppendOutcome::unknown);
  if (!stopped_) {
    let_time_pass();
    mark_the_away();
    signals_wait_ = in_flight_ || !pending_->empty();
    if (!signals_wait_) tell_signals();
  }
  settle();
}

void RunningSession::let_time_pass() {
  for (int steps = 0; steps < due_at_once_max && !planning_; ++steps) {
    const auto due = core::next_deadline(working_);
    if (!due || *due > now()) return;
    const auto before = working_.seq;
    act_alone({core::command::Tick{}});
    if (working_.seq == before) return;
  }
}

void RunningSession::mark_the_away() {
  while (!away_checks_.empty() && away_checks_.front().first <= now()) {
    if (objection_of_saving()) return forget_moot_checks();
    const auto who = away_checks_.front().second;
    away_checks_.pop_front();
    const auto& person = people_[who];
    const bool gone_for_long =
        person.connections.empty() && person.gone_since + core::limits::away_after <= now();
    if (gone_for_long) act_alone({core::command::MarkAway{who}});
  }
}

// Who came back, or went again later, has another: at most one for each person is left.
void RunningSession::forget_moot_checks() {
  std::erase_if(away_checks_, [&](const auto& check) {
    const auto& person = people_[check.second];
    return !person.connections.empty() ||
           person.gone_since + core::limits::away_after != check.first;
  });
}

void RunningSession::on_hint(ConnectionRef from, const Note& note) {
  const auto found = connections_.find(from.number);
  if (found == connections_.end() || stopped_ || adrift_) return;
  const auto& who = working_.participants.at(found->second.who);
  auto& person = *found->second.person;
  const bool silent = working_.lifecycle != core::Lifecycle::open ||
                      core::is_silenced(working_, who, now());
  if (silent || person.requests.take(around_.limits.requests, now()).count() > 0) return;
  std::visit(core::match{
                 [&](const note::Typing& typing) {
                   if (typing.room != who.room) return;
                   if (here(who.room) > around_.limits.typing_room_max) return;
                   typing_[who.room][who.id] = now();
                 },
                 [&](const note::Reaction& reaction) { ++reactions_[who.room][reaction.emoji]; },
             },
             note);
}

// Never into a batch that waits already: behind an append that hangs they would gather there, each
// second some more, and be old when they are told (take_pending).
void RunningSession::tell_signals() {
  signals_wait_ = false;
  if (now() >= clock_told_ + around_.limits.clock_every) {
    clock_told_ = now();
    pulse_changed_ = working_.round.has_value();  // The last minute has moved on.
    tell_signal({}, signal::ClockTold{now(), working_.seq});
  }
  if (now() < signals_told_ + around_.limits.signals_every) return;
  signals_told_ = now();
  if (std::exchange(presence_changed_, false)) tell_presence();
  if (std::exchange(counts_changed_, false)) {
    tell_signal({}, signal::CountsChanged{counts()});
    pulse_changed_ = pulse_changed_ || working_.round;
  }
  if (std::exchange(pulse_changed_, false))
    tell_signal({.reach = core::Audience::Reach::staff}, signal::Pulse{pulse()});
  if (std::exchange(reach_changed_, false)) tell_reach();
  tell_typing();
  tell_reactions();
}

void RunningSession::tell_presence() {
  const auto told = [&](core::RoomId room) {
    tell_signal(in_room(room), signal::Presence{online_, here(room)});
  };
  told(core::main_room);
  for (const auto& [id, room] : working_.rooms)
    if (room.open) told(id);
}

// Only what is not as it was told last: with 200 rooms the figures of one broadcast are some KB.
void RunningSession::tell_reach() {
  auto now = core::reach_of_broadcasts(working_);
  signal::Seen changed;
  for (const auto& each : now)
    if (std::find(reach_told_.begin(), reach_told_.end(), each) == reach_told_.end())
      changed.broadcasts.push_back(each);
  reach_told_ = std::move(now);
  if (!changed.broadcasts.empty()) tell_signal({.reach = core::Audience::Reach::staff}, changed);
}

void RunningSession::tell_typing() {
  for (auto each = typing_.begin(); each != typing_.end();) {
    auto& [room, people] = *each;
    std::erase_if(people, [&](const auto& one) { return one.second + typing_lasts < now(); });
    signal::Typing told{room, {}, 0};
    for (const auto& [id, since] : people) {
      const auto& who = working_.participants.at(id);
      if (who.room != room) continue;
      if (told.names.size() < typing_names_max)
        told.names.push_back(who.profile.name);
      else
        ++told.more;
    }
    tell_signal(in_room(room), told);
    each = people.empty() ? typing_.erase(each) : std::next(each);
  }
}

void RunningSession::tell_reactions() {
  for (const auto& [room, emoji] : reactions_)
    tell_signal(in_room(room), signal::Reactions{room, emoji});
  reactions_.clear();
}

Counts RunningSession::counts() const {
  return {working_.assumption_counts, static_cast<std::uint32_t>(working_.checkins.size()),
          static_cast<std::uint32_t>(working_.board.cards.size()),
          static_cast<std::uint32_t>(working_.surveys.size())};
}

std::uint32_t RunningSession::here(core::RoomId room) const {
  return static_cast<std::uint32_t>(core::people_of(working_, room).size());
}

// Activity from outside: how lively a room is, never what is said there.
std::vector<RoomPulse> RunningSession::pulse() const {
  std::vector<RoomPulse> all;
  const auto is_old = [before = now() - std::chrono::minutes{1}](const core::Message& message) {
    return message.at <= before;
  };
  for (const auto& [id, room] : working_.rooms) {
    if (!room.open) continue;
    RoomPulse beat{id, 0, 0, {}, core::voices_in(working_, room)};
    // From the latest: before a clock was set back they may have been said later than that.
    const auto old = std::find_if(room.messages.rbegin(), room.messages.rend(), is_old);
    beat.messages = static_cast<std::uint32_t>(old - room.messages.rbegin());
    beat.spoken = static_cast<std::uint32_t>(room.said.size());
    if (!room.messages.empty()) beat.last_at = room.messages.back().at;
    all.push_back(beat);
  }
  return all;
}

LivePart RunningSession::live_part(const core::Participant& who) const {
  LivePart part{online_, here(who.room), counts(), saving_, {}, {}};
  if (!who.is_staff()) return part;
  part.pulse = pulse();
  part.reach = core::reach_of_broadcasts(working_);
  return part;
}

}  // namespace chats::live
