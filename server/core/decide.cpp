#include "server/core/decide.hpp"

#include <algorithm>

#include "server/core/match.hpp"
#include "server/core/rights.hpp"
#include "server/core/rules.hpp"
#include "server/core/staff_acts.hpp"

namespace chats::core {

namespace {

Decision ask_the_rule(const SessionState& state, const Request& request, PlanSource& plans) {
  if (const auto no = objection(state, request)) return *no;
  const auto* actor = request.actor ? find_participant(state, *request.actor) : nullptr;
  const Case now{state, actor, request.at, plans};
  return visit([&](const auto& wish) { return rule(now, wish); }, request.command.body);
}

// The list of acts is never cut, so somebody who has filled their part of it may only end the
// session.
std::optional<Rejection> no_place_for(const SessionState& state, const Request& request,
                                      const std::vector<EventBody>& bodies) {
  const auto* actor = request.actor ? find_participant(state, *request.actor) : nullptr;
  if (!actor || !actor->is_staff() || has_place_for_acts(state, *actor)) return {};
  if (holds_alternative<command::CloseSession>(request.command.body)) return {};
  const RequestMark mark{.participant = actor->id};
  const bool acts = std::ranges::any_of(bodies, [&](const EventBody& body) {
    return act_of(state, Event{state.seq + 1, request.at, body, mark}).has_value();
  });
  if (!acts) return {};
  return refuse_too_many({}, limits::acts_of_one_max);
}

// Others never open rooms: nobody need ask their rules twice.
bool may_take_a_plan(const Command& command) {
  return visit(match{
                   [](const command::PlanRooms&) { return true; },
                   [](const command::OpenRooms&) { return true; },
                   [](const command::CloseRooms&) { return true; },
                   [](const command::GoToPhase&) { return true; },
                   [](const command::OpenSession&) { return true; },
                   [](const command::Tick&) { return true; },
                   [](const auto&) { return false; },
               },
               command.body);
}

}  // namespace

Decision decide(const SessionState& state, const Request& request) {
  if (repeats_blind_item(state, request)) return nothing_new();
  PlanSource plans(request.dice, request.plan.get(), PlanSource::Missing::is_made);
  auto decision = ask_the_rule(state, request, plans);
  // What falls due by itself must happen: its rooms then open without the pins.
  if (decision && request.actor && plans.conflict()) return refuse_pins(*plans.conflict());
  if (decision)
    if (const auto no = no_place_for(state, request, *decision)) return *no;
  return decision;
}

bool repeats_blind_item(const SessionState& state, const Request& request) {
  const auto* actor = request.actor ? find_participant(state, *request.actor) : nullptr;
  if (!actor || !is_blind(request.command)) return false;
  PlanSource no_plans(request.dice, nullptr, PlanSource::Missing::is_noted);
  const Case now{state, actor, request.at, no_plans};
  return visit(match{
                   [&](const command::AnswerCheckin& c) { return stands(now, c); },
                   [&](const command::AddCard& c) { return stands(now, c); },
                   [&](const command::EditCard& c) { return stands(now, c); },
                   [&](const command::SubmitSurvey& c) { return stands(now, c); },
                   [](const auto&) { return false; },
               },
               request.command.body);
}

std::optional<PlanTask> plan_wanted(const SessionState& state, const Request& request) {
  if (!may_take_a_plan(request.command)) return {};
  PlanSource plans(request.dice, request.plan.get(), PlanSource::Missing::is_noted);
  if (!ask_the_rule(state, request, plans)) return {};
  return plans.wanted();
}

bool is_blind(const Command& command) {
  return visit(match{
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
  return visit(match{
                   [&](const command::PostMessage&) { return Made{MessageId{seq}}; },
                   [&](const command::AddTakeaway&) { return Made{TakeawayId{seq}}; },
                   [&](const command::RequestHelp&) { return Made{HelpId{seq}}; },
                   [&](const command::SendBroadcast&) { return Made{BroadcastId{seq}}; },
                   [&](const command::RaiseFlag&) { return Made{FlagId{seq}}; },
                   [&](const command::WriteToStaff&) { return Made{LetterId{seq}}; },
                   [&](const command::NoteForStaff&) { return Made{LetterId{seq}}; },
                   [&](const command::AddCard& c) {
                     return Made{c.author_key
                                     ? by_key(state.card_by_key, *c.author_key, CardId{seq})
                                     : CardId{seq}};
                   },
                   [&](const command::AnswerCheckin& c) {
                     if (c.author_key)
                       return Made{by_key(state.checkin_by_key, *c.author_key, CheckinId{seq})};
                     return Made{state.participants.at(actor).checkin.value_or(CheckinId{seq})};
                   },
                   [](const command::RotateLink& c) { return Made{NewSecret{c.secret}}; },
                   [](const auto&) { return Made{}; },
               },
               command.body);
}

}  // namespace chats::core
