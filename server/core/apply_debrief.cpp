// What rooms note for the debrief, and how the debrief goes through them.
#include <algorithm>

#include "server/core/apply.hpp"

namespace chats::core {

namespace {

Takeaway* takeaway(Room& room, TakeawayId id) {
  const auto found = std::find_if(room.takeaways.begin(), room.takeaways.end(),
                                  [&](const Takeaway& each) { return each.id == id; });
  return found == room.takeaways.end() ? nullptr : &*found;
}

}  // namespace

void apply_body(SessionState& state, Stamp stamp, const event::TakeawayAdded& e) {
  state.rooms.at(e.room).takeaways.push_back({TakeawayId{stamp.seq}, stamp.at, e.from, e.text});
}

void apply_body(SessionState& state, Stamp, const event::TakeawayEdited& e) {
  if (auto* edited = takeaway(state.rooms.at(e.room), e.takeaway)) edited->text = e.text;
}

void apply_body(SessionState& state, Stamp, const event::TakeawayRemoved& e) {
  std::erase_if(state.rooms.at(e.room).takeaways,
                [&](const Takeaway& each) { return each.id == e.takeaway; });
}

void apply_body(SessionState& state, Stamp, const event::HeadlineSet& e) {
  state.rooms.at(e.room).headline = Headline{e.text, e.speaker};
}

void apply_body(SessionState& state, Stamp, const event::DebriefOrdered& e) {
  state.debrief_order = e.rooms;
}

void apply_body(SessionState& state, Stamp stamp, const event::DebriefShown& e) {
  state.debrief_turn.reset();
  if (!e.room) return;
  state.rooms.at(*e.room).debriefed = true;
  state.debrief_turn = DebriefTurn{*e.room, stamp.at, e.until.value_or(stamp.at)};
}

}  // namespace chats::core
