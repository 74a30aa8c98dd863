// Coming, going, and what people say of themselves.
#include <algorithm>

#include "server/core/links.hpp"
#include "server/core/rules.hpp"

namespace chats::core {

namespace {

using Index = std::optional<std::uint16_t>;

// The place of `word` in a list of the definition; "" is no choice.
Result<Index, Rejection> choice(const std::vector<std::string>& list, const std::string& word,
                                const char* field) {
  if (word.empty()) return Index{};
  const auto found = std::find(list.begin(), list.end(), word);
  if (found == list.end()) return refuse(Rule::field_is_wrong, field);
  return Index{static_cast<std::uint16_t>(found - list.begin())};
}

// Equal names get a number, so that nobody can pass for somebody else.
void make_name_unique(const SessionState& state, Profile& profile,
                      std::optional<ParticipantId> owner) {
  const auto taken = [&](const std::string& folded) {
    const auto found = state.by_name.find(folded);
    return found != state.by_name.end() && found->second != owner;
  };
  if (!taken(profile.folded)) return;
  for (std::size_t n = 2;; ++n) {
    const auto suffix = " (" + std::to_string(n) + ")";
    if (taken(profile.folded + suffix)) continue;
    profile.name += suffix;
    profile.folded += suffix;
    return;
  }
}

Result<Profile, Rejection> profile_of(const SessionState& state, const command::ProfileWish& wish,
                                      std::optional<ParticipantId> owner) {
  if (wish.name.empty()) return refuse(Rule::field_is_wrong, "name");
  const auto position = choice(state.definition->positions, wish.position, "position");
  if (!position) return position.error();
  const auto affiliation = choice(state.definition->affiliations, wish.affiliation, "affiliation");
  if (!affiliation) return affiliation.error();
  Profile profile{wish.name, wish.folded, wish.pronouns, *position, *affiliation};
  make_name_unique(state, profile, owner);
  return profile;
}

bool is_full(const SessionState& state, Role role) {
  const auto everyone = state.attendees_here + state.staff.size() + state.waiting.size();
  if (role != Role::attendee) return everyone >= limits::participants_max;
  return state.attendees_here >= places_for_attendees(state);
}

// Whoever has left is still known: by their key they come back, by their name they are written. So
// newcomers end, or somebody who comes and leaves with ever new keys would fill the memory. Staff
// are told from the rest by their link, and still get in then.
constexpr std::size_t known_for_each_place = 2;

bool knows_too_many(const SessionState& state, Role role) {
  const auto most = known_for_each_place * limits::participants_max;
  const auto kept_free = role == Role::attendee ? 0 : limits::staff_places;
  return state.participants.size() >= most + kept_free;
}

bool waits_at_door(const SessionState& state, Role role) {
  return role == Role::attendee && state.definition->settings.lobby == Lobby::admit;
}

// Whether they hold a link that was made after they were removed: somebody gave them another
// chance. A ban takes that away, and so does a door that staff mind.
bool has_newer_link(const Case& now, const Participant& person, const command::Join& wish) {
  const bool as_attendee = person.role == Role::attendee && wish.role == Role::attendee;
  if (!wish.link || person.banned || !as_attendee) return false;
  const auto made_by = link_for(now.state, Role::attendee).made_by;
  return made_by > person.removed_by && !waits_at_door(now.state, Role::attendee) &&
         !stale_link(now.state, Role::attendee, wish.link, now.at);
}

Decision come_in_again(const Case& now, const Participant& person, const command::Join& wish) {
  if (!has_newer_link(now, person, wish)) return refuse(Rule::was_removed);
  if (now.state.lifecycle == Lifecycle::closing) return refuse(Rule::session_is_closed);
  if (now.state.locked) return refuse(Rule::session_is_locked);
  if (is_full(now.state, Role::attendee)) return refuse(Rule::session_is_full);
  return events(event::ParticipantBack{
      person.id, place_for_late_comer(now.state, person.role, person.profile)});
}

// A lock or a full session never refuses somebody who comes back.
Decision come_back(const Case& now, const Participant& person, const command::Join& wish) {
  if (person.removed) return come_in_again(now, person, wish);
  if (person.waiting) {
    if (!person.away) return nothing_new();
    return events(event::WaitingChanged{person.id, true});
  }
  if (person.left)
    return events(event::ParticipantBack{
        person.id, place_for_late_comer(now.state, person.role, person.profile)});
  if (person.away) return events(event::ParticipantBack{person.id, person.room});
  return nothing_new();
}

const std::string& word_at(const std::vector<std::string>& list, Index index) {
  static const std::string none;
  return index && *index < list.size() ? list[*index] : none;
}

}  // namespace

std::size_t places_for_attendees(const SessionState& state) {
  return std::min<std::size_t>(state.definition->capacity,
                               limits::participants_max - limits::staff_places);
}

Decision rule(const Case& now, const command::Join& wish) {
  const auto& state = now.state;
  if (state.lifecycle == Lifecycle::none) return refuse(Rule::link_unknown);
  if (const auto known = state.by_key.find(wish.key); known != state.by_key.end())
    return come_back(now, state.participants.at(known->second), wish);
  if (!wish.role) return refuse(Rule::link_unknown);
  if (state.lifecycle == Lifecycle::closing) return refuse(Rule::session_is_closed);
  if (const auto stale = stale_link(state, *wish.role, wish.link, now.at)) return *stale;
  if (state.locked && wish.role == Role::attendee) return refuse(Rule::session_is_locked);
  if (is_full(state, *wish.role) || knows_too_many(state, *wish.role))
    return refuse(Rule::session_is_full);
  auto profile = profile_of(state, wish.profile, {});
  if (!profile) return profile.error();
  if (waits_at_door(state, *wish.role)) {
    if (state.waiting.size() >= limits::lobby_max) return refuse(Rule::session_is_full);
    return events(event::ParticipantWaits{wish.key, std::move(*profile)});
  }
  const auto room = place_for_late_comer(state, *wish.role, *profile);
  event::ParticipantJoined joined{wish.key, *wish.role, std::move(*profile), room};
  if (const auto made_by = link_for(state, *wish.role).made_by) joined.link = made_by;
  return events(std::move(joined));
}

Decision rule(const Case& now, const command::MarkAway& wish) {
  const auto* person = find_participant(now.state, wish.participant);
  if (person && person->waiting && !person->away)
    return events(event::WaitingChanged{person->id, false});
  if (!person || !person->is_here() || person->away) return nothing_new();
  auto all = release_claims(now.state, person->id);
  all.emplace_back(event::ParticipantAway{person->id});
  return all;
}

Decision rule(const Case& now, const command::LeaveSession&) {
  auto all = release_claims(now.state, now.who());
  all.emplace_back(event::ParticipantLeft{now.who(), now.actor->room});
  return all;
}

Decision rule(const Case& now, const command::UpdateProfile& wish) {
  const auto& before = now.actor->profile;
  const auto& definition = *now.state.definition;
  command::ProfileWish whole;
  const bool renamed = wish.name && wish.folded && *wish.name != before.name;
  whole.name = renamed ? *wish.name : before.name;
  whole.folded = renamed ? *wish.folded : before.folded;
  whole.pronouns = wish.pronouns.value_or(before.pronouns);
  whole.position = wish.position.value_or(word_at(definition.positions, before.position));
  whole.affiliation =
      wish.affiliation.value_or(word_at(definition.affiliations, before.affiliation));
  auto profile = profile_of(now.state, whole, now.who());
  if (!profile) return profile.error();
  if (*profile == before) return nothing_new();
  return events(event::ParticipantUpdated{now.who(), std::move(*profile)});
}

Decision rule(const Case& now, const command::AcceptAssumption& wish) {
  if (wish.index >= now.state.definition->assumptions.size())
    return refuse(Rule::field_is_wrong, "index");
  const auto& accepted = now.actor->accepted;
  if (std::binary_search(accepted.begin(), accepted.end(), wish.index) == wish.on)
    return nothing_new();
  return events(event::AssumptionAccepted{now.who(), wish.index, wish.on});
}

Decision rule(const Case& now, const command::RaiseHand&) {
  if (now.actor->hand) return nothing_new();
  return events(event::HandRaised{now.who()});
}

Decision rule(const Case& now, const command::LowerHand& wish) {
  const auto whose = wish.participant.value_or(now.who());
  if (whose != now.who() && !now.actor->is_staff()) return refuse(Rule::staff_only);
  const auto* person = find_participant(now.state, whose);
  if (!person) return refuse(Rule::not_there, "participant");
  if (!person->hand) return nothing_new();
  return events(event::HandLowered{whose, now.who()});
}

}  // namespace chats::core
