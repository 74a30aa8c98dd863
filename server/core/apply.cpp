#include "server/core/apply.hpp"

#include <cassert>
#include <utility>

#include "server/core/match.hpp"
#include "server/core/staff_acts.hpp"

namespace chats::core {

namespace {

// Remembers which request this event answered.
void remember(SessionState& state, const Event& event) {
  if (!event.mark) return;
  const auto found = state.participants.find(event.mark->participant);
  if (found == state.participants.end()) return;
  auto& requests = found->second.requests;
  requests.push_back({event.mark->id_hash, event.mark->content_hash, event.seq});
  if (requests.size() > limits::requests_remembered) requests.erase(requests.begin());
}

}  // namespace

void apply(SessionState& state, const Event& event) {
  assert(event.seq == state.seq + 1 && "events come in order, without a gap");
  std::erase_if(state.closed_words,
                [&](const auto& room) { return room.second.kept_until < event.at; });
  auto change = change_by(state, event);
  auto act = act_of(state, event);
  state.seq = event.seq;
  visit([&](const auto& body) { apply_body(state, {event.seq, event.at}, body); }, event.body);
  if (act) note_act(state, std::move(*act));
  remember(state, event);
  remember_change(state, event, std::move(change));
}

void apply_body(SessionState&, Stamp, const event::RequestNoted&) {}

bool is_blind(const EventBody& body) {
  return visit(match{
                   [](const event::CheckinAnswered& e) { return e.author_key.has_value(); },
                   [](const event::CardAdded& e) { return e.author_key.has_value(); },
                   [](const event::CardEdited& e) { return e.blind; },
                   [](const event::CardRemoved& e) { return e.blind; },
                   [](const event::SurveySubmitted&) { return true; },
                   [](const auto&) { return false; },
               },
               body);
}

}  // namespace chats::core
