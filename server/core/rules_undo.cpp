// Taking back what staff did, within limits::undo_within. undo_memory.cpp knows what would undo it;
// here that is brought up to date with what happened since. An undo does all that is left to do,
// or, where something later changed the same, nothing.
#include <algorithm>

#include "server/core/room_seats.hpp"
#include "server/core/rules.hpp"

namespace chats::core {

namespace {

using Inverse = std::optional<EventBody>;

// Makes the events that undo one action now. None: of that nothing is left to undo.
class Undoing {
 public:
  Undoing(const Case& now, const StaffAction& action) : now_(now), state_(now.state) {
    const auto paused_before = paused_before_of(action);
    if (!paused_before) lost_ = now.at - action.at;
  }

  Inverse invert(const EventBody& body) const {
    return visit(
        [&](auto inverse) -> Inverse {
          if constexpr (requires { inverse.by; }) inverse.by = now_.who();
          if (!adapt(inverse)) return {};
          return EventBody{std::move(inverse)};
        },
        body);
  }

 private:
  // The clock stood, before the action or now: then no time was lost.
  std::optional<Instant> paused_before_of(const StaffAction& action) const {
    for (const auto& change : state_.undo.changes)
      if (change.seq >= action.first && change.seq <= action.last)
        for (const auto& each : change.inverse)
          if (const auto* phase = get_if<event::PhaseReturned>(&each)) return phase->paused_at;
    return state_.agenda.paused_at;
  }
  const Participant* person(ParticipantId id) const { return find_participant(state_, id); }
  // None: the card is gone.
  std::optional<bool> is_hidden(CardId id) const {
    const auto* card = find_card(state_, id);
    return card ? std::optional{card->hidden} : std::nullopt;
  }
  // People are told that a room closes before it does, also now.
  Instant with_grace(Instant closes_at) const {
    const auto clock = state_.agenda.paused_at.value_or(now_.at);
    return std::max<Instant>(closes_at, clock + state_.round->grace);
  }

  template <class Other>
  bool adapt(Other&) const {
    return true;
  }
  bool adapt(event::SessionReopened& e) const {
    if (e.next) e.next->at += lost_;
    return state_.lifecycle == Lifecycle::closing;
  }
  bool adapt(event::SessionLocked&) const { return !state_.locked; }
  bool adapt(event::SessionUnlocked&) const { return state_.locked; }
  bool adapt(event::PhaseReturned& e) const {
    e.ends_at += lost_;
    if (e.next) e.next->at += lost_;
    if (e.turn) e.turn->until += lost_;
    return true;
  }
  bool adapt(event::RoomsUnopened& e) const {
    if (e.turn) e.turn->until += lost_;
    return true;
  }
  bool adapt(event::DebriefShown& e) const {
    if (e.until) *e.until += lost_;
    return true;
  }
  bool adapt(event::PhaseResumed& e) const {
    if (!state_.agenda.paused_at) return false;
    e = resuming(state_, now_.at, now_.who());
    return true;
  }
  bool adapt(event::RoomsExtended& e) const {
    if (!state_.round) return false;
    for (auto& each : e.rooms)
      each.closes_at = with_grace(each.closes_at);
    return !e.rooms.empty();
  }
  bool adapt(event::RoomsClosing& e) const {
    if (!state_.round) return false;
    e.closes_at = with_grace(e.closes_at);
    if (e.next) e.next->at = e.closes_at;
    return true;
  }
  // Whoever went elsewhere meanwhile stays there.
  bool adapt(event::RoomsReturned& e) const {
    for (auto& room : e.rooms) {
      room.closes_at += lost_;
      std::erase_if(room.people, [&](ParticipantId id) {
        return !person(id)->is_here() || person(id)->room != main_room;
      });
    }
    return true;
  }
  bool adapt(event::RoomsClosed& e) const {
    std::erase_if(e.rooms, [&](RoomId id) { return !find_open_room(state_, id); });
    return !e.rooms.empty();
  }
  // Whoever is in a room that goes again sits elsewhere, as in any room that goes; the last stays.
  bool adapt(event::RoomRemoved& e) const {
    const auto* room = find_open_room(state_, e.room);
    if (!room || open_rooms(state_).size() == 1) return false;
    auto sizes = sizes_of_open_rooms(state_);
    sizes.erase(e.room);
    e.seats = seats_elsewhere(state_, {room->people.begin(), room->people.end()}, std::move(sizes));
    return true;
  }
  bool adapt(event::RoomChanged& e) const { return find_open_room(state_, e.room); }
  bool adapt(event::RoomsReopened& e) const {
    if (!state_.round) return false;
    e.closes_at = with_grace(e.closes_at);
    for (auto& room : e.rooms)
      std::erase_if(room.people, [&](ParticipantId id) { return !person(id)->is_here(); });
    return true;
  }
  bool adapt(event::ParticipantMoved& e) const {
    const auto* moved = person(e.participant);
    const bool open = e.to == main_room || find_open_room(state_, e.to);
    return moved->is_here() && moved->room == e.from && open;
  }
  // A mute that has run out meanwhile is none any more.
  bool adapt(event::ParticipantMuted& e) const {
    return !person(e.participant)->removed && (!e.until || *e.until > now_.at);
  }
  bool adapt(event::ParticipantUnmuted& e) const {
    return person(e.participant)->muted.has_value();
  }
  bool adapt(event::ParticipantReadmitted& e) const { return person(e.participant)->removed; }
  bool adapt(event::MessageUnhidden& e) const {
    const auto* message = find_message(state_, e.room, e.message);
    return message && message->hidden && !message->deleted;
  }
  bool adapt(event::MessageHidden& e) const {
    const auto* message = find_message(state_, e.room, e.message);
    return message && !message->hidden && !message->deleted;
  }
  bool adapt(event::CardUnhidden& e) const { return is_hidden(e.card) == true; }
  bool adapt(event::CardHidden& e) const { return is_hidden(e.card) == false; }
  // What its author has changed since waits already.
  bool adapt(event::CardsWithheld& e) const {
    std::erase_if(e.cards, [&](CardId id) {
      const auto* card = find_card(state_, id);
      return !card || card->waiting;
    });
    return !e.cards.empty();
  }
  bool adapt(event::CardsGrouped& e) const {
    std::erase_if(e.cards, [&](CardId id) { return !find_card(state_, id); });
    return !e.cards.empty();
  }
  // A breakout that has closed meanwhile needs no rule any more.
  bool adapt(event::RoomMuted& e) const { return !e.room || messages_of(state_, *e.room); }
  bool adapt(event::PaceSet& e) const { return !e.room || messages_of(state_, *e.room); }
  // Cards that everybody has seen stay seen.
  bool adapt(event::BoardReturned& e) const {
    if (!state_.board.cards.empty()) e.shown = state_.board.shown;
    return true;
  }
  bool adapt(event::RoleGranted& e) const {
    const auto* granted = person(e.participant);
    return granted->is_here() && !is_last_facilitator(state_, *granted);
  }

  const Case& now_;
  const SessionState& state_;
  milliseconds lost_{0};  // Since the action, and given back.
};

// Whoever did it, and staff of at least their role.
std::optional<Rejection> wrong_person(const Case& now, const StaffAction& action) {
  if (action.by == now.who() || now.actor->role == Role::facilitator) return {};
  const auto* doer = find_participant(now.state, action.by);
  if (doer && doer->role != Role::facilitator) return {};
  return refuse(Rule::facilitators_only);
}

std::optional<Rejection> objection_to(const Case& now, const StaffAction& action) {
  if (const auto no = wrong_person(now, action)) return no;
  if (action.undone)
    return refuse_after(Rule::undone_already, now, action.undone->by, action.undone->at,
                        Deed::undid_something);
  if (action.at + limits::undo_within < now.at) return refuse(Rule::not_undoable);
  if (const auto* later = later_change(now.state.undo, action))
    return refuse_after(Rule::changed_since, now, later->by, later->at, later->deed, later->on);
  return {};
}

void add_inverse(const SessionState& state, EventBody inverse, std::vector<EventBody>& all) {
  if (const auto* granted = get_if<event::RoleGranted>(&inverse)) {
    const auto with_claims = grant_role(state, *granted);
    all.insert(all.end(), with_claims.begin(), with_claims.end());
  } else {
    all.push_back(std::move(inverse));
  }
}

}  // namespace

Decision rule(const Case& now, const command::UndoAction& wish) {
  const auto* action = find_action(now.state.undo, wish.seq);
  if (!action) return refuse(Rule::not_undoable);
  if (const auto no = objection_to(now, *action)) return *no;
  const Undoing undoing(now, *action);
  std::vector<EventBody> all;
  const auto& changes = now.state.undo.changes;
  for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
    if (change->seq < action->first || change->seq > action->last) continue;
    for (const auto& each : change->inverse)
      if (auto inverse = undoing.invert(each)) add_inverse(now.state, std::move(*inverse), all);
  }
  if (all.empty()) return refuse(Rule::nothing_to_undo);
  const auto inverses = static_cast<std::uint16_t>(all.size());
  all.push_back(event::ActionUndone{action->first, action->last, inverses, now.who()});
  return all;
}

}  // namespace chats::core
