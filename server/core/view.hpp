// What one viewer may see now: all of it and nothing else. A view points into the state it was
// made from and is encoded before that state changes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/core/assignments.hpp"
#include "server/core/command.hpp"
#include "server/core/state.hpp"

namespace chats::core {

// The room somebody is in, as its people see it. `room` is null in main.
struct RoomView {
  const Room* room = nullptr;
  std::vector<const Participant*> people;  // Of a breakout; none in main.
  std::vector<const HelpRequest*> helps;   // What a breakout asked for, without who and why.
  std::vector<const Message*> messages;    // In the window and the viewer's to see, oldest first.
  bool older = false;                      // They may see some from before the window.
};

struct View {
  const SessionState* state = nullptr;
  const Participant* me = nullptr;
  RoomView room;
  std::vector<const Room*> open_rooms;
  std::vector<const Participant*> staff;
  std::vector<const Broadcast*> broadcasts;
  std::vector<const CheckinAnswer*> checkins;
  std::vector<const Room*> debrief;  // Rooms of the latest round, once shown, in its order.
  std::vector<const Card*> cards;
  bool older_cards = false;  // Some have left the window on them.
  // For staff only; empty for others.
  bool for_staff = false;
  std::vector<const Participant*> roster;
  std::vector<const HelpRequest*> helps;
  std::vector<const Room*> takeaways;  // All rooms of the latest round, in the debrief's order.
};

View view(const SessionState& state, ParticipantId viewer);

struct CardsView {
  std::vector<const Card*> cards;
  bool older = false;
};
// Null: somebody who is not staff and of whose own nothing stands in it.
CardsView cards_view(const SessionState& state, const Participant* viewer);
CardsView staff_cards_view(const SessionState& state);
// Leaves out the older half of messages, cards and check-ins and the later half of the roster, for
// the view that would not fit into one message (PROTOCOL part 3: 1 MiB). Windows and other bounds
// make that rare; view.cpp says when. False: there is nothing left to leave out.
bool narrow(View& view);
RoomView room_view(const SessionState& state, const Participant& viewer);

// Pages of what a view is only a window of.
struct PeoplePage {
  std::vector<const Participant*> people;
  std::optional<ParticipantId> next;  // Give this as `after` for more.
};
struct HistoryPage {
  std::vector<const Message*> messages;  // Oldest first.
  bool more = false;
};
struct BoardPage {
  std::vector<const Card*> cards;
  bool more = false;
  bool own = false;  // Asked for with their authors' keys.
};
// Acts of staff are counted from 1.
struct ModerationPage {
  std::uint64_t first = 0;  // The number of the first.
  std::vector<const StaffAct*> acts;  // Oldest first.
  bool more = false;
};
struct AssignmentsPage {
  std::vector<AssignedSeat> seats;
};
PeoplePage people_page(const SessionState&, const Participant& viewer,
                       const command::ListParticipants&);
HistoryPage history_page(const SessionState&, const Participant& viewer,
                         const command::ReadHistory&);
ModerationPage moderation_page(const SessionState&, const command::ReadModerationLog&);
BoardPage board_page(const SessionState&, const Participant& viewer, const command::ListBoard&);

}  // namespace chats::core
