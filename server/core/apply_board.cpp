// The reflection board and the survey.
#include "server/core/apply.hpp"

namespace chats::core {

namespace {

// What staff may read of a card; others read as much or less.
std::size_t bytes_of(const Card& card) {
  return told_bytes(card.text) + told_bytes(card.hidden_reason);
}

void trim_cards(Board& board, Seq seq) {
  trim(board.window, limits::cards_shown, seq, [&](std::uint64_t number) {
    const auto& [id, card] = *board.cards.lower_bound(CardId{number});
    return Weighed{id.number, bytes_of(card)};
  });
}

// Changes a card that is still there, and what its window weighs.
template <class Change>
void change_card(SessionState& state, Seq seq, CardId id, Change change) {
  const auto found = state.board.cards.find(id);
  if (found == state.board.cards.end()) return;
  const auto before = bytes_of(found->second);
  change(found->second);
  auto& window = state.board.window;
  if (window.holds(id.number)) window.bytes = window.bytes - before + bytes_of(found->second);
  trim_cards(state.board, seq);
}

}  // namespace

void apply_body(SessionState& state, Stamp stamp, const event::CardAdded& e) {
  const CardId id{stamp.seq};
  state.board.cards.emplace(id, Card{id, stamp.at, e.column, e.text, e.from, e.author_key, {}});
  if (e.author_key) state.card_by_key.emplace(*e.author_key, id);
  if (e.from) ++state.participants.at(*e.from).cards;
  state.board.window.add(told_bytes(e.text));
  trim_cards(state.board, stamp.seq);
}

void apply_body(SessionState& state, Stamp stamp, const event::CardEdited& e) {
  change_card(state, stamp.seq, e.card, [&](Card& card) { card.text = e.text; });
}

void apply_body(SessionState& state, Stamp stamp, const event::CardHidden& e) {
  change_card(state, stamp.seq, e.card, [&](Card& card) {
    card.hidden = true;
    card.hidden_by = e.by;
    card.hidden_reason = e.reason;
  });
}

void apply_body(SessionState& state, Stamp stamp, const event::CardUnhidden& e) {
  change_card(state, stamp.seq, e.card, [&](Card& card) {
    card.hidden = false;
    card.hidden_by = {};
    card.hidden_reason.clear();
  });
}

void apply_body(SessionState& state, Stamp, const event::CardRemoved& e) {
  const auto found = state.board.cards.find(e.card);
  if (found == state.board.cards.end()) return;
  const auto& card = found->second;
  if (card.author_key) state.card_by_key.erase(*card.author_key);
  if (card.from) --state.participants.at(*card.from).cards;
  auto& window = state.board.window;
  if (window.holds(e.card.number)) window.take_away(bytes_of(card));
  state.board.cards.erase(found);
}

void apply_body(SessionState& state, Stamp, const event::CardSupported& e) {
  const auto found = state.board.cards.find(e.card);
  if (found == state.board.cards.end()) return;
  if (e.on)
    found->second.supporters.insert(e.participant);
  else
    found->second.supporters.erase(e.participant);
}

void apply_body(SessionState& state, Stamp, const event::SurveySubmitted& e) {
  state.surveys.insert_or_assign(e.author_key, e);
}

void apply_body(SessionState& state, Stamp, const event::BoardOpened& e) {
  state.board.phase = Board::Phase::open;
  state.board.prompts = e.prompts;
  if (state.definition->settings.cards == CardsShown::at_once) state.board.shown = true;
}

void apply_body(SessionState& state, Stamp, const event::BoardRevealed&) {
  state.board.shown = true;
  if (state.board.phase == Board::Phase::open) state.board.phase = Board::Phase::revealed;
}

void apply_body(SessionState& state, Stamp, const event::BoardClosed&) {
  state.board.phase = Board::Phase::closed;
}

}  // namespace chats::core
