// The reflection board and the survey. An anonymous card belongs to whoever has its author key;
// nothing else is known of its author.
#include "server/core/rules.hpp"

namespace chats::core {

namespace {

std::optional<Rejection> wrong_authorship(const SessionState& state, bool anonymous) {
  const auto rule = state.definition->settings.anonymous_cards;
  if (anonymous && rule == AnonymousCards::never) return refuse(Rule::anonymous_not_allowed);
  if (!anonymous && rule == AnonymousCards::always) return refuse(Rule::names_not_allowed);
  return {};
}

// The card, if it is one's own: by name, or by the key of its unknown author.
Result<const Card*, Rejection> own_card(const Case& now, CardId id,
                                        const std::optional<Digest>& key) {
  const auto* card = find_card(now.state, id);
  if (!card) return refuse(Rule::not_there, "card");
  if (card->author_key && card->author_key == key) return card;
  if (card->from == now.who()) return card;
  if (!may_see(now.state, *now.actor, *card)) return refuse(Rule::not_there, "card");
  return refuse(Rule::not_ones_own, "card");
}

const phase::Survey* survey_of(const SessionState& state) {
  for (const auto& phase : state.definition->agenda)
    if (const auto* survey = std::get_if<phase::Survey>(&phase.content)) return survey;
  return nullptr;
}

// What the first reflection of the agenda asks.
BoardPrompts prompts_of(const Definition& definition) {
  for (const auto& phase : definition.agenda)
    if (const auto* reflection = std::get_if<phase::Reflection>(&phase.content))
      return reflection->prompts;
  return {};
}

bool survey_is_open(const SessionState& state) {
  const auto* phase = current_phase(state);
  return state.lifecycle == Lifecycle::closing ||
         (phase && std::holds_alternative<phase::Survey>(phase->content));
}

const Card* card_signed_with(const SessionState& state, const std::optional<Digest>& key) {
  return key ? find_card(state, *key) : nullptr;
}

// The answers in the order of the questions, 0 for none. Nothing when one is to no question.
std::optional<event::SurveySubmitted> submitted(const Case& now, const phase::Survey& survey,
                                                const command::SubmitSurvey& wish) {
  event::SurveySubmitted submitted{wish.author_key, {}, wish.quote, wish.may_quote, {}};
  std::size_t answered = 0;
  for (const auto& question : survey.questions) {
    const auto answer = wish.answers.find(question.id);
    submitted.answers.push_back(answer == wish.answers.end() ? std::uint8_t{0} : answer->second);
    answered += answer == wish.answers.end() ? 0 : 1;
  }
  if (answered != wish.answers.size()) return {};
  if (wish.may_quote == MayQuote::named) submitted.quoted_name = now.actor->profile.name;
  return submitted;
}

}  // namespace

bool takes_cards(const Board& board) {
  return board.phase == Board::Phase::open || board.phase == Board::Phase::revealed;
}

bool stands(const Case& now, const command::AddCard& wish) {
  const auto* card = card_signed_with(now.state, wish.author_key);
  return card && card->text == wish.text && card->column == wish.column;
}

bool stands(const Case& now, const command::EditCard& wish) {
  const auto* card = card_signed_with(now.state, wish.author_key);
  return card && card->id == wish.card && card->text == wish.text;
}

bool stands(const Case& now, const command::SubmitSurvey& wish) {
  const auto* survey = survey_of(now.state);
  const auto known = now.state.surveys.find(wish.author_key);
  if (!survey || known == now.state.surveys.end()) return false;
  const auto again = submitted(now, *survey, wish);
  return again && known->second.answers == again->answers && known->second.quote == again->quote &&
         known->second.may_quote == again->may_quote;
}

Decision rule(const Case& now, const command::AddCard& wish) {
  if (!takes_cards(now.state.board)) return refuse(Rule::board_not_open);
  if (const auto no = wrong_authorship(now.state, wish.author_key.has_value())) return *no;
  if (card_signed_with(now.state, wish.author_key))
    return refuse(Rule::field_is_wrong, "author_key");
  if (now.state.board.cards.size() >= limits::cards_max)
    return refuse_too_many("text", limits::cards_max);
  if (!wish.author_key && now.actor->cards >= limits::cards_of_one_max)
    return refuse_too_many("text", limits::cards_of_one_max);
  event::CardAdded added{wish.column, wish.text, {}, wish.author_key};
  if (!wish.author_key) added.from = now.who();
  return events(std::move(added));
}

Decision rule(const Case& now, const command::EditCard& wish) {
  if (!takes_cards(now.state.board)) return refuse(Rule::board_not_open);
  const auto card = own_card(now, wish.card, wish.author_key);
  if (!card) return card.error();
  if ((*card)->hidden) return refuse(Rule::not_there, "card");
  if ((*card)->text == wish.text) return nothing_new();
  return events(event::CardEdited{wish.card, wish.text, (*card)->author_key.has_value()});
}

Decision rule(const Case& now, const command::RemoveCard& wish) {
  const auto card = own_card(now, wish.card, wish.author_key);
  if (!card) return card.error();
  event::CardRemoved removed{wish.card, (*card)->author_key.has_value()};
  if ((*card)->waiting) removed.unseen = true;
  return events(removed);
}

Decision rule(const Case& now, const command::SupportCard& wish) {
  const auto* card = find_visible_card(now.state, *now.actor, wish.card);
  if (!card || card->hidden) return refuse(Rule::not_there, "card");
  if (card->supporters.contains(now.who()) == wish.on) return nothing_new();
  return events(event::CardSupported{wish.card, now.who(), wish.on});
}

Decision rule(const Case& now, const command::SubmitSurvey& wish) {
  const auto* survey = survey_of(now.state);
  if (!survey || !survey_is_open(now.state)) return refuse(Rule::not_in_this_phase);
  auto answers = submitted(now, *survey, wish);
  if (!answers) return refuse(Rule::field_is_wrong, "answers");
  const bool known = now.state.surveys.contains(wish.author_key);
  if (!known && now.state.surveys.size() >= limits::surveys_max)
    return refuse_too_many("answers", limits::surveys_max);
  return events(std::move(*answers));
}

Decision rule(const Case& now, const command::OpenBoard& wish) {
  const auto& board = now.state.board;
  if (takes_cards(board)) return refuse(Rule::done_already);
  const auto prompts =
      board.phase == Board::Phase::none ? prompts_of(*now.state.definition) : board.prompts;
  return events(event::BoardOpened{wish.prompts.value_or(prompts)});
}

Decision rule(const Case& now, const command::RevealBoard&) {
  const auto& board = now.state.board;
  if (board.phase == Board::Phase::none) return refuse(Rule::board_not_open);
  if (board.shown && board.phase != Board::Phase::open) return nothing_new();
  return events(event::BoardRevealed{});
}

Decision rule(const Case& now, const command::CloseBoard&) {
  if (now.state.board.phase == Board::Phase::closed) return nothing_new();
  if (now.state.board.phase == Board::Phase::none) return refuse(Rule::board_not_open);
  return events(event::BoardClosed{});
}

}  // namespace chats::core
