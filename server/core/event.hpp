// What happened in a session, in the past tense. Events are never edited or reused: a new meaning
// is a new event. State is the fold of events (state.hpp); the stored form is server/store's, the
// told form is protocol's.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server/core/choice.hpp"
#include "server/core/definition.hpp"
#include "server/core/digest.hpp"
#include "server/core/event_parts.hpp"
#include "server/core/ids.hpp"
#include "server/core/instant.hpp"
#include "server/core/moderation_events.hpp"
#include "server/core/room_events.hpp"
#include "server/core/undo_event.hpp"

namespace chats::core {

namespace event {

struct SessionCreated {
  std::shared_ptr<const Definition> definition;
};
struct SessionOpened {
  ParticipantId by;
};
struct SessionClosing {
  Instant closes_at;
  std::optional<ParticipantId> by;
};
struct SessionClosed {};
struct SessionLocked {
  ParticipantId by;
};
struct SessionUnlocked {
  ParticipantId by;
};

struct ParticipantJoined {
  Digest key;
  Role role;
  Profile profile;
  RoomId room;
  std::optional<Seq> link{};  // The event that made their link; none: their role's first.
};
struct ParticipantLeft {
  ParticipantId participant;
  RoomId room;
};
struct ParticipantAway {
  ParticipantId participant;
};
// Back after away, or after having left or been removed: then `room` may be another than before.
struct ParticipantBack {
  ParticipantId participant;
  RoomId room;
};
struct ParticipantUpdated {
  ParticipantId participant;
  Profile profile;
};
struct ParticipantMoved {
  ParticipantId participant;
  RoomId from, to;
  MoveCause why;
  ParticipantId by;
  std::optional<Seq> sees_after{};  // Undone: what they saw there before is theirs again.
};
struct ParticipantMuted {
  ParticipantId participant;
  std::optional<Instant> until;  // None: until lifted.
  std::string reason;
  ParticipantId by;
};
struct ParticipantUnmuted {
  ParticipantId participant;
  ParticipantId by;
};
struct ParticipantRemoved {
  ParticipantId participant;
  RoomId room;
  bool ban;
  std::string reason;
  ParticipantId by;
};

struct AssumptionAccepted {
  ParticipantId participant;
  std::uint16_t index;
  bool on;
};
// Exactly one of participant and author_key is there. The id is that of the first answer.
struct CheckinAnswered {
  std::optional<ParticipantId> participant;
  std::optional<Digest> author_key;
  std::string text;
};

struct MessagePosted {
  RoomId room;
  ParticipantId from;
  std::string text;
  std::optional<MessageId> reply_to;
};
struct MessageEdited {
  RoomId room;
  MessageId message;
  std::string text;
};
struct MessageDeleted {
  RoomId room;
  MessageId message;
};
struct MessageReacted {
  RoomId room;
  MessageId message;
  std::uint8_t emoji;  // Index into core::emoji.
  ParticipantId participant;
  bool on;
};
struct MessageHidden {
  RoomId room;
  MessageId message;
  std::string reason;
  ParticipantId by;
};

struct HandRaised {
  ParticipantId participant;
};
struct HandLowered {
  ParticipantId participant;
  ParticipantId by;
};
struct HelpRequested {
  ParticipantId from;
  RoomId room;
  HelpKind kind;
  std::string text;
};
// `room`: the breakout that saw it asked for. None: nobody but its asker and staff did.
struct HelpResolved {
  HelpId help;
  ParticipantId participant;
  ParticipantId by;
  std::optional<RoomId> room{};
};

struct TakeawayAdded {
  RoomId room;
  ParticipantId from;
  std::string text;
};
struct TakeawayEdited {
  RoomId room;
  TakeawayId takeaway;
  std::string text;
};
struct TakeawayRemoved {
  RoomId room;
  TakeawayId takeaway;
};

// Exactly one of from and author_key is there.
struct CardAdded {
  Column column;
  std::string text;
  std::optional<ParticipantId> from;
  std::optional<Digest> author_key;
};
struct CardEdited {
  CardId card;
  std::string text;
  bool blind;
};
struct CardRemoved {
  CardId card;
  bool blind;
  std::optional<bool> unseen{};  // It waited to be approved.
};
struct CardSupported {
  CardId card;
  ParticipantId participant;
  bool on;
};

struct BroadcastSent {
  std::string text;
  ParticipantId from;
  std::vector<RoomId> rooms;         // Empty: all.
  std::vector<ParticipantId> heard;  // With rooms: who was in them. Sorted.
};
struct BroadcastAcked {
  BroadcastId broadcast;
  ParticipantId participant;
  RoomId room;
};

struct SurveySubmitted {
  Digest author_key;
  std::vector<std::uint8_t> answers;  // 1 to 5 in the order of the questions; 0: not answered.
  std::string quote;
  MayQuote may_quote;
  std::string quoted_name;  // Only with MayQuote::named.
};

struct PhaseStarted {
  std::uint16_t phase;
  Instant ends_at;
  std::optional<ParticipantId> by;
};
struct PhaseExtended {
  Instant ends_at;
  ParticipantId by;
};
struct PhasePaused {
  ParticipantId by;
};
struct PhaseResumed {
  Instant ends_at;
  std::vector<RoomDeadline> rooms;
  ParticipantId by;
};
struct StageShown {
  Stage stage;
};

struct BoardOpened {
  BoardPrompts prompts;
};
struct BoardRevealed {};
struct BoardClosed {};

// A request was accepted and there was nothing to change. Written for its mark alone: said again
// later, when there would be something to change, it must still change nothing.
struct RequestNoted {};

// What a room wants to be heard first in the debrief, and who says it. Again: replaced.
struct HeadlineSet {
  RoomId room;
  std::string text;
  ParticipantId speaker;
  ParticipantId by;
};
// The rooms of the latest round as the debrief goes through them, all of them.
struct DebriefOrdered {
  std::vector<RoomId> rooms;
  ParticipantId by;
};
// The room that the debrief is about now; none: all of them. `until` is advice.
struct DebriefShown {
  std::optional<RoomId> room;
  std::optional<Instant> until;  // With a room.
  ParticipantId by;
};

// A phase that comes later takes so long.
struct PhasePlanned {
  std::uint16_t phase;
  minutes length;
  ParticipantId by;
};

// The operator has said who belongs where: in place of what was said before. No rooms: nothing is
// assigned any more.
struct RoomsAssigned {
  std::vector<AssignedRoom> rooms;
};

// Somebody of the staff looks after it.
struct HelpClaimed {
  HelpId help;
  ParticipantId by;
};
// It is back in the queue: `by`, who had claimed it, gave it back or is gone.
struct HelpReleased {
  HelpId help;
  ParticipantId by;
};
struct HelpAnswered {
  HelpId help;
  ParticipantId by;
  std::string text;
};
// Sent again to those who have not acknowledged it.
struct BroadcastRepeated {
  BroadcastId broadcast;
  ParticipantId by;
};

// A role's link was replaced. What is kept of the new secret is its hash.
struct LinkRotated {
  Role role;
  Digest hash;
  std::optional<Instant> expires_at;
  std::optional<std::uint32_t> uses_max;
  ParticipantId by;
};
// Name, words and named items of somebody who has just left are gone, as they wished.
struct ParticipantErased {
  ParticipantId participant;
};

}  // namespace event

struct EventKinds
    : Kinds<event::SessionCreated, event::SessionOpened, event::SessionClosing,
            event::SessionClosed, event::SessionLocked, event::SessionUnlocked,
            event::ParticipantJoined, event::ParticipantLeft, event::ParticipantAway,
            event::ParticipantBack, event::ParticipantUpdated, event::ParticipantMoved,
            event::ParticipantMuted, event::ParticipantUnmuted, event::ParticipantRemoved,
            event::AssumptionAccepted, event::CheckinAnswered, event::MessagePosted,
            event::MessageEdited, event::MessageDeleted, event::MessageReacted,
            event::MessageHidden, event::HandRaised, event::HandLowered, event::HelpRequested,
            event::HelpResolved, event::TakeawayAdded, event::TakeawayEdited,
            event::TakeawayRemoved, event::CardAdded, event::CardEdited, event::CardRemoved,
            event::CardSupported, event::BroadcastSent, event::BroadcastAcked,
            event::SurveySubmitted, event::PhaseStarted, event::PhaseExtended, event::PhasePaused,
            event::PhaseResumed, event::StageShown, event::RoomsPlanned, event::PlanChanged,
            event::RoomsOpened, event::RoomsExtended, event::RoomsClosing, event::RoomsClosed,
            event::BoardOpened, event::BoardRevealed, event::BoardClosed, event::RequestNoted,
            event::PlanPinned, event::HeadlineSet, event::DebriefOrdered, event::DebriefShown,
            event::PhasePlanned, event::RoomsAssigned, event::ActionUndone, event::SessionReopened,
            event::PhaseReturned, event::PlanReturned, event::RoomsUnopened, event::RoomsReturned,
            event::BoardReturned, event::MessageUnhidden, event::ParticipantReadmitted,
            event::RoleGranted, event::DeputyNamed, event::FacilitatorOffered, event::HelpClaimed,
            event::HelpReleased, event::HelpAnswered, event::BroadcastRepeated,
            event::PlanRoomsChanged, event::RoomsReopened, event::RoomAdded, event::RoomChanged,
            event::RoomRemoved, event::RoomsMerged, event::LinkRotated, event::ParticipantErased,
            event::RoomMuted, event::RoomUnmuted, event::PaceSet, event::CardHidden,
            event::CardUnhidden, event::FlagRaised, event::FlagResolved, event::StaffWritten,
            event::StaffNoted, event::ParticipantWaits, event::WaitingChanged,
            event::ParticipantAdmitted, event::ParticipantRefused, event::CardsApproved,
            event::CardsWithheld, event::CardsGrouped, event::CardRephraseAsked> {};

using EventBody = Choice<EventKinds>;
extern template class Choice<EventKinds>;

// Which request an event answers, so that the same request again gets the same result (PROTOCOL
// part 4). On the last event of a request; never on an anonymous one.
struct RequestMark {
  ParticipantId participant;
  std::uint64_t id_hash = 0;
  std::uint64_t content_hash = 0;
  std::uint16_t events = 1;  // How many it caused: this one and those just before it.
  friend bool operator==(const RequestMark&, const RequestMark&) = default;
};

struct Event {
  Seq seq = 0;
  Instant at{};  // Of an anonymous event: the minute.
  EventBody body;
  std::optional<RequestMark> mark;
};

// True for events that must not tell who caused them: no mark, no exact time.
bool is_blind(const EventBody& body);

}  // namespace chats::core
