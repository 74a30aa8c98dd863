// A session as the events so far have made it. Values only: copy it, compare it, throw it away and
// fold it again. One owner, one thread; nothing in here knows the time of day.
#pragma once

#include <array>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "server/core/achievement.hpp"
#include "server/core/board.hpp"
#include "server/core/event.hpp"
#include "server/core/limits.hpp"
#include "server/core/safety.hpp"
#include "server/core/undo_memory.hpp"
#include "server/core/window.hpp"

namespace chats::core {

enum class Lifecycle : std::uint8_t { none, scheduled, open, closing, closed };

struct Mute {
  std::optional<Instant> until;  // None: until lifted. Passed: no longer muted.
  std::string reason;
  ParticipantId by;
};

// An accepted request, so that the same id gives the same result.
struct AcceptedRequest {
  std::uint64_t id_hash = 0;
  std::uint64_t content_hash = 0;
  Seq seq = 0;
};

// The link that lets newcomers of a role in.
struct SessionLink {
  Seq made_by = 0;  // The event that made it; 0: with the session.
  Instant made_at{};
  std::optional<ParticipantId> by;
  std::optional<Digest> hash;  // None: the first link's is not known here.
  std::optional<Instant> expires_at;
  std::optional<std::uint32_t> uses_max;
  std::uint32_t uses = 0;  // How many people came in by it.
};

// By which link somebody came in: their role's, as it was made then.
struct CameBy {
  Role role = Role::attendee;
  Instant made_at{};
};

struct Participant {
  ParticipantId id;
  Role role = Role::attendee;
  Profile profile;
  RoomId room = main_room;
  Seq entered = 0;       // The event that brought them into this room.
  Seq sees_after = 0;    // What they see there begins after it: `entered`, or before (undone).
  Seq role_granted = 0;  // The event that gave them this role; 0: their link did.
  Instant joined_at{};
  CameBy came_by;
  bool listed = true;  // In the roster: among the first limits::roster_shown who joined.
  bool away = false;
  Instant away_at{};  // When that was noticed; while away.
  bool left = false;
  bool removed = false;
  bool banned = false;      // Removed for good: no link lets them in again.
  Seq removed_by = 0;       // The event that did; while removed.
  bool erased = false;      // Left, and took everything along: there is no name any more.
  bool was_staff = false;   // Is, or has been.
  bool waiting = false;  // At the door, and never was inside.
  std::optional<Instant> hand;
  std::optional<Mute> muted;
  std::vector<std::uint16_t> accepted;   // Assumptions, sorted.
  std::optional<HelpId> help;            // Open request.
  std::optional<CheckinId> checkin;      // Named answer.
  std::size_t cards = 0;                 // Named ones on the board.
  std::uint32_t acts = 0;                // Of staff: how many of staff_acts are theirs.
  std::optional<Instant> said_at;        // Their latest message, in whatever room.
  // Few, and nearly always none: an empty deque would hold more than half a KiB of each.
  std::vector<OwnFlag> flags;             // The latest, at most limits::flags_of_one_max.
  std::vector<Letter> letters;            // With the staff: the latest letters_of_one_kept.
  std::vector<AcceptedRequest> requests;  // Oldest first, at most limits::requests_remembered.

  bool is_staff() const { return role != Role::attendee; }
  bool is_here() const { return !left && !removed && !waiting; }
  bool was_inside() const { return entered != 0; }  // Else they only stood at the door.
};

struct Reaction {
  std::uint8_t emoji = 0;
  std::vector<ParticipantId> by;  // In the order they reacted.
};

struct Message {
  MessageId id;
  Instant at{};
  ParticipantId from;
  std::string text;  // Empty once deleted; kept when hidden, for staff.
  std::optional<MessageId> reply_to;
  std::optional<Instant> edited_at;
  bool deleted = false;
  bool hidden = false;
  ParticipantId hidden_by;
  std::string hidden_reason;
  std::vector<Reaction> reactions;
};

struct Takeaway {
  TakeawayId id;
  Instant at{};
  ParticipantId from;
  std::string text;
};

// What a room wants to be heard first. Who was to say it stays named, wherever they are by then.
struct Headline {
  std::string text;
  ParticipantId speaker;
};

// A breakout of the latest round. Once closed its words are gone for everybody, and for good when
// the closing cannot be undone any more (closed_words); its takeaways stay.
struct Room {
  RoomId id;
  std::string name, question;
  bool open = false;
  bool closing = false;  // Grace runs.
  bool removed = false;  // Taken out of the round, or merged: it opens no more by itself.
  Seq closed_by = 0;     // The event that closed it; 0: open.
  Instant closes_at{};
  std::set<ParticipantId> people;
  std::set<ParticipantId> ever_inside;    // For the closing record, and who has met whom.
  std::vector<ParticipantId> to_the_end;  // Who was inside when it closed: its group. Sorted.
  std::deque<Message> messages;
  Window window;                                // On the messages.
  std::map<ParticipantId, std::uint32_t> said;  // How many messages each has posted here.
  std::vector<Takeaway> takeaways;
  std::optional<Headline> headline;
  bool debriefed = false;  // The debrief has been about it.
};

struct Round {
  std::uint16_t number = 0;
  PlanMethod method = PlanMethod::random;
  seconds grace{60};
  ParticipantId opened_by;
  Instant opened_at{};
};

struct Plan {
  PlanMethod method = PlanMethod::random;
  std::vector<RoomPlan> rooms;
  Achievement achieved;  // As it was when the plan was made or last changed.
};

// Who belongs where, as it was assigned beforehand.
struct Assignments {
  std::vector<AssignedRoom> rooms;
  std::vector<RoomId> made_as;  // The breakouts that are these, in the plan or the round; or none.
  Instant at{};
  bool used = false;         // Rooms have opened since, by these assignments or by another plan.
  bool used_before = false;  // Before the latest opening.
};

// What somebody last did to a thing that facilitators share, and when.
struct Touch {
  Seq seq = 0;
  Instant at{};
  Deed deed = Deed::planned_rooms;
};

// What was said in a room, and from where on each of those inside saw it.
struct RoomWords {
  std::deque<Message> messages;
  Window window;
  std::map<ParticipantId, std::uint32_t> said;
  std::map<ParticipantId, Seq> sees_after;
  Instant kept_until{};  // Of a room that closed.
  // Of a room whose opening was undone.
  std::string name{}, question{};
  std::vector<Takeaway> takeaways{};
  std::optional<Headline> headline{};
};

struct Agenda {
  std::optional<std::uint16_t> phase;  // Index of the current one.
  Instant started_at{}, ends_at{};
  std::optional<Instant> paused_at;
  std::optional<ParticipantId> by;  // Who started it.
  std::optional<NextPhase> next;    // Waits for the rooms to close.
  std::optional<ParticipantId> next_by;
};

// When a phase really was: from its first beginning to its latest end.
struct PhaseTimes {
  Instant began_at{};
  std::optional<Instant> ended_at;  // None: it goes on.
};

// Who of the staff looks after a request, since when.
struct HelpClaim {
  ParticipantId by;
  Instant at{};
};
struct HelpAnswer {
  ParticipantId by;
  Instant at{};
  std::string text;
};
struct HelpRequest {
  HelpId id;
  ParticipantId from;
  RoomId room;  // Where it was asked for; main once that room has closed.
  HelpKind kind;
  std::string text;
  Instant at{};
  std::optional<HelpClaim> claim;
  std::optional<HelpAnswer> answer;  // The latest.
};

struct Broadcast {
  BroadcastId id;
  Instant at{};
  std::string text;
  ParticipantId from;
  std::vector<RoomId> rooms;
  std::vector<ParticipantId> heard;  // Sorted; only when rooms is not empty.
  std::map<ParticipantId, RoomId> acked;
  std::optional<Instant> repeated_at;  // The latest time it was sent again.
};

struct CheckinAnswer {
  CheckinId id;
  Instant at{};
  std::string text;
  std::optional<ParticipantId> from;
  std::optional<Digest> author_key;
};

// An act of staff (staff_acts.hpp).
struct StaffAct {
  Instant at{};
  ParticipantId by;
  std::string_view act;  // The wire's name of the event or of what it did; a literal.
  std::optional<ParticipantId> on;
  std::string reason;
  std::optional<RoomId> room;
  std::string about;  // What the step or breakout is called, or the role.
  std::optional<FlagTarget> hidden;  // The words that it hid.
};

struct PastRoom {
  std::uint16_t round = 0;
  std::string name, question;
  std::vector<ParticipantId> people;
  std::vector<Takeaway> takeaways;
  std::optional<Headline> headline;
};

struct SessionState {
  Seq seq = 0;  // Of the latest event.
  Lifecycle lifecycle = Lifecycle::none;
  std::shared_ptr<const Definition> definition;
  std::optional<Instant> opened_at;
  std::optional<ParticipantId> opened_by;
  Instant closes_at{};  // While closing: when it ends.
  Instant closed_at{};
  bool locked = false;
  std::array<SessionLink, 3> links;  // By role.
  std::uint32_t links_made = 0;      // Beyond the first three.

  std::map<ParticipantId, Participant> participants;
  std::map<Digest, ParticipantId> by_key;
  std::map<std::string, ParticipantId> by_name;  // Folded.
  std::set<ParticipantId> staff;                 // Here: neither left nor removed.
  std::set<ParticipantId> main_people;           // In the main room and here.
  std::uint32_t attendees_here = 0;
  std::set<ParticipantId> waiting;  // At the door, in the order they came.

  std::deque<Message> main_messages;
  Window main_window;                 // On the main messages.
  std::map<RoomId, Room> rooms;       // Of the latest round.
  std::uint64_t rooms_made = 0;       // The number of the latest room id.
  std::optional<Round> round;         // While any room is open.
  std::optional<Round> closed_round;  // The latest, once no room is open.
  std::uint16_t rounds = 0;
  std::vector<PastRoom> past_rooms;
  std::vector<RoomId> order_before;            // Of the debrief of the round before the latest.
  std::map<RoomId, Room> rooms_before;         // That round's.
  std::map<RoomId, RoomWords> closed_words;    // Of the latest round's closed rooms.
  std::map<RoomId, RoomWords> unopened_words;  // Of rooms whose opening was undone.
  std::optional<Plan> plan;
  std::optional<Assignments> assigned;
  std::vector<Pin> pins;                          // In the order they were set.
  std::map<ParticipantId, Touch> plan_touched;    // By facilitators, past ones too.
  std::map<ParticipantId, Touch> agenda_touched;  // Steps and clocks; as above.
  Agenda agenda;
  std::map<std::uint16_t, PhaseTimes> phase_times;  // Of the phases that have begun.
  std::map<std::uint16_t, minutes> replanned;       // Lengths that are not the definition's.
  Stage stage;
  bool debrief_shown = false;
  std::vector<RoomId> debrief_order;        // As facilitators want it; rooms may be missing.
  std::optional<DebriefTurn> debrief_turn;  // None: about all rooms, or no debrief runs.

  Restraint restraint;
  std::map<FlagId, Flag> flags;  // Unresolved.
  std::size_t letter_bytes = 0;  // Of all threads together.
  std::vector<Letter> staff_notes;
  std::map<HelpId, HelpRequest> helps;  // Unresolved.
  std::deque<Broadcast> broadcasts;     // All that are within the window of anybody.
  std::map<CheckinId, CheckinAnswer> checkins;
  Window checkin_window;
  std::map<Digest, CheckinId> checkin_by_key;
  Board board;
  std::map<Digest, CardId> card_by_key;
  std::map<Digest, event::SurveySubmitted> surveys;
  std::vector<std::uint32_t> assumption_counts;
  std::vector<StaffAct> staff_acts;  // Oldest first.
  std::size_t act_bytes = 0;         // As JSON, with a frame for each.
  UndoMemory undo;

  std::optional<ParticipantId> deputy;
  std::vector<ParticipantId> offered;           // The facilitator's role, while none is there.
  std::optional<Instant> no_facilitator_since;  // Of those who opened or may steer: none is there.
};

// Folds one event in. Cannot refuse: a stored event already happened. `event.seq` must be
// `state.seq + 1`.
void apply(SessionState& state, const Event& event);

// Lookups that rules, views and tellings share. Null: not there.
const Participant* find_participant(const SessionState&, ParticipantId);
const Room* find_open_room(const SessionState&, RoomId);
// Who is in a room that is open (or main); nobody otherwise.
const std::set<ParticipantId>& people_of(const SessionState&, RoomId);
// The messages of a room that is open (or main); null otherwise.
const std::deque<Message>* messages_of(const SessionState&, RoomId);
// The window on them.
const Window* window_of(const SessionState&, RoomId);
// One that is still there, whoever may see it.
const Message* find_message(const SessionState&, RoomId, MessageId);
// A message in `viewer`'s own room that they may see.
const Message* find_visible_message(const SessionState&, const Participant& viewer, MessageId);
const Card* find_card(const SessionState&, CardId);
// By the key of its unknown author.
const Card* find_card(const SessionState&, const Digest& author_key);
const Card* find_visible_card(const SessionState&, const Participant& viewer, CardId);
bool may_see(const Participant& viewer, MessageId);
bool may_see(const SessionState&, const Participant& viewer, const Card&);
// Not for staff and its author alone.
bool is_for_all(const SessionState&, const Card&);
const Phase* current_phase(const SessionState&);
// How long a phase of the agenda takes, as planned now.
minutes planned_length(const SessionState&, std::uint16_t phase);
// The rooms of the latest round as a debrief goes through them: those that were put in order, then
// the others. Of those that were removed, the ones with something noted.
std::vector<const Room*> rooms_to_debrief(const SessionState&);
// Until when the round's last open room runs.
Instant round_closes_at(const SessionState&);
bool is_planned(const SessionState&, RoomId);
bool is_muted(const Participant&, Instant now);
const SessionLink& link_for(const SessionState&, Role);
// The mute of the room somebody is in, if it holds for them; null: none.
const RoomMute* room_mute_of(const SessionState&, const Participant&);
// Neither of both lets them speak.
bool is_silenced(const SessionState&, const Participant&, Instant now);
// How long somebody waits between two messages in that room.
seconds pace_of(const SessionState&, RoomId);
// The breakout in which it was asked for sees that it was, so that two do not ask for the same.
// Never who asked, nor in which words; and never that somebody does not feel safe.
bool is_seen_by_room(const HelpRequest&);
// Null: it was never sent, or is forgotten.
const Broadcast* find_broadcast(const SessionState&, BroadcastId);
// Whether it was addressed to them.
bool is_addressed_to(const Broadcast&, ParticipantId);

}  // namespace chats::core
