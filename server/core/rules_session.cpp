// The session's life: made, opened, locked, closed.
#include "server/core/rules.hpp"

namespace chats::core {

Decision rule(const Case& now, const command::CreateSession& wish) {
  if (now.state.lifecycle != Lifecycle::none) return nothing_new();
  return events(event::SessionCreated{wish.definition});
}

// Opening begins the first phase as well: people should not look at an empty stage.
Decision rule(const Case& now, const command::OpenSession&) {
  const auto& state = now.state;
  if (state.lifecycle != Lifecycle::scheduled)
    return refuse_done(state.opened_by.value_or(now.who()), state.opened_at.value_or(now.at));
  auto all = events(event::SessionOpened{now.who()});
  for (auto& each : start_phase(state, 0, now.at, now.who(), now.plans))
    all.push_back(std::move(each));
  return all;
}

Decision rule(const Case& now, const command::CloseSession&) {
  if (now.state.lifecycle == Lifecycle::closing) return refuse(Rule::done_already);
  return close_session(now.state, now.at, now.who());
}

std::vector<EventBody> close_session(const SessionState& state, Instant at,
                                     std::optional<ParticipantId> by) {
  std::vector<EventBody> all;
  if (auto open = open_rooms(state); !open.empty())
    all.push_back(event::RoomsClosed{std::move(open), by});
  all.push_back(event::SessionClosing{at + state.definition->settings.closing_lasts, by});
  return all;
}

Decision rule(const Case& now, const command::LockSession&) {
  if (now.state.locked) return nothing_new();
  return events(event::SessionLocked{now.who()});
}

Decision rule(const Case& now, const command::UnlockSession&) {
  if (!now.state.locked) return nothing_new();
  return events(event::SessionUnlocked{now.who()});
}

}  // namespace chats::core
