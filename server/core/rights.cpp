#include "server/core/rights.hpp"

#include <array>

namespace chats::core {

namespace {

using namespace command;

struct Row {
  std::size_t alternative;
  Right right;
};

constexpr bool silenced_by_mute = true;

template <class C>
constexpr Row row(std::string_view method, Who who, When when, bool silenced = false) {
  return {CommandBody::index_of<C>, {method, who, when, silenced}};
}

// Who may ask for what, and when. One row a command; tests/sessions shows what each means.
constexpr std::array<Row, CommandBody::size> table{{
    row<CreateSession>("(create)", Who::server, When::any),
    row<Join>("session.join", Who::server, When::until_closed),
    row<Tick>("(tick)", Who::server, When::any),
    row<MarkAway>("(away)", Who::server, When::until_closed),

    row<LeaveSession>("session.leave", Who::everyone, When::until_closed),
    row<UpdateProfile>("profile.update", Who::everyone, When::before_closing, silenced_by_mute),
    row<AcceptAssumption>("assumptions.accept", Who::everyone, When::before_closing),
    row<AnswerCheckin>("checkin.answer", Who::everyone, When::open, silenced_by_mute),
    row<PostMessage>("message.post", Who::everyone, When::open, silenced_by_mute),
    row<EditMessage>("message.edit", Who::everyone, When::open, silenced_by_mute),
    row<DeleteMessage>("message.delete", Who::everyone, When::open),
    row<ReactToMessage>("message.react", Who::everyone, When::open, silenced_by_mute),
    row<RaiseHand>("hand.raise", Who::everyone, When::open),
    row<LowerHand>("hand.lower", Who::everyone, When::open),
    row<RequestHelp>("help.request", Who::everyone, When::open),
    row<CancelHelp>("help.cancel", Who::everyone, When::until_closed),
    row<ChooseRoom>("room.choose", Who::everyone, When::open),
    row<AddTakeaway>("takeaway.add", Who::everyone, When::open, silenced_by_mute),
    row<EditTakeaway>("takeaway.edit", Who::everyone, When::open, silenced_by_mute),
    row<RemoveTakeaway>("takeaway.remove", Who::everyone, When::open),
    row<AddCard>("card.add", Who::everyone, When::open, silenced_by_mute),
    row<EditCard>("card.edit", Who::everyone, When::open, silenced_by_mute),
    row<RemoveCard>("card.remove", Who::everyone, When::open),
    row<SupportCard>("card.support", Who::everyone, When::open),
    row<AckBroadcast>("broadcast.ack", Who::everyone, When::until_closed),
    row<SubmitSurvey>("survey.submit", Who::everyone, When::until_closed),
    row<ListParticipants>("participants.list", Who::everyone, When::until_closed),
    row<ReadHistory>("history.read", Who::everyone, When::until_closed),
    row<ListBoard>("board.list", Who::everyone, When::until_closed),

    row<OpenSession>("session.open", Who::facilitators, When::until_closed),
    row<CloseSession>("session.close", Who::facilitators, When::until_closed),
    row<GoToPhase>("agenda.go", Who::facilitators, When::open),
    row<ExtendPhase>("agenda.extend", Who::facilitators, When::open),
    row<PauseAgenda>("agenda.pause", Who::facilitators, When::open),
    row<ResumeAgenda>("agenda.resume", Who::facilitators, When::open),
    row<ShowOnStage>("stage.show", Who::facilitators, When::open),
    row<PlanRooms>("rooms.plan", Who::facilitators, When::before_closing),
    row<AssignInPlan>("plan.assign", Who::facilitators, When::before_closing),
    row<OpenRooms>("rooms.open", Who::facilitators, When::open),
    row<ExtendRooms>("rooms.extend", Who::facilitators, When::open),
    row<CloseRooms>("rooms.close", Who::facilitators, When::open),
    row<MoveParticipants>("participants.move", Who::facilitators, When::open),
    row<VisitRoom>("room.visit", Who::facilitators, When::open),
    row<ResolveHelp>("help.resolve", Who::staff, When::until_closed),
    row<OpenBoard>("board.open", Who::facilitators, When::open),
    row<RevealBoard>("board.reveal", Who::facilitators, When::open),
    row<CloseBoard>("board.close", Who::facilitators, When::open),

    row<SendBroadcast>("broadcast.send", Who::staff, When::until_closed),
    row<MuteParticipant>("participant.mute", Who::staff, When::until_closed),
    row<UnmuteParticipant>("participant.unmute", Who::staff, When::until_closed),
    row<RemoveParticipant>("participant.remove", Who::staff, When::until_closed),
    row<HideMessage>("message.hide", Who::staff, When::until_closed),
    row<LockSession>("session.lock", Who::staff, When::until_closed),
    row<UnlockSession>("session.unlock", Who::staff, When::until_closed),
    row<PinInPlan>("plan.pin", Who::facilitators, When::before_closing),

    row<SetHeadline>("takeaway.headline", Who::everyone, When::open, silenced_by_mute),
    row<PlanPhase>("agenda.plan", Who::facilitators, When::before_closing),
    row<OrderDebrief>("debrief.order", Who::facilitators, When::open),
    row<ShowInDebrief>("debrief.show", Who::facilitators, When::open),
    row<AssignRooms>("(assign)", Who::server, When::before_closing),
    row<ReadAssignments>("assignments.read", Who::facilitators, When::until_closed),
    row<UndoAction>("action.undo", Who::staff, When::until_closed),
    row<GrantRole>("role.grant", Who::facilitators, When::until_closed),
    row<OfferFacilitator>("facilitator.offer", Who::facilitators, When::until_closed),
    row<AcceptFacilitator>("facilitator.accept", Who::everyone, When::until_closed),
    row<ClaimHelp>("help.claim", Who::staff, When::until_closed),
    row<AnswerHelp>("help.answer", Who::staff, When::until_closed),
    row<RepeatBroadcast>("broadcast.repeat", Who::staff, When::until_closed),

    row<ReopenRooms>("rooms.reopen", Who::facilitators, When::open),
    row<AddRoom>("room.add", Who::facilitators, When::before_closing),
    row<ChangeRoom>("room.change", Who::facilitators, When::before_closing),
    row<RemoveRoom>("room.remove", Who::facilitators, When::before_closing),
    row<MergeRooms>("rooms.merge", Who::facilitators, When::before_closing),
    row<SwapParticipants>("participants.swap", Who::facilitators, When::open),
    row<RotateLink>("link.rotate", Who::facilitators, When::until_closed),
    row<ReadMe>("me.read", Who::everyone, When::until_closed),
    row<EraseMe>("me.erase", Who::everyone, When::closing),

    row<UnhideMessage>("message.unhide", Who::staff, When::until_closed),
    row<HideCard>("card.hide", Who::staff, When::until_closed),
    row<UnhideCard>("card.unhide", Who::staff, When::until_closed),
    row<MuteRoom>("room.mute", Who::staff, When::until_closed),
    row<UnmuteRoom>("room.unmute", Who::staff, When::until_closed),
    row<SetPace>("slow.set", Who::staff, When::until_closed),
    row<RaiseFlag>("flag.raise", Who::everyone, When::until_closed),
    row<ResolveFlag>("flag.resolve", Who::staff, When::until_closed),
    row<WriteToStaff>("staff.write", Who::everyone, When::until_closed),
    row<NoteForStaff>("staff.note", Who::staff, When::until_closed),
    row<ReadModerationLog>("moderation.log", Who::staff, When::until_closed),
    row<AdmitParticipants>("participant.admit", Who::staff, When::before_closing),
    row<RefuseParticipants>("participant.refuse", Who::staff, When::until_closed),
    row<ApproveCards>("card.approve", Who::facilitators, When::until_closed),
    row<GroupCards>("card.group", Who::facilitators, When::until_closed),
    row<RephraseCard>("card.rephrase", Who::staff, When::open),
}};

constexpr bool rows_are_in_order() {
  for (std::size_t i = 0; i < table.size(); ++i)
    if (table[i].alternative != i) return false;
  return true;
}
static_assert(rows_are_in_order(), "one row for each command, in the order of CommandBody");

std::optional<Rejection> wrong_time(const SessionState& state, When when) {
  if (state.lifecycle == Lifecycle::none || when == When::any) return {};
  if (state.lifecycle == Lifecycle::closed) return Rejection{.rule = Rule::session_is_closed};
  const auto bit = 1u << (static_cast<unsigned>(state.lifecycle) - 1u);
  if (static_cast<unsigned>(when) & bit) return {};
  if (when == When::closing) return Rejection{.rule = Rule::only_at_the_end};
  return Rejection{.rule = Rule::session_not_open};
}

std::optional<Rejection> wrong_person(const Participant& actor, Who who) {
  switch (who) {
    case Who::server:
      return Rejection{.rule = Rule::server_only};
    case Who::everyone:
      return {};
    case Who::staff:
      if (actor.is_staff()) return {};
      return Rejection{.rule = Rule::staff_only};
    case Who::facilitators:
      if (actor.role == Role::facilitator) return {};
      return Rejection{.rule = Rule::facilitators_only};
  }
  return Rejection{.rule = Rule::went_wrong};
}

}  // namespace

const Right& right_to(const Command& command) {
  return table[command.body.index()].right;
}

std::optional<Rejection> objection(const SessionState& state, const Request& request) {
  const auto& right = right_to(request.command);
  if (!request.actor) {
    if (right.who == Who::server) return wrong_time(state, right.when);
    return Rejection{.rule = Rule::went_wrong};
  }
  const auto* actor = find_participant(state, *request.actor);
  if (!actor || actor->left) return Rejection{.rule = Rule::not_there};
  if (actor->removed) return Rejection{.rule = Rule::was_removed};
  if (actor->waiting) return Rejection{.rule = Rule::waits_at_the_door};
  if (const auto no = wrong_person(*actor, right.who)) return no;
  if (const auto no = wrong_time(state, right.when)) return no;
  if (!right.silenced_by_mute) return {};
  if (is_muted(*actor, request.at))
    return Rejection{.rule = Rule::is_muted, .until = actor->muted->until};
  if (room_mute_of(state, *actor)) return Rejection{.rule = Rule::room_is_muted};
  return {};
}

}  // namespace chats::core
