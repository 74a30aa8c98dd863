// The reflection board, and the answers of check-in, assumptions and survey.
#include "protocol/command_decoders.hpp"
#include "protocol/wire_limits.hpp"
#include "server/core/limits.hpp"

namespace chats::protocol::decoder {

namespace {

using core::Command;
namespace command = core::command;
namespace bounds = core::limits;

}  // namespace

Wish board_open(Params& params) {
  command::OpenBoard open;
  if (auto given = params.inside("prompts")) {
    core::BoardPrompts prompts;
    prompts.learn = given->text_if_given("learn", bounds::prompt_points_max);
    prompts.unlearn = given->text_if_given("unlearn", bounds::prompt_points_max);
    if (given->objection()) params.object_to(*given->objection());
    open.prompts = std::move(prompts);
  }
  return Command{std::move(open)};
}

Wish board_reveal(Params&) {
  return Command{command::RevealBoard{}};
}

Wish board_close(Params&) {
  return Command{command::CloseBoard{}};
}

Wish board_list(Params& params) {
  const auto column = params.choice_if_given<core::Column>("column");
  const auto before = params.id_if_given<core::CardId>("before");
  const auto limit =
      params.whole_if_given("limit", {.min = 1, .max = std::int64_t{bounds::page_max}});
  command::ListBoard list{
      column, before, static_cast<std::size_t>(limit.value_or(limits::other_page)),
      params.flag_if_given("waiting"), {}};
  if (params.has("author_keys"))
    list.author_keys = params.keys("author_keys", bounds::author_keys_max);
  return Command{std::move(list)};
}

Wish card_add(Params& params) {
  const auto column = params.choice<core::Column>("column");
  auto text = params.text("text", bounds::card_points_max);
  return Command{command::AddCard{column, std::move(text), params.key_if_given("author_key")}};
}

Wish card_edit(Params& params) {
  const auto card = params.id<core::CardId>("card");
  auto text = params.text("text", bounds::card_points_max);
  return Command{command::EditCard{card, std::move(text), params.key_if_given("author_key")}};
}

Wish card_remove(Params& params) {
  const auto card = params.id<core::CardId>("card");
  return Command{command::RemoveCard{card, params.key_if_given("author_key")}};
}

Wish card_support(Params& params) {
  const auto card = params.id<core::CardId>("card");
  return Command{command::SupportCard{card, params.flag("on")}};
}

Wish checkin_answer(Params& params) {
  auto text = params.text("text", bounds::checkin_points_max);
  return Command{command::AnswerCheckin{std::move(text), params.key_if_given("author_key")}};
}

Wish survey_submit(Params& params) {
  command::SubmitSurvey survey{};
  survey.answers = params.numbers("answers", limits::questions_max, {.min = 1, .max = 5});
  survey.quote = params.text_if_given("quote", bounds::quote_points_max);
  survey.may_quote = params.choice<core::MayQuote>("may_quote");
  survey.author_key = params.key("author_key");
  return Command{std::move(survey)};
}

Wish assumptions_accept(Params& params) {
  const auto last = static_cast<std::int64_t>(limits::assumptions_max) - 1;
  const auto index = params.whole("index", {.min = 0, .max = last});
  return Command{command::AcceptAssumption{static_cast<std::uint16_t>(index), params.flag("on")}};
}

}  // namespace chats::protocol::decoder
