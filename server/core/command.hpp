// What somebody asks for, in the imperative. Texts have been normalised and bounded at the edge
// (protocol/command_codec.hpp); ids may still be wrong. The server's own commands (Join, Tick,
// MarkAway, …) never come from a client's frame.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/core/choice.hpp"
#include "server/core/event.hpp"
#include "server/core/moderation_commands.hpp"
#include "server/core/plan_task.hpp"

namespace chats::core {

namespace command {

// What people say about themselves; position and affiliation as the session's lists spell them,
// "" for none.
struct ProfileWish {
  std::string name, folded, pronouns, position, affiliation;
};

// The server's own.
struct CreateSession {
  std::shared_ptr<const Definition> definition;
};
// Somebody stands at the door with a key; `role` by the link shown (none: they name the session
// and must be known). An empty name is fine for those who come back.
struct Join {
  Digest key;
  std::optional<Role> role;
  ProfileWish profile;
  std::optional<Digest> link{};  // The hash of the secret they showed.
};
// The operator's, from before the session; names and affiliations are checked.
struct AssignRooms {
  std::vector<AssignedRoom> rooms;
};
struct Tick {};  // Time has passed; deadlines may be due.
struct MarkAway {
  ParticipantId participant;
};  // 30 s without any connection.

// Everyone.
struct LeaveSession {};
// Absent: unchanged. An empty pronouns, position or affiliation takes it away.
struct UpdateProfile {
  std::optional<std::string> name, folded, pronouns, position, affiliation;
};
struct AcceptAssumption {
  std::uint16_t index;
  bool on;
};
struct AnswerCheckin {
  std::string text;
  std::optional<Digest> author_key;
};
struct PostMessage {
  RoomId room;
  std::string text;
  std::optional<MessageId> reply_to;
};
struct EditMessage {
  MessageId message;
  std::string text;
};
struct DeleteMessage {
  MessageId message;
};
struct ReactToMessage {
  MessageId message;
  std::uint8_t emoji;
  bool on;
};
struct RaiseHand {};
struct LowerHand {
  std::optional<ParticipantId> participant;
};
struct RequestHelp {
  HelpKind kind;
  std::string text;
};
struct CancelHelp {};
struct ChooseRoom {
  RoomId room;
};
struct AddTakeaway {
  std::string text;
};
struct EditTakeaway {
  TakeawayId takeaway;
  std::string text;
};
struct RemoveTakeaway {
  TakeawayId takeaway;
};
struct SetHeadline {
  std::string text;
  ParticipantId speaker;
};
struct AddCard {
  Column column;
  std::string text;
  std::optional<Digest> author_key;
};
struct EditCard {
  CardId card;
  std::string text;
  std::optional<Digest> author_key;
};
struct RemoveCard {
  CardId card;
  std::optional<Digest> author_key;
};
struct SupportCard {
  CardId card;
  bool on;
};
struct AckBroadcast {
  BroadcastId broadcast;
};
struct SubmitSurvey {
  std::map<std::string, std::uint8_t> answers;  // Question id -> 1 to 5.
  std::string quote;
  MayQuote may_quote;
  Digest author_key;
};
// Everything that the session holds about the asker is taken out of it; they leave with it.
struct EraseMe {};
// Pages: read only, no event.
struct ReadMe {};
struct ListParticipants {
  std::optional<ParticipantId> after;
  std::size_t limit;
  std::optional<RoomId> room;
};
struct ReadHistory {
  std::optional<MessageId> before;
  std::size_t limit;
};
// With keys: the cards that they sign, as their author sees them. `waiting`: those that wait to be
// approved.
struct ListBoard {
  std::optional<Column> column;
  std::optional<CardId> before;
  std::size_t limit;
  bool waiting = false;
  std::vector<Digest> author_keys{};
};

struct ReadAssignments {};  // Facilitators.

// Facilitators.
struct OpenSession {};
struct CloseSession {};
// `based_on`, here and below: the latest event the asker had seen.
struct GoToPhase {
  enum class To : std::uint8_t { id, next, previous };
  To to;
  std::string id;
  std::optional<std::string> from;  // The phase it was clicked in.
  std::optional<Seq> based_on{};
};
struct ExtendPhase {
  seconds by;
  std::optional<Seq> based_on{};
};
struct PauseAgenda {
  std::optional<Seq> based_on{};
};
struct ResumeAgenda {
  std::optional<Seq> based_on{};
};
// How long a phase that comes later takes.
struct PlanPhase {
  std::string id;
  minutes length;
};
struct ShowOnStage {
  Stage stage;
};
// One of count and size is not 0, but with same_again and assigned. `staff`: also one of them into
// each room, as far as they go. `set_aside`: although rooms were assigned beforehand.
struct PlanRooms {
  std::uint16_t count;
  std::uint16_t size;
  PlanMethod method;
  bool staff = false;
  std::optional<Seq> based_on{};
  bool set_aside = false;
};
struct AssignInPlan {
  std::vector<ParticipantId> participants;
  std::optional<RoomId> room;
  std::optional<Seq> based_on{};
};
struct PinInPlan {
  PinKind kind;
  std::vector<ParticipantId> people;
  std::optional<RoomId> room;  // `here` alone.
  bool on = true;              // False: take the pin away.
  std::optional<Seq> based_on{};
};
struct OpenRooms {
  seconds length;
  seconds grace;
  std::optional<Seq> based_on{};
};
struct ExtendRooms {
  seconds by;
  std::optional<RoomId> room;
  std::optional<Seq> based_on{};
};
struct CloseRooms {
  seconds grace;
  std::optional<RoomId> room;
  std::optional<Seq> based_on{};
};
// The rooms of the latest round once more, with the same people.
struct ReopenRooms {
  seconds length;
  seconds grace;
};
// A room more: in the open round, or in the plan. No name: the next number. `based_on`, here and
// below, counts for the plan alone.
struct AddRoom {
  std::optional<std::string> name;
  std::string question;
  bool into_plan = false;  // Though a round is open.
  std::optional<Seq> based_on{};
};
// Absent: unchanged. An empty question takes it away.
struct ChangeRoom {
  RoomId room;
  std::optional<std::string> name, question;
  std::optional<Seq> based_on{};
};
struct RemoveRoom {
  RoomId room;
  std::optional<Seq> based_on{};
};
// All of them into the first.
struct MergeRooms {
  std::vector<RoomId> rooms;
  std::optional<Seq> based_on{};
};
// The people who are named, or whoever is in the room `from`.
struct MoveParticipants {
  std::vector<ParticipantId> participants;
  RoomId room;
  std::optional<RoomId> from{};
};
struct SwapParticipants {
  ParticipantId a, b;
};
struct VisitRoom {
  RoomId room;
};
// The debrief goes through these rooms first, in this order.
struct OrderDebrief {
  std::vector<RoomId> rooms;
};
// None: all rooms at once. Without a length: an even share of what is left of the phase.
struct ShowInDebrief {
  std::optional<RoomId> room;
  std::optional<seconds> length;
};
struct OpenBoard {
  std::optional<BoardPrompts> prompts;
};
struct RevealBoard {};
struct CloseBoard {};
struct GrantRole {
  ParticipantId participant;
  Role role;
};
struct OfferFacilitator {
  std::optional<ParticipantId> participant;  // None: nobody in particular any more.
};
// A new link for a role: the one before lets no newcomers in any more.
struct RotateLink {
  Role role;
  std::optional<seconds> lasts{};
  std::optional<std::uint32_t> uses_max{};
  // Made by the session just before it decides, told to the asker alone and never stored.
  std::string secret{};
  Digest hash{};
};

// Whoever was offered the role.
struct AcceptFacilitator {};

// Moderators and facilitators.
struct SendBroadcast {
  std::string text;
  std::vector<RoomId> rooms;
};
// Takes back what staff did: the request that caused this event.
struct UndoAction {
  Seq seq;
};
struct ResolveHelp {
  HelpId help;
};
struct ClaimHelp {
  HelpId help;
  bool on = true;  // False: give it back.
};
struct AnswerHelp {
  HelpId help;
  std::string text;
};
struct RepeatBroadcast {
  BroadcastId broadcast;
};

}  // namespace command

struct CommandKinds
    : Kinds<command::CreateSession, command::Join, command::Tick, command::MarkAway,
            command::LeaveSession, command::UpdateProfile, command::AcceptAssumption,
            command::AnswerCheckin, command::PostMessage, command::EditMessage,
            command::DeleteMessage, command::ReactToMessage, command::RaiseHand, command::LowerHand,
            command::RequestHelp, command::CancelHelp, command::ChooseRoom, command::AddTakeaway,
            command::EditTakeaway, command::RemoveTakeaway, command::AddCard, command::EditCard,
            command::RemoveCard, command::SupportCard, command::AckBroadcast, command::SubmitSurvey,
            command::ListParticipants, command::ReadHistory, command::ListBoard,
            command::OpenSession, command::CloseSession, command::GoToPhase, command::ExtendPhase,
            command::PauseAgenda, command::ResumeAgenda, command::ShowOnStage, command::PlanRooms,
            command::AssignInPlan, command::OpenRooms, command::ExtendRooms, command::CloseRooms,
            command::MoveParticipants, command::VisitRoom, command::ResolveHelp, command::OpenBoard,
            command::RevealBoard, command::CloseBoard, command::SendBroadcast,
            command::MuteParticipant, command::UnmuteParticipant, command::RemoveParticipant,
            command::HideMessage, command::LockSession, command::UnlockSession, command::PinInPlan,
            command::SetHeadline, command::PlanPhase, command::OrderDebrief, command::ShowInDebrief,
            command::AssignRooms, command::ReadAssignments, command::UndoAction, command::GrantRole,
            command::OfferFacilitator, command::AcceptFacilitator, command::ClaimHelp,
            command::AnswerHelp, command::RepeatBroadcast, command::ReopenRooms, command::AddRoom,
            command::ChangeRoom, command::RemoveRoom, command::MergeRooms,
            command::SwapParticipants, command::RotateLink, command::ReadMe, command::EraseMe,
            command::UnhideMessage, command::HideCard, command::UnhideCard, command::MuteRoom,
            command::UnmuteRoom, command::SetPace, command::RaiseFlag, command::ResolveFlag,
            command::WriteToStaff, command::NoteForStaff, command::ReadModerationLog,
            command::AdmitParticipants, command::RefuseParticipants, command::ApproveCards,
            command::GroupCards, command::RephraseCard> {};

using CommandBody = Choice<CommandKinds>;
extern template class Choice<CommandKinds>;

struct Command {
  CommandBody body;
};

// True for what must leave no trace of who asked: an item with an author key of its own.
bool is_blind(const Command& command);

// A command with all that the core may not find out by itself.
struct Request {
  std::optional<ParticipantId> actor;  // None: the server.
  Instant at{};
  std::uint64_t dice = 0;  // For shuffling; events carry the outcome.
  Command command;
  std::shared_ptr<const PreparedPlan> plan{};  // Made beforehand, where that takes long.
};

}  // namespace chats::core
