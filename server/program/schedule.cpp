#include "server/program/schedule.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <future>

#include "server/core/assignments.hpp"
#include "server/core/decide.hpp"
#include "server/core/replay.hpp"

namespace chats::program {

namespace {

using Clock = std::chrono::steady_clock;

// What a busy session needs to look up is milliseconds. One that cannot save now never answers,
// and its log is asked instead.
constexpr std::chrono::seconds look_time_max{2};
// One that cannot save now may do so in a moment.
constexpr std::chrono::seconds order_time_max{5};
// A session being dropped waits for what it is saving.
constexpr std::chrono::seconds drop_time_max{5};

struct Seen {
  core::Lifecycle state = core::Lifecycle::none;
  std::shared_ptr<const core::Definition> definition;
};

// What `see` makes of a session's state. The promise is dropped where what it saw was not saved.
template <class See>
auto look_into(live::Session& session, See see) {
  using What = decltype(see(core::SessionState{}));
  auto promise = std::make_shared<std::promise<What>>();
  auto answer = promise->get_future();
  const auto look = [promise = std::exchange(promise, nullptr), see](
                        const core::SessionState& state) -> live::Session::Afterwards {
    return [promise, seen = see(state)] { promise->set_value(seen); };
  };
  session.inspect(look);
  return answer;
}

std::future<Seen> ask(live::Session& session) {
  return look_into(session, [](const core::SessionState& state) {
    return Seen{state.lifecycle, state.definition};
  });
}

// What is in the log: durable by nature. Of a damaged one, what comes before the damage.
Seen read(store::Log& log, const store::SessionId& id) {
  core::SessionState state;
  log.read(id, 0, [&](const core::Event& event) { return core::replay(state, event) == nullptr; });
  return {state.lifecycle, state.definition};
}

ListedSession listed_closed(store::Log& log, const store::SessionEntry& entry) {
  ListedSession listed{.id = entry.session,
                       .title = entry.title,
                       .series = {},
                       .state = core::Lifecycle::closed,
                       .starts_at = entry.created_at,
                       .definition = nullptr};
  if (const auto record = log.record(entry.session)) {
    listed.series = record->series;
    listed.starts_at = record->starts_at;
  }
  return listed;
}

ListedSession listed_running(const store::SessionEntry& entry, const Seen& seen) {
  ListedSession listed{.id = entry.session,
                       .title = entry.title,
                       .series = {},
                       .state = seen.state,
                       .starts_at = entry.created_at,
                       .definition = seen.definition};
  if (seen.definition) {
    listed.series = seen.definition->series;
    listed.starts_at = seen.definition->starts_at;
  }
  return listed;
}

Assigning seen_of(const core::SessionState& state) {
  Assigning seen;
  seen.outcome = Assigning::Outcome::done;
  if (!state.assigned) return seen;
  seen.rooms = state.assigned->rooms.size();
  const auto& affiliations = state.definition->affiliations;
  for (const auto& seat : core::assigned_seats(state)) {
    ++seen.people;
    if (seat.meant.size() == 1) continue;
    Assigning::Person person{seat.person->name, {}, state.assigned->rooms[seat.room].name, {}};
    if (const auto index = seat.person->affiliation; index && *index < affiliations.size())
      person.affiliation = affiliations[*index];
    for (const auto id : seat.meant)
      person.could_be.push_back(state.participants.at(id).profile.name);
    auto& list = seat.meant.empty() ? seen.not_here : seen.unclear;
    list.push_back(std::move(person));
  }
  return seen;
}

Assigning::Outcome outcome_of(const std::optional<core::Rejection>& refused) {
  if (!refused) return Assigning::Outcome::done;
  const bool passing =
      refused->rule == core::Rule::cannot_save || refused->rule == core::Rule::went_wrong;
  return passing ? Assigning::Outcome::not_saved : Assigning::Outcome::too_late;
}

// What is promised, if it comes in time: a promise may also be dropped with a batch that was not
// saved.
template <class T>
std::optional<T> in_time(std::future<T> answer, Clock::time_point until) {
  if (!answer.valid() || answer.wait_until(until) != std::future_status::ready) return std::nullopt;
  try {
    return answer.get();
  } catch (const std::future_error&) {
    return std::nullopt;
  }
}

}  // namespace

std::optional<NewSession> Schedule::create(const core::Definition& definition) {
  const NewSession made{.id = make_session_id(parts_.dice),
                        .secrets = {.attendee = make_secret(parts_.dice),
                                    .moderator = make_secret(parts_.dice),
                                    .facilitator = make_secret(parts_.dice)}};
  const auto& [attendee, moderator, facilitator] = made.secrets;
  const std::vector<store::Link> links{
      {parts_.hasher(attendee), made.id, core::Role::attendee},
      {parts_.hasher(moderator), made.id, core::Role::moderator},
      {parts_.hasher(facilitator), made.id, core::Role::facilitator}};
  const auto now = parts_.clock.now();
  auto decision = core::decide(
      {}, {.actor = {},
           .at = now,
           .dice = parts_.dice(),
           .command = {core::command::CreateSession{
               std::make_shared<const core::Definition>(definition)}}});
  if (!decision) return std::nullopt;
  std::vector<core::Event> first;
  for (auto& body : *decision) first.push_back({first.size() + 1, now, std::move(body), {}});
  const store::SessionEntry entry{
      .session = made.id, .title = definition.title, .created_at = now, .forget_at = {}};
  if (!parts_.log.create(entry, links, first)) return std::nullopt;
  parts_.links.add(links);
  if (!parts_.directory.start(made.id)) return std::nullopt;
  spdlog::info("session {} is made", made.id);
  return made;
}

std::vector<ListedSession> Schedule::look_at(const std::vector<store::SessionEntry>& entries) {
  // All are asked before the first is waited for, and all have the same time together.
  std::vector<std::future<Seen>> answers;
  for (const auto& entry : entries) {
    const auto session = entry.closed ? nullptr : parts_.directory.find(entry.session);
    answers.push_back(session ? ask(*session) : std::future<Seen>{});
  }
  const auto until = Clock::now() + look_time_max;
  std::vector<ListedSession> all;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].closed) {
      all.push_back(listed_closed(parts_.log, entries[i]));
      continue;
    }
    const auto seen = in_time(std::move(answers[i]), until);
    all.push_back(listed_running(
        entries[i], seen ? *seen : read(parts_.log, entries[i].session)));
  }
  return all;
}

std::vector<ListedSession> Schedule::list() {
  auto all = look_at(parts_.log.sessions());
  std::sort(all.begin(), all.end(), [](const ListedSession& left, const ListedSession& right) {
    return std::tie(left.starts_at, left.id) < std::tie(right.starts_at, right.id);
  });
  return all;
}

std::optional<ListedSession> Schedule::find(const store::SessionId& id) {
  for (const auto& entry : parts_.log.sessions()) {
    if (entry.session == id) return look_at({entry}).front();
  }
  return std::nullopt;
}

Report Schedule::report(const store::SessionId& id) {
  if (auto record = parts_.log.record(id)) return {Report::Outcome::made, *std::move(record)};
  return {find(id) ? Report::Outcome::too_early : Report::Outcome::not_there, {}};
}

Erasure Schedule::erase(const store::SessionId& id) {
  const auto entries = parts_.log.sessions();
  const bool is_there = std::any_of(entries.begin(), entries.end(),
                                    [&](const auto& entry) { return entry.session == id; });
  if (!is_there) return Erasure::not_there;
  const bool should_run = is_running(id) || parts_.directory.stays_stopped(id);
  const auto drop = [&] {
    const auto dropped = std::make_shared<std::promise<void>>();
    parts_.directory.drop(id, [dropped] { dropped->set_value(); });
    if (dropped->get_future().wait_for(drop_time_max) != std::future_status::ready) {
      spdlog::warn("session {} is erased while it still waits for the disk", id);
    }
  };
  if (should_run) drop();
  if (!parts_.log.erase(id)) {
    if (should_run) parts_.directory.start(id);
    return Erasure::not_saved;
  }
  drop();  // Of a closed one, that it has closed.
  parts_.links.forget(id);
  spdlog::info("session {} is erased", id);
  return Erasure::erased;
}

Assigning Schedule::assign(const store::SessionId& id, std::vector<core::AssignedRoom> rooms) {
  const auto session = parts_.directory.find(id);
  Assigning answer;
  if (!session) {
    const bool closed = parts_.directory.has_closed(id);
    answer.outcome = closed ? Assigning::Outcome::too_late : Assigning::Outcome::not_saved;
    return answer;
  }
  auto done = std::make_shared<std::promise<Assigning::Outcome>>();
  auto outcome = done->get_future();
  session->order({core::command::AssignRooms{std::move(rooms)}},
                 [done = std::exchange(done, nullptr)](const auto& refused) {
                   done->set_value(outcome_of(refused));
                 });
  answer.outcome = in_time(std::move(outcome), Clock::now() + order_time_max)
                       .value_or(Assigning::Outcome::not_saved);
  if (answer.outcome != Assigning::Outcome::done) return answer;
  spdlog::info("session {}: rooms are assigned", id);
  return in_time(look_into(*session, seen_of), Clock::now() + look_time_max).value_or(answer);
}

bool Schedule::is_running(const store::SessionId& id) const {
  return parts_.directory.find(id) != nullptr;
}

bool Schedule::was_never_used(const store::SessionId& id) {
  const auto record = parts_.log.record(id);
  return record && record->attendance.empty();
}

void Schedule::forget_overdue() {
  const auto forgotten = parts_.log.forget_overdue(parts_.clock.now());
  if (forgotten > 0) spdlog::info("{} closed sessions were forgotten, as they asked", forgotten);
}

}  // namespace chats::program
