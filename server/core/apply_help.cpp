// Requests for help, from the first word to the end.
#include <cassert>

#include "server/core/apply.hpp"

namespace chats::core {

namespace {

// A question or a technical problem of who has gone, in no room that still waits for the answer.
// A conflict, and that somebody does not feel safe, is not over because they left.
bool is_over(const SessionState& state, const HelpRequest& help) {
  const bool lasts = help.kind == HelpKind::conflict || help.kind == HelpKind::unsafe;
  return !lasts && help.room == main_room && !state.participants.at(help.from).is_here();
}

}  // namespace

void settle_helps(SessionState& state) {
  for (auto each = state.helps.begin(); each != state.helps.end();) {
    auto& help = each->second;
    if (!find_open_room(state, help.room)) help.room = main_room;
    const bool over = is_over(state, help);
    if (over) state.participants.at(help.from).help.reset();
    each = over ? state.helps.erase(each) : std::next(each);
  }
}

void apply_body(SessionState& state, Stamp stamp, const event::HelpRequested& e) {
  const HelpId id{stamp.seq};
  // Logs from when a request ended with its asker's leaving have another of somebody who came back.
  if (const auto before = state.participants.at(e.from).help) state.helps.erase(*before);
  state.helps.emplace(id, HelpRequest{id, e.from, e.room, e.kind, e.text, stamp.at, {}, {}});
  state.participants.at(e.from).help = id;
}

void apply_body(SessionState& state, Stamp stamp, const event::HelpClaimed& e) {
  state.helps.at(e.help).claim = HelpClaim{e.by, stamp.at};
}

void apply_body(SessionState& state, Stamp, const event::HelpReleased& e) {
  state.helps.at(e.help).claim.reset();
}

void apply_body(SessionState& state, Stamp stamp, const event::HelpAnswered& e) {
  state.helps.at(e.help).answer = HelpAnswer{e.by, stamp.at, e.text};
}

void apply_body(SessionState& state, Stamp, const event::HelpResolved& e) {
  state.helps.erase(e.help);
  state.participants.at(e.participant).help.reset();
}

}  // namespace chats::core
