// What staff do with cards on the board: let those that wait be seen, put some under a theme, and
// ask an author for other words without knowing who that is.
#include <algorithm>

#include "server/core/rules.hpp"

namespace chats::core {

namespace {

std::size_t open_wishes(const Board& board) {
  return static_cast<std::size_t>(std::ranges::count_if(
      board.cards, [](const auto& each) { return each.second.wish.has_value(); }));
}

}  // namespace

// What the asker has not read is not approved in passing: an author may have changed it meanwhile.
Decision rule(const Case& now, const command::ApproveCards& wish) {
  event::CardsApproved approved{{}, now.who()};
  bool any = false, changed = false;
  for (const auto id : wish.cards) {
    const auto* card = find_card(now.state, id);
    if (!card || card->hidden) continue;
    any = true;
    const bool unread = wish.based_on && card->worded > *wish.based_on;
    changed = changed || (card->waiting && unread);
    if (card->waiting && !unread) approved.cards.push_back(id);
  }
  if (!approved.cards.empty()) return events(std::move(approved));
  if (changed) return refuse(Rule::card_has_changed, "cards");
  if (!any) return refuse(Rule::not_there, "cards");
  return nothing_new();
}

Decision rule(const Case& now, const command::GroupCards& wish) {
  event::CardsGrouped grouped{{}, wish.theme, now.who()};
  bool any = false;
  for (const auto id : wish.cards) {
    const auto* card = find_card(now.state, id);
    if (!card) continue;
    any = true;
    if (card->theme != wish.theme) grouped.cards.push_back(id);
  }
  if (!any) return refuse(Rule::not_there, "cards");
  if (grouped.cards.empty()) return nothing_new();
  return events(std::move(grouped));
}

// While the board takes no words nobody could follow it.
Decision rule(const Case& now, const command::RephraseCard& wish) {
  if (!takes_cards(now.state.board)) return refuse(Rule::board_not_open);
  const auto* card = find_card(now.state, wish.card);
  if (!card || card->hidden) return refuse(Rule::not_there, "card");
  if (!is_above(now, card->from)) return refuse(Rule::not_on_equals, "card");
  if (card->wish && card->wish->text == wish.wish) return nothing_new();
  if (!card->wish && open_wishes(now.state.board) >= limits::rephrase_wishes_max)
    return refuse_too_many("card", limits::rephrase_wishes_max);
  return events(event::CardRephraseAsked{wish.card, wish.wish, now.who()});
}

}  // namespace chats::core
