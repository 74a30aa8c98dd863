// The reflection board and the survey.
#include "server/core/apply.hpp"

namespace chats::core {

void apply_body(SessionState& state, Stamp stamp, const event::CardAdded& e) {
  const CardId id{stamp.seq};
  state.board.cards.emplace(id, Card{id, stamp.at, e.column, e.text, e.from, e.author_key, {}});
  if (e.author_key) state.card_by_key.emplace(*e.author_key, id);
}

void apply_body(SessionState& state, Stamp, const event::CardEdited& e) {
  if (const auto found = state.board.cards.find(e.card); found != state.board.cards.end())
    found->second.text = e.text;
}

void apply_body(SessionState& state, Stamp, const event::CardRemoved& e) {
  const auto found = state.board.cards.find(e.card);
  if (found == state.board.cards.end()) return;
  if (found->second.author_key) state.card_by_key.erase(*found->second.author_key);
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
