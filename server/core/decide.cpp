#include "server/core/decide.hpp"

#include <algorithm>

#include "server/core/match.hpp"
#include "server/core/rights.hpp"
#include "server/core/rules.hpp"

namespace chats::core {

Decision decide(const SessionState& state, const Request& request) {
  if (repeats_blind_item(state, request)) return nothing_new();
  if (const auto no = objection(state, request)) return *no;
  const auto* actor = request.actor ? find_participant(state, *request.actor) : nullptr;
  const Case now{state, actor, request.at, request.dice};
  return std::visit([&](const auto& wish) { return rule(now, wish); }, request.command.body);
}

bool repeats_blind_item(const SessionState& state, const Request& request) {
  const auto* actor = request.actor ? find_participant(state, *request.actor) : nullptr;
  if (!actor || !is_blind(request.command)) return false;
  const Case now{state, actor, request.at, request.dice};
  return std::visit(match{
                        [&](const command::AnswerCheckin& c) { return stands(now, c); },
                        [&](const command::AddCard& c) { return stands(now, c); },
                        [&](const command::EditCard& c) { return stands(now, c); },
                        [&](const command::SubmitSurvey& c) { return stands(now, c); },
                        [](const auto&) { return false; },
                    },
                    request.command.body);
}

bool is_blind(const Command& command) {
  return std::visit(match{
                        [](const command::AnswerCheckin& c) { return c.author_key.has_value(); },
                        [](const command::AddCard& c) { return c.author_key.has_value(); },
                        [](const command::EditCard& c) { return c.author_key.has_value(); },
                        [](const command::RemoveCard& c) { return c.author_key.has_value(); },
                        [](const command::SubmitSurvey&) { return true; },
                        [](const auto&) { return false; },
                    },
                    command.body);
}

const AcceptedRequest* find_accepted(const Participant& person, std::uint64_t id_hash) {
  const auto& all = person.requests;
  const auto found = std::find_if(all.rbegin(), all.rend(), [&](const AcceptedRequest& each) {
    return each.id_hash == id_hash;
  });
  return found == all.rend() ? nullptr : &*found;
}

Made made_by(const SessionState& state, ParticipantId actor, const Command& command, Seq seq) {
  const auto by_key = [](const auto& map, const Digest& key, auto otherwise) {
    const auto found = map.find(key);
    return found == map.end() ? otherwise : found->second;
  };
  return std::visit(
      match{
          [&](const command::PostMessage&) { return Made{MessageId{seq}}; },
          [&](const command::AddTakeaway&) { return Made{TakeawayId{seq}}; },
          [&](const command::RequestHelp&) { return Made{HelpId{seq}}; },
          [&](const command::SendBroadcast&) { return Made{BroadcastId{seq}}; },
          [&](const command::AddCard& c) {
            return Made{c.author_key ? by_key(state.card_by_key, *c.author_key, CardId{seq})
                                     : CardId{seq}};
          },
          [&](const command::AnswerCheckin& c) {
            if (c.author_key)
              return Made{by_key(state.checkin_by_key, *c.author_key, CheckinId{seq})};
            return Made{state.participants.at(actor).checkin.value_or(CheckinId{seq})};
          },
          [](const auto&) { return Made{}; },
      },
      command.body);
}

}  // namespace chats::core
