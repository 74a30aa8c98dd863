// Who is told what of cards. Staff hold all of them, an author their own, everybody else those that
// are for all; who wrote a card without a name nobody knows, so nothing can be addressed to them.
#include <algorithm>
#include <set>

#include "server/core/telling_parts.hpp"

namespace chats::core::telling_parts {

// An author who sees no card but their own is not told where the window on all of them begins.
Tellings about_card_words(const SessionState& state, const Card& card) {
  if (is_for_all(state, card)) return to_all();
  Tellings all = to_staff();
  if (card.from) all.push_back(tell({one(*card.from)}, Form::self));
  return all;
}

// Whoever saw it until now hears that they do so no more, and nothing of its new words.
Tellings about_edited_card(const SessionState& state, const Card& card, Seq seq) {
  auto all = about_card_words(state, card);
  if (card.waiting && card.withdrawn == seq) all.push_back(tell({everyone()}));
  return all;
}

Tellings about_removed_card(const SessionState& state, const event::CardRemoved& e,
                            const std::optional<RequestMark>& mark) {
  const bool seen = state.board.shown && !e.unseen.value_or(false);
  Telling told = tell({seen ? everyone() : staff()});
  if (mark) told.to.push_back(one(mark->participant));
  return {told};
}

Tellings about_support(const SessionState& state, const Card& card, ParticipantId supporter) {
  Telling told = tell({is_for_all(state, card) ? everyone() : staff()});
  if (card.from) told.to.push_back(one(*card.from));
  return {tell({one(supporter)}, Form::self), told};
}

// What was in it staff hold, and why it is hidden.
Tellings about_hidden_card(const SessionState& state, const Card& card) {
  auto all = about_card_words(state, card);
  all.insert(all.begin(), tell({staff()}, Form::staff));
  return all;
}

// In what is shown stands what is somebody's own: their support, their cards that wait, and what
// they are asked.
Tellings about_reveal(const SessionState& state) {
  Tellings all;
  std::set<ParticipantId> concerned;
  for (const auto& [id, card] : state.board.cards) {
    concerned.insert(card.supporters.begin(), card.supporters.end());
    if (card.from && (card.waiting || card.wish)) concerned.insert(*card.from);
  }
  for (const auto id : concerned)
    all.push_back({{one(id)}, Form::fact, news, id});
  all.push_back(tell({staff()}, Form::staff));  // With the words that others do not read.
  all.push_back(tell({everyone()}));
  return all;
}

// Cards come back with the support that they had; whose it is stands in what those are told.
Tellings about_approval(const SessionState& state, const event::CardsApproved& e) {
  std::set<ParticipantId> supporters;
  for (const auto id : e.cards)
    if (const auto* card = find_card(state, id))
      supporters.insert(card->supporters.begin(), card->supporters.end());
  Tellings all = to_staff();  // They hold them already.
  for (const auto id : supporters)
    all.push_back({{one(id)}, Form::fact, news, id});
  all.push_back(tell({everyone()}));
  return all;
}

Tellings about_withheld_cards() {
  return {tell({staff()}, Form::staff), tell({everyone()})};
}

// Of cards that wait, or a board that is not shown, others hear nothing.
Tellings about_groups(const SessionState& state, const event::CardsGrouped& e) {
  auto all = to_staff();
  const bool any_for_all = std::ranges::any_of(e.cards, [&](CardId id) {
    const auto* card = find_card(state, id);
    return card && is_for_all(state, *card);
  });
  if (any_for_all) all.push_back(tell({everyone()}));
  return all;
}

// Nobody knows who wrote a card without a name. So everybody hears that one was asked something,
// and only who holds its key can read what (board.list).
Tellings about_wish(const Card& card) {
  auto all = to_staff();
  all.push_back(card.from ? tell({one(*card.from)}, Form::self) : tell({everyone()}));
  return all;
}

}  // namespace chats::core::telling_parts
