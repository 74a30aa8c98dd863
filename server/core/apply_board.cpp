// The reflection board and the survey.
#include "server/core/apply.hpp"

namespace chats::core {

namespace {

// What everybody or staff may read of a card, but for a wish to its author.
std::size_t bytes_of(const Card& card) {
  return told_bytes(card.text) + told_bytes(card.hidden_reason) + told_bytes(card.theme);
}

// Both windows hold what is inside: that of staff all cards, that of everybody what waits for
// nobody.
void put_in(Board& board, const Card& card) {
  if (board.window.holds(card.id.number)) board.window.add(bytes_of(card));
  if (!card.waiting && board.shown_window.holds(card.id.number))
    board.shown_window.add(bytes_of(card));
}
void take_out(Board& board, const Card& card) {
  if (board.window.holds(card.id.number)) board.window.take_away(bytes_of(card));
  if (!card.waiting && board.shown_window.holds(card.id.number))
    board.shown_window.take_away(bytes_of(card));
}

void trim_cards(Board& board, Seq seq) {
  const auto weighed = [](const Card& card) { return Weighed{card.id.number, bytes_of(card)}; };
  trim(board.window, limits::cards_shown, seq, [&](std::uint64_t number) {
    return weighed(board.cards.lower_bound(CardId{number})->second);
  });
  trim(board.shown_window, limits::cards_shown, seq, [&](std::uint64_t number) {
    auto each = board.cards.lower_bound(CardId{number});
    while (each->second.waiting)
      ++each;
    return weighed(each->second);
  });
}

// Changes a card that is still there, and what the windows on it weigh.
template <class Change>
void change_card(SessionState& state, Seq seq, CardId id, Change change) {
  auto& board = state.board;
  const auto found = board.cards.find(id);
  if (found == board.cards.end()) return;
  take_out(board, found->second);
  change(found->second);
  put_in(board, found->second);
  trim_cards(board, seq);
}

bool cards_wait(const SessionState& state) {
  return state.definition->settings.cards == CardsShown::on_approval;
}

}  // namespace

void apply_body(SessionState& state, Stamp stamp, const event::CardAdded& e) {
  const CardId id{stamp.seq};
  Card card{id, stamp.at, e.column, e.text, e.from, e.author_key, {}};
  card.worded = stamp.seq;
  card.waiting = cards_wait(state);
  if (e.author_key) state.card_by_key.emplace(*e.author_key, id);
  if (e.from) ++state.participants.at(*e.from).cards;
  put_in(state.board, card);
  state.board.cards.emplace(id, std::move(card));
  trim_cards(state.board, stamp.seq);
}

// Words that nobody has read wait again; a wish to change them has come true.
void apply_body(SessionState& state, Stamp stamp, const event::CardEdited& e) {
  change_card(state, stamp.seq, e.card, [&](Card& card) {
    card.text = e.text;
    card.worded = stamp.seq;
    card.wish.reset();
    if (!cards_wait(state) || card.waiting) return;
    card.waiting = true;
    card.withdrawn = stamp.seq;
  });
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

void apply_body(SessionState& state, Stamp stamp, const event::CardsApproved& e) {
  for (const auto id : e.cards)
    change_card(state, stamp.seq, id, [](Card& card) {
      card.waiting = false;
      card.wish.reset();
    });
}

void apply_body(SessionState& state, Stamp stamp, const event::CardsWithheld& e) {
  for (const auto id : e.cards)
    change_card(state, stamp.seq, id, [&](Card& card) {
      card.waiting = true;
      card.withdrawn = stamp.seq;
    });
}

void apply_body(SessionState& state, Stamp stamp, const event::CardsGrouped& e) {
  for (const auto id : e.cards)
    change_card(state, stamp.seq, id, [&](Card& card) { card.theme = e.theme; });
}

void apply_body(SessionState& state, Stamp stamp, const event::CardRephraseAsked& e) {
  change_card(state, stamp.seq, e.card,
              [&](Card& card) { card.wish = RephraseWish{e.by, stamp.at, e.wish}; });
}

std::map<CardId, Card>::iterator take_away_card(Board& board,
                                                std::map<CardId, Card>::iterator card) {
  take_out(board, card->second);
  return board.cards.erase(card);
}

void apply_body(SessionState& state, Stamp, const event::CardRemoved& e) {
  const auto found = state.board.cards.find(e.card);
  if (found == state.board.cards.end()) return;
  const auto& card = found->second;
  if (card.author_key) state.card_by_key.erase(*card.author_key);
  if (card.from) --state.participants.at(*card.from).cards;
  take_away_card(state.board, found);
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
  if (state.definition->settings.cards != CardsShown::on_reveal) state.board.shown = true;
}

void apply_body(SessionState& state, Stamp, const event::BoardRevealed&) {
  state.board.shown = true;
  if (state.board.phase == Board::Phase::open) state.board.phase = Board::Phase::revealed;
}

void apply_body(SessionState& state, Stamp, const event::BoardClosed&) {
  state.board.phase = Board::Phase::closed;
}

}  // namespace chats::core
