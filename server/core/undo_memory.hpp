// What staff did lately and how it is undone: a part of the state, bounded by
// limits::undo_weight_max, that only undo_memory.cpp writes. Nobody is shown it.
#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "server/core/deed.hpp"
#include "server/core/event.hpp"

namespace chats::core {

struct SessionState;

// A thing that actions change. Two that change the same thing cannot be undone in any order.
struct Thing {
  enum class Kind : std::uint8_t {
    session,
    door,
    step,   // Of the agenda.
    clock,  // Of the agenda and of the rooms.
    stage,
    plan,
    rooms,  // Which ones are open.
    room,   // One of them: that it is there, its name.
    board,
    debrief,  // Its order, and which room it is about.
    length,   // How long one phase takes, by its index.
    place,    // Where one person is; the others below are of one person or message, too.
    mute,
    membership,
    role,
    message,
    card,
    approval,
    theme,
    quiet,  // Which rooms are muted.
    pace,
  };
  Kind kind = Kind::session;
  std::uint64_t number = 0;
  friend bool operator==(const Thing&, const Thing&) = default;
};

// One event that changed things, and the events that would change them back; `by` in those is
// whoever undoes.
struct Change {
  Seq seq = 0;
  Instant at{};
  std::optional<ParticipantId> by;  // None: it fell due.
  Deed deed = Deed::changed_step;
  std::optional<ParticipantId> on;
  std::vector<Thing> things;
  std::vector<EventBody> inverse;  // Empty: nothing can undo it.
};

// A request of staff with the events it caused, all of them.
struct StaffAction {
  Seq first = 0, last = 0;
  Instant at{};
  ParticipantId by;
  struct Undoing {
    ParticipantId by;
    Instant at{};
  };
  std::optional<Undoing> undone;
};

struct UndoMemory {
  std::deque<Change> changes;       // Oldest first, as the next.
  std::deque<StaffAction> actions;  // Of those changes; undone ones stay.
  std::size_t weight = 0;
};

// undo_table.cpp: what `event` changes in `before`; none: nothing that is undone or stands in the
// way.
std::optional<Change> change_by(const SessionState& before, const Event& event);
// After the event was applied.
void remember_change(SessionState&, const Event&, std::optional<Change>);
// The changes of an action and those that undid it count no more.
void forget_changes(UndoMemory&, const event::ActionUndone&, Seq seq, Instant at);

const StaffAction* find_action(const UndoMemory&, Seq seq);
// The latest change after an action that touched the same; null: none.
const Change* later_change(const UndoMemory&, const StaffAction&);

}  // namespace chats::core
