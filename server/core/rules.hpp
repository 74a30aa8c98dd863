// The rules, one function a command, in a file for each subject. The rights table has been asked
// before any of them is called: by decide.cpp, which calls them.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "server/core/decide.hpp"
#include "server/core/plan_source.hpp"
#include "server/core/room_seats.hpp"

namespace chats::core {

// What a rule reads: the state, who asks, when, and where plans come from. `actor` is a participant
// who is here, but for the server's own commands (then null).
struct Case {
  const SessionState& state;
  const Participant* actor;
  Instant at{};
  PlanSource& plans;

  ParticipantId who() const { return actor->id; }
};

// Several events, or none: it is so already.
template <class... Bodies>
std::vector<EventBody> events(Bodies&&... bodies) {
  std::vector<EventBody> all;
  all.reserve(sizeof...(bodies));
  (all.emplace_back(std::forward<Bodies>(bodies)), ...);
  return all;
}
inline std::vector<EventBody> nothing_new() {
  return {};
}

inline Rejection refuse(Rule rule, std::string field = {}) {
  return Rejection{.rule = rule, .field = std::move(field)};
}
inline Rejection refuse_done(ParticipantId by, Instant at) {
  return Rejection{.rule = Rule::done_already, .by = by, .at = at};
}
// Somebody's deed stands in the way.
inline Rejection refuse_after(Rule rule, const Case& now, std::optional<ParticipantId> by,
                              Instant at, Deed deed, std::optional<ParticipantId> on = {}) {
  return Rejection{.rule = rule,
                   .by = by,
                   .at = at,
                   .deed = deed,
                   .on = on,
                   .ago = std::chrono::duration_cast<seconds>(now.at - at),
                   .own = by == now.who()};
}
inline Rejection refuse_pins(PinConflict conflict) {
  return Rejection{.rule = Rule::pins_contradict, .field = "pins", .conflict = std::move(conflict)};
}
inline Rejection refuse_too_many(std::string field, std::size_t limit) {
  return Rejection{.rule = Rule::too_many, .field = std::move(field), .limit = limit};
}

// Whether what an author key signs is there already, in these words: rules_talk.cpp and
// rules_board.cpp, each beside its rule, which need not ask again.
bool stands(const Case&, const command::AnswerCheckin&);
bool stands(const Case&, const command::AddCard&);
bool stands(const Case&, const command::EditCard&);
bool stands(const Case&, const command::SubmitSurvey&);

// rules_session.cpp
Decision rule(const Case&, const command::CreateSession&);
Decision rule(const Case&, const command::OpenSession&);
Decision rule(const Case&, const command::CloseSession&);
Decision rule(const Case&, const command::LockSession&);
Decision rule(const Case&, const command::UnlockSession&);
std::vector<EventBody> close_session(const SessionState&, Instant at,
                                     std::optional<ParticipantId> by);

// rules_people.cpp
Decision rule(const Case&, const command::Join&);
Decision rule(const Case&, const command::MarkAway&);
Decision rule(const Case&, const command::LeaveSession&);
Decision rule(const Case&, const command::UpdateProfile&);
Decision rule(const Case&, const command::AcceptAssumption&);
Decision rule(const Case&, const command::RaiseHand&);
Decision rule(const Case&, const command::LowerHand&);
// How many attendees may be inside: staff are never kept out by people who came first.
std::size_t places_for_attendees(const SessionState&);

// rules_help.cpp
Decision rule(const Case&, const command::RequestHelp&);
Decision rule(const Case&, const command::CancelHelp&);
Decision rule(const Case&, const command::ClaimHelp&);
Decision rule(const Case&, const command::AnswerHelp&);
Decision rule(const Case&, const command::ResolveHelp&);
// What somebody looked after goes back into the queue: they go, or do so no longer.
std::vector<EventBody> release_claims(const SessionState&, ParticipantId by);

// rules_talk.cpp
Decision rule(const Case&, const command::AnswerCheckin&);
Decision rule(const Case&, const command::PostMessage&);
Decision rule(const Case&, const command::EditMessage&);
Decision rule(const Case&, const command::DeleteMessage&);
Decision rule(const Case&, const command::ReactToMessage&);
Decision rule(const Case&, const command::SendBroadcast&);
Decision rule(const Case&, const command::AckBroadcast&);
Decision rule(const Case&, const command::RepeatBroadcast&);

// rules_agenda.cpp
Decision rule(const Case&, const command::GoToPhase&);
Decision rule(const Case&, const command::ExtendPhase&);
Decision rule(const Case&, const command::PlanPhase&);
Decision rule(const Case&, const command::PauseAgenda&);
Decision rule(const Case&, const command::ResumeAgenda&);
Decision rule(const Case&, const command::ShowOnStage&);
// Everything that starting a phase brings: its rooms, its board.
std::vector<EventBody> start_phase(const SessionState&, std::uint16_t phase, Instant at,
                                   std::optional<ParticipantId> by, PlanSource& plans);

// Somebody else has changed the agenda's step or clock since the asker saw it.
std::optional<Rejection> agenda_clash(const Case&, std::optional<Seq> based_on);
// The agenda goes on: a pause gives back the time it took.
event::PhaseResumed resuming(const SessionState&, Instant at, ParticipantId by);

// rules_undo.cpp
Decision rule(const Case&, const command::UndoAction&);

// rules_roles.cpp
Decision rule(const Case&, const command::GrantRole&);
Decision rule(const Case&, const command::OfferFacilitator&);
Decision rule(const Case&, const command::AcceptFacilitator&);
// With what a new role ends: an attendee looks after nobody's request for help.
std::vector<EventBody> grant_role(const SessionState&, const event::RoleGranted&);
// Whether they steer and nobody else who is here does.
bool is_last_facilitator(const SessionState&, const Participant&);
// Whom the server would offer the role now, and from when on. None: nobody, or it is theirs.
std::vector<ParticipantId> stand_ins(const SessionState&);
std::optional<Instant> offer_due(const SessionState&);

// rules_links.cpp
Decision rule(const Case&, const command::RotateLink&);

// rules_erasing.cpp
Decision rule(const Case&, const command::EraseMe&);

// rules_plan.cpp
Decision rule(const Case&, const command::PlanRooms&);
Decision rule(const Case&, const command::AssignInPlan&);
Decision rule(const Case&, const command::PinInPlan&);
Decision rule(const Case&, const command::AssignRooms&);
// The latest that somebody else did after `based_on`, as `rule` against it.
std::optional<Rejection> clash_among(const Case&, const std::map<ParticipantId, Touch>& touched,
                                     std::optional<Seq> based_on, Rule rule);
// Somebody else has had a hand in the plan since the asker saw it.
std::optional<Rejection> plan_clash(const Case&, std::optional<Seq> based_on);

// rules_rooms.cpp
Decision rule(const Case&, const command::OpenRooms&);
Decision rule(const Case&, const command::ExtendRooms&);
Decision rule(const Case&, const command::CloseRooms&);
// True when rooms with these people need not open: where people choose, rooms may be empty.
bool nobody_in(const std::vector<RoomPlan>&, PlanMethod);
// Those that are open.
std::vector<RoomId> open_rooms(const SessionState&);
// Closes in `grace` (0: at once), or earlier where that is due; `next`: the phase that follows.
struct Closing {
  Instant at{};
  seconds grace{0};
  std::optional<std::uint16_t> next{};
  std::optional<ParticipantId> by{};
  PlanSource& plans;
};
std::vector<EventBody> close_rooms(const SessionState&, const std::vector<RoomId>&, const Closing&);
// The opening of rooms, with everybody placed: the plan, or else one made by `wish`. Or why there
// is none: nobody to place, no place for another round.
Result<event::RoomsOpened, Rejection> opening(const SessionState&, const RoomsWish& wish,
                                              const std::vector<std::string>& questions,
                                              Instant closes_at, ParticipantId by,
                                              PlanSource& plans);
// Where somebody who comes now belongs: by the session's rule for late comers.
RoomId place_for_late_comer(const SessionState&, Role, const Profile&);
// Where the open rooms have so many people.
RoomId place_for_late_comer(const SessionState&, Role, const Profile&, const RoomSizes&);

// rules_room_changes.cpp
Decision rule(const Case&, const command::ReopenRooms&);
Decision rule(const Case&, const command::AddRoom&);
Decision rule(const Case&, const command::ChangeRoom&);
Decision rule(const Case&, const command::RemoveRoom&);
Decision rule(const Case&, const command::MergeRooms&);

// rules_plan_rooms.cpp: the same of planned rooms.
Decision add_to_plan(const Case&, const command::AddRoom&);
Decision change_in_plan(const Case&, const command::ChangeRoom&);
Decision remove_from_plan(const Case&, const command::RemoveRoom&);
Decision merge_in_plan(const Case&, const std::vector<RoomId>& rooms, std::optional<Seq> based_on);

// rules_moves.cpp
Decision rule(const Case&, const command::MoveParticipants&);
Decision rule(const Case&, const command::SwapParticipants&);
Decision rule(const Case&, const command::VisitRoom&);
Decision rule(const Case&, const command::ChooseRoom&);

// rules_takeaways.cpp
Decision rule(const Case&, const command::AddTakeaway&);
Decision rule(const Case&, const command::EditTakeaway&);
Decision rule(const Case&, const command::RemoveTakeaway&);
Decision rule(const Case&, const command::SetHeadline&);

// rules_debrief.cpp
Decision rule(const Case&, const command::OrderDebrief&);
Decision rule(const Case&, const command::ShowInDebrief&);

// rules_board.cpp
Decision rule(const Case&, const command::AddCard&);
Decision rule(const Case&, const command::EditCard&);
Decision rule(const Case&, const command::RemoveCard&);
Decision rule(const Case&, const command::SupportCard&);
Decision rule(const Case&, const command::SubmitSurvey&);
Decision rule(const Case&, const command::OpenBoard&);
Decision rule(const Case&, const command::RevealBoard&);
Decision rule(const Case&, const command::CloseBoard&);
bool takes_cards(const Board&);

// rules_cards.cpp
Decision rule(const Case&, const command::ApproveCards&);
Decision rule(const Case&, const command::GroupCards&);
Decision rule(const Case&, const command::RephraseCard&);

// rules_moderation.cpp
Decision rule(const Case&, const command::MuteParticipant&);
Decision rule(const Case&, const command::UnmuteParticipant&);
Decision rule(const Case&, const command::RemoveParticipant&);
Decision rule(const Case&, const command::HideMessage&);
Decision rule(const Case&, const command::UnhideMessage&);
Decision rule(const Case&, const command::HideCard&);
Decision rule(const Case&, const command::UnhideCard&);
// Whether the asker may act on this person's words; nobody's: they may.
bool is_above(const Case&, std::optional<ParticipantId> author);

// rules_quiet.cpp
Decision rule(const Case&, const command::MuteRoom&);
Decision rule(const Case&, const command::UnmuteRoom&);
Decision rule(const Case&, const command::SetPace&);
// Until when slow mode keeps somebody from posting again; none: they may.
std::optional<Rejection> too_soon(const Case&);

// rules_lobby.cpp
Decision rule(const Case&, const command::AdmitParticipants&);
Decision rule(const Case&, const command::RefuseParticipants&);

// rules_flags.cpp
Decision rule(const Case&, const command::RaiseFlag&);
Decision rule(const Case&, const command::ResolveFlag&);
Decision rule(const Case&, const command::WriteToStaff&);
Decision rule(const Case&, const command::NoteForStaff&);

// deadlines.cpp
Decision rule(const Case&, const command::Tick&);

// Pages are read, not decided.
inline Decision rule(const Case&, const command::ListParticipants&) {
  return nothing_new();
}
inline Decision rule(const Case&, const command::ReadHistory&) {
  return nothing_new();
}
inline Decision rule(const Case&, const command::ListBoard&) {
  return nothing_new();
}
inline Decision rule(const Case&, const command::ReadAssignments&) {
  return nothing_new();
}
inline Decision rule(const Case&, const command::ReadMe&) {
  return nothing_new();
}
inline Decision rule(const Case&, const command::ReadModerationLog&) {
  return nothing_new();
}

}  // namespace chats::core
