// Events about the reflection board and its cards.
#include <algorithm>
#include <iterator>

#include "protocol/enum_words.hpp"
#include "protocol/telling_fields.hpp"
#include "server/core/view.hpp"

namespace chats::protocol {

namespace {

// Staff have a window on all cards, everybody else one on those that are for all; one's own have
// none.
const core::Window& window_on_cards(const Told& told) {
  const core::Board& board = told.state.board;
  return told.to_staff() ? board.window : board.shown_window;
}

void write_oldest_card(const Told& told) {
  if (!told.to_self()) write_oldest<core::CardId>(told, &window_on_cards(told));
}

const core::Card* find_card(const Told& told, core::CardId id) {
  const auto found = told.state.board.cards.find(id);
  return found == told.state.board.cards.end() ? nullptr : &found->second;
}

bool waits(const Told& told, core::CardId id) {
  const core::Card* const card = find_card(told, id);
  return card != nullptr && card->waiting;
}

void write_cards(const Told& told, const std::vector<core::CardId>& cards) {
  told.out.list("cards", cards, [&](core::CardId id) { told.out.value(id); });
}

// Whoever is told alone finds in it what is their own.
Reader listener_of(const Told& told) {
  if (!told.telling.viewer) return {.id = {}, .staff = told.to_staff()};
  return reader_of(told.state.participants.at(*told.telling.viewer));
}

}  // namespace

void write_fields(const Told& told, const core::event::CardAdded& e) {
  const auto card = told.made<core::CardId>();
  told.out.field("card", card);
  told.out.field("column", word(e.column));
  told.out.field("text", e.text);
  write_person_named(told.out, "from", told.state, e.from);
  if (waits(told, card)) told.out.field("waiting", true);
  write_oldest_card(told);
}

// Who may not read the new words before they are approved hears that the card waits again.
void write_fields(const Told& told, const core::event::CardEdited& e) {
  const bool waiting = waits(told, e.card);
  told.out.field("card", e.card);
  if (!waiting || told.to_staff() || told.to_self()) told.out.field("text", e.text);
  if (waiting) told.out.field("waiting", true);
  write_oldest_card(told);
}

void write_fields(const Told& told, const core::event::CardHidden& e) {
  told.out.field("card", e.card);
  write_oldest_card(told);
  if (!told.to_staff()) return;
  write_person_named(told.out, "by", told.state, e.by);
  told.out.text_if("reason", e.reason);
}

void write_fields(const Told& told, const core::event::CardUnhidden& e) {
  told.out.field("card", e.card);
  if (const core::Card* const card = find_card(told, e.card)) told.out.field("text", card->text);
}

// Staff have held them all along; for the others those are new that their window holds.
void write_fields(const Told& told, const core::event::CardsApproved& e) {
  write_cards(told, e.cards);
  if (told.to_staff()) return write_person_named(told.out, "by", told.state, e.by);
  const core::Window& window = window_on_cards(told);
  std::vector<const core::Card*> shown;
  for (const core::CardId id : e.cards) {
    const core::Card* const card = find_card(told, id);
    if (card != nullptr && window.holds(id.number)) shown.push_back(card);
  }
  told.out.list("shown", shown, [&](const core::Card* card) {
    write_card(told.out, told.state, *card, listener_of(told));
  });
  if (window.has_left_something()) told.out.field("oldest", core::CardId{window.first});
}

void write_fields(const Told& told, const core::event::CardsWithheld& e) {
  write_cards(told, e.cards);
  if (told.to_staff()) write_person_named(told.out, "by", told.state, e.by);
}

void write_fields(const Told& told, const core::event::CardsGrouped& e) {
  std::vector<core::CardId> cards;
  std::ranges::copy_if(e.cards, std::back_inserter(cards), [&](core::CardId id) {
    return told.to_staff() || !waits(told, id);
  });
  write_cards(told, cards);
  told.out.field("theme", e.theme);
  write_oldest_card(told);
  if (told.to_staff()) write_person_named(told.out, "by", told.state, e.by);
}

// To those whom it is not meant for: only that it was asked.
void write_fields(const Told& told, const core::event::CardRephraseAsked& e) {
  told.out.field("card", e.card);
  if (told.to_staff() || told.to_self()) told.out.field("text", e.wish);
  if (told.to_staff()) write_person_named(told.out, "by", told.state, e.by);
}

void write_fields(const Told& told, const core::event::CardRemoved& e) {
  told.out.field("card", e.card);
}

// Whose support it is, nobody but its giver reads.
void write_fields(const Told& told, const core::event::CardSupported& e) {
  const core::Card* const card = find_card(told, e.card);
  told.out.field("card", e.card);
  if (told.to_self()) told.out.field("participant", e.participant);
  told.out.field("on", e.on);
  told.out.field("count", card != nullptr ? card->supporters.size() : 0);
}

void write_fields(const Told& told, const core::event::BoardOpened& e) {
  told.out.nested("prompts", [&] { write_prompts(told.out, e.prompts); });
}

// The cards that a snapshot shows.
void write_fields(const Told& told, const core::event::BoardRevealed&) {
  const core::SessionState& state = told.state;
  const core::Participant* const viewer =
      told.telling.viewer ? &state.participants.at(*told.telling.viewer) : nullptr;
  const core::CardsView shown =
      told.to_staff() ? core::staff_cards_view(state) : core::cards_view(state, viewer);
  if (shown.older) told.out.field("older", true);
  told.out.list("cards", shown.cards, [&](const core::Card* card) {
    write_card(told.out, state, *card, listener_of(told));
  });
}

void write_fields(const Told&, const core::event::BoardClosed&) {}

}  // namespace chats::protocol
