// What is left of somebody who took everything along: their place in the order of things, without a
// name and without words. What a room noted together stays the room's.
#include <cassert>
#include <iterator>

#include "server/core/apply.hpp"

namespace chats::core {

namespace {

// Their messages are as if they had deleted them.
void erase_messages(std::deque<Message>& messages, Window& window, ParticipantId author) {
  for (auto& each : messages) {
    if (each.from != author) continue;
    if (window.holds(each.id.number)) window.bytes -= told_bytes(each.text);
    each.text.clear();
    each.deleted = true;
    each.reactions.clear();
  }
}

void erase_all_messages(SessionState& state, ParticipantId author) {
  erase_messages(state.main_messages, state.main_window, author);
  for (auto* rooms : {&state.rooms, &state.rooms_before})
    for (auto& [id, room] : *rooms)
      erase_messages(room.messages, room.window, author);
  for (auto* words : {&state.closed_words, &state.unopened_words})
    for (auto& [id, room] : *words)
      erase_messages(room.messages, room.window, author);
}

void erase_checkin(SessionState& state, Participant& person) {
  if (!person.checkin) return;
  const auto found = state.checkins.find(*person.checkin);
  auto& window = state.checkin_window;
  if (window.holds(found->first.number)) window.take_away(told_bytes(found->second.text));
  state.checkins.erase(found);
  person.checkin.reset();
}

void erase_cards(SessionState& state, Participant& person) {
  auto& board = state.board;
  for (auto each = board.cards.begin(); each != board.cards.end();)
    each = each->second.from == person.id ? take_away_card(board, each) : std::next(each);
  person.cards = 0;
}

// A name is one person's alone while they have it, so a quote that carries it is theirs.
void erase_quotes(SessionState& state, const std::string& name) {
  for (auto& [key, survey] : state.surveys) {
    if (survey.may_quote != MayQuote::named || survey.quoted_name != name) continue;
    survey.quote.clear();
    survey.quoted_name.clear();
    survey.may_quote = MayQuote::no;
  }
}

// What they told the staff, and what staff wrote to them.
void erase_told_to_staff(SessionState& state, Participant& person) {
  for (const auto& letter : person.letters)
    state.letter_bytes -= letter_weight(letter.text);
  person.letters.clear();
  person.flags.clear();
}

// Their own words in what somebody else flagged. That they were flagged stays, as what staff did
// does.
void erase_flagged_words(SessionState& state, ParticipantId author) {
  for (auto& [id, flag] : state.flags)
    for (auto& each : flag.words)
      if (each.from == author) each.text.clear();
}

}  // namespace

void apply_body(SessionState& state, Stamp, const event::ParticipantErased& e) {
  const auto found = state.participants.find(e.participant);
  assert(found != state.participants.end() && "events name participants that joined before");
  auto& person = found->second;
  erase_all_messages(state, person.id);
  erase_checkin(state, person);
  erase_cards(state, person);
  erase_quotes(state, person.profile.name);
  std::erase_if(state.helps, [&](const auto& each) { return each.second.from == person.id; });
  person.help.reset();
  erase_told_to_staff(state, person);
  erase_flagged_words(state, person.id);
  std::erase_if(state.by_key, [&](const auto& each) { return each.second == person.id; });
  state.by_name.erase(person.profile.folded);
  person.profile = {};
  person.muted.reset();
  person.erased = true;
}

}  // namespace chats::core
