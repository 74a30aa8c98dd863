// Quiet rooms, flags, and letters to the staff.
#include <algorithm>

#include "server/core/apply.hpp"
#include "server/core/match.hpp"

namespace chats::core {

namespace {

FlaggedWords words_of(const Message& message) {
  return {message.id, message.from, message.at, message.text};
}

// Whose words a flag is about, and those words. Of what has gone meanwhile nothing is left: that
// is so in a damaged log alone.
void look_at(const SessionState& state, Flag& flag, const std::vector<MessageId>& before) {
  const auto add_message = [&](MessageId id) {
    const auto* message = find_message(state, flag.room.value_or(main_room), id);
    if (message) flag.words.push_back(words_of(*message));
    return message;
  };
  for (const auto id : before)
    add_message(id);
  std::visit(match{
                 [&](MessageId id) {
                   if (const auto* message = add_message(id)) flag.about = message->from;
                 },
                 [&](CardId id) {
                   const auto* card = find_card(state, id);
                   if (!card) return;
                   flag.about = card->from;
                   flag.words.push_back({{}, card->from, card->at, card->text});
                 },
                 [&](ParticipantId id) { flag.about = id; },
             },
             flag.target);
  if (flag.about) flag.names_nobody = state.participants.at(*flag.about).is_staff();
}

}  // namespace

void forget_restraints_of_breakouts(SessionState& state) {
  const auto is_of_breakout = [](const auto& each) { return each.first != main_room; };
  std::erase_if(state.restraint.muted, is_of_breakout);
  std::erase_if(state.restraint.paces, is_of_breakout);
}

void apply_body(SessionState& state, Stamp stamp, const event::RoomMuted& e) {
  const RoomMute mute{stamp.at, e.by, e.reason};
  if (e.room)
    state.restraint.muted.insert_or_assign(*e.room, mute);
  else
    state.restraint.all_muted = mute;
}

void apply_body(SessionState& state, Stamp, const event::RoomUnmuted& e) {
  if (e.room) {
    state.restraint.muted.erase(*e.room);
  } else {
    state.restraint.all_muted.reset();
    state.restraint.muted.clear();
  }
}

void apply_body(SessionState& state, Stamp, const event::PaceSet& e) {
  if (!e.room)
    state.restraint.pace = e.every;
  else if (e.every == seconds{0})
    state.restraint.paces.erase(*e.room);
  else
    state.restraint.paces.insert_or_assign(*e.room, e.every);
}

void apply_body(SessionState& state, Stamp stamp, const event::FlagRaised& e) {
  Flag flag{FlagId{stamp.seq}, e.from, e.target, e.room, {}, false, e.note, stamp.at, {}};
  look_at(state, flag, e.before);
  auto& own = state.participants.at(e.from).flags;
  own.push_back({flag.id, flag.target, flag.at, {}});
  if (own.size() > limits::flags_of_one_max) own.erase(own.begin());
  state.flags.emplace(flag.id, std::move(flag));
}

void apply_body(SessionState& state, Stamp, const event::FlagResolved& e) {
  const auto flag = state.flags.extract(e.flag);
  for (auto& each : state.participants.at(flag.mapped().from).flags)
    if (each.id == e.flag) each.outcome = e.outcome;
}

void apply_body(SessionState& state, Stamp stamp, const event::StaffWritten& e) {
  auto& thread = state.participants.at(e.participant).letters;
  thread.push_back({LetterId{stamp.seq}, stamp.at, e.from, e.text});
  state.letter_bytes += letter_weight(thread.back().text);
  if (thread.size() <= limits::letters_of_one_kept) return;
  state.letter_bytes -= letter_weight(thread.front().text);
  thread.erase(thread.begin());
}

void apply_body(SessionState& state, Stamp stamp, const event::StaffNoted& e) {
  state.staff_notes.push_back({LetterId{stamp.seq}, stamp.at, e.from, e.text});
  if (state.staff_notes.size() > limits::staff_notes_kept)
    state.staff_notes.erase(state.staff_notes.begin());
}

}  // namespace chats::core
