#include "server/net/desk_loop.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "protocol/rejection_codec.hpp"
#include "protocol/reply_codec.hpp"
#include "server/core/links.hpp"
#include "server/core/match.hpp"

namespace chats::net {

namespace {

// Time is as of the latest tick, so a span begun now may be this much longer ago than it seems.
constexpr std::chrono::seconds tick_grain{1};

live::Call call_of(const protocol::Call& call) {
  return {.id = call.id, .id_hash = call.id_hash, .content_hash = call.content_hash, .place = {}};
}

live::Note note_of(const protocol::Note& note) {
  return std::visit(core::match{
                        [](const protocol::Typing& typing) -> live::Note {
                          return live::note::Typing{typing.room};
                        },
                        [](const protocol::ReactionSeen& seen) -> live::Note {
                          return live::note::Reaction{seen.emoji};
                        },
                    },
                    note);
}

live::SharedLetters refusal_letters(const std::string& request,
                                    const core::Rejection& rejection) {
  return letters_of(protocol::encode_rejection(request, rejection, nullptr));
}

live::SharedLetters not_joined_letters(const std::string& request) {
  protocol::ErrorReply error;
  error.reason = protocol::Reason::not_joined;
  return letters_of(protocol::encode_error(request, error));
}

}  // namespace

DeskLoop::DeskLoop(const DeskParts& parts)
    : parts_(parts), now_(std::chrono::steady_clock::now()) {}

DeskLoop::Visit* DeskLoop::find(live::ConnectionRef connection) {
  const auto found = visits_.find(connection.number);
  return found == visits_.end() ? nullptr : &found->second;
}

void DeskLoop::opened(live::ConnectionRef connection) {
  Visit visit;
  visit.ref = connection;
  visit.since = now_;
  visits_.emplace(connection.number, std::move(visit));
}

void DeskLoop::text(live::ConnectionRef connection, std::string_view message) {
  Visit* visit = find(connection);
  // Whoever is sent away may have sent thousands of messages that were read together.
  if (visit == nullptr || visit->ended) return;
  for (auto& incoming : protocol::decode_frame(message, parts_.hasher)) {
    if (visit->ended) return;
    take(*visit, std::move(incoming));
  }
}

void DeskLoop::take(Visit& visit, protocol::Incoming&& incoming) {
  if (visit.busy) {
    if (unanswered(visit) >= parts_.unanswered_max) return end(visit, core::CloseCode::policy);
    visit.waiting.or_new().push_back(std::move(incoming));
    return;
  }
  std::visit(core::match{
                 [&](protocol::Call& call) { take_call(visit, std::move(call)); },
                 [&](protocol::Note& note) { take_note(visit, note); },
                 [&](protocol::Malformed& malformed) { take_malformed(visit, malformed); },
             },
             incoming);
}

void DeskLoop::take_call(Visit& visit, protocol::Call&& call) {
  if (auto* wish = std::get_if<protocol::JoinWish>(&call.wish)) {
    return join(visit, call, std::move(*wish));
  }
  if (const auto* wish = std::get_if<protocol::PeekWish>(&call.wish)) {
    return peek(visit, call, *wish);
  }
  if (!visit.inside) {
    send(visit, not_joined_letters(call.id));
    return count_refusal(visit);
  }
  auto asked = call_of(call);
  asked.place = place_for(visit);
  if (!asked.place) return refuse(visit, call.id, live::too_many_unanswered());
  visit.session->ask(visit.ref, std::move(asked), std::get<core::Command>(std::move(call.wish)));
}

// A session that is busy takes nothing from here for a while, and whoever floods it must not fill
// memory meanwhile.
live::Place DeskLoop::place_for(Visit& visit) const {
  if (!visit.place) visit.place = std::make_shared<char>();
  return unanswered(visit) < parts_.unanswered_max ? visit.place : nullptr;
}

std::size_t DeskLoop::unanswered(const Visit& visit) {
  const auto waiting = visit.waiting ? visit.waiting->size() : 0;
  const auto on_the_way = visit.place ? static_cast<std::size_t>(visit.place.use_count()) - 1 : 0;
  return waiting + on_the_way;
}

void DeskLoop::take_note(Visit& visit, const protocol::Note& note) {
  if (!visit.inside) return;
  if (auto place = place_for(visit))
    visit.session->hint(visit.ref, note_of(note), std::move(place));
}

void DeskLoop::take_malformed(Visit& visit, const protocol::Malformed& malformed) {
  if (malformed.answered) {
    send(visit, letters_of(protocol::encode_error(malformed.id, malformed.error)));
  }
  count_refusal(visit);
}

// By a link, or by the session's name alone: then the key must be known there.
std::optional<program::Links::Opens> DeskLoop::named_by(const protocol::JoinWish& wish) const {
  if (wish.link) return parts_.links.resolve(*wish.link);
  return program::Links::Opens{.session = wish.session.value_or(""), .role = {}};
}

void DeskLoop::join(Visit& visit, const protocol::Call& call, protocol::JoinWish&& wish) {
  const auto named = named_by(wish);
  if (!named) return refuse_link(visit, call.id);
  auto session = parts_.directory.find(named->session);
  if (!session) return refuse_absent(visit, call.id, named->session);
  if (visit.inside && visit.session != session) {
    protocol::ErrorReply error;
    error.reason = protocol::Reason::invalid_request;
    error.sentence = "This connection is in another session; open a new one.";
    send(visit, letters_of(protocol::encode_error(call.id, error)));
    return count_refusal(visit);
  }
  if (visit.session && visit.session != session) visit.session->gone(visit.ref);
  visit.session = std::move(session);
  become_busy(visit);
  live::Knock knock{.key = wish.key,
                    .role = std::nullopt,
                    .profile = std::move(wish.profile),
                    .after = wish.after,
                    .view = wish.view.value_or(""),
                    .link = wish.link};
  if (wish.link) knock.role = named->role;
  visit.session->join(visit.ref, call_of(call), std::move(knock));
}

void DeskLoop::peek(Visit& visit, const protocol::Call& call, const protocol::PeekWish& wish) {
  const auto wait = visit.peeks.take(parts_.peeks, parts_.clock.now());
  if (wait.count() > 0) {
    return refuse(visit, call.id, {.rule = core::Rule::too_fast, .retry_after = wait});
  }
  const auto opens = parts_.links.resolve(wish.link);
  if (!opens) return refuse_link(visit, call.id);
  const auto session = parts_.directory.find(opens->session);
  if (!session) return refuse_absent(visit, call.id, opens->session);
  become_busy(visit);
  const auto answer = [this, ref = visit.ref](live::SharedLetters letters) {
    parts_.exits.post(ref.loop, [this, ref, letters = std::move(letters)] {
      answer_and_free(ref, letters);
    });
  };
  const auto look = [this, answer, request = call.id, role = opens->role, wish,
                     id = opens->session](
                        const core::SessionState& state) -> live::Session::Afterwards {
    const bool known = wish.key && state.by_key.contains(*wish.key);
    const auto stale = known ? std::nullopt
                             : core::stale_link(state, role, wish.link, parts_.clock.now());
    auto letters = stale ? refusal_letters(request, *stale)
                         : letters_of(protocol::encode_peek_result(
                               request, {.session = id, .state = state, .role = role}));
    const auto bytes = letters->text.size();
    return {[answer, letters = std::move(letters)] { answer(letters); }, bytes};
  };
  session->inspect(look, [answer, request = call.id](const core::Rejection& why) {
    answer(refusal_letters(request, why));
  });
}

void DeskLoop::admitted(live::ConnectionRef connection) {
  Visit* visit = find(connection);
  if (visit == nullptr) return;
  visit->inside = true;
  become_free(*visit);
}

void DeskLoop::turned_away(live::ConnectionRef connection, const live::SharedLetters& refusal,
                           bool slowly) {
  Visit* visit = find(connection);
  if (visit == nullptr || visit->ended) return;
  // Perhaps they were inside, and their coming could not be saved: their time begins anew.
  if (std::exchange(visit->inside, false)) visit->since = now_;
  count_refusal(*visit);
  if (slowly) {
    if (!visit->busy) become_busy(*visit);
    return answer_slowly(*visit, refusal);
  }
  answer_and_free(connection, refusal);
}

void DeskLoop::drained(live::ConnectionRef connection) {
  const Visit* visit = find(connection);
  if (visit != nullptr && visit->inside) visit->session->drained(connection);
}

void DeskLoop::closed(live::ConnectionRef connection) {
  const auto found = visits_.find(connection.number);
  if (found == visits_.end()) return;
  if (found->second.session) found->second.session->gone(connection);
  visits_.erase(found);
}

void DeskLoop::tick(Time now) {
  now_ = now;
  for (auto& [number, visit] : visits_) {
    if (visit.ended || (visit.inside && !visit.busy)) continue;
    if (now < visit.since + parts_.limits.join_time_max + tick_grain) continue;
    // Inside, it is the server that could not answer: nothing can be saved just now.
    end(visit, visit.inside ? core::CloseCode::restarting : core::CloseCode::join_timeout);
  }
}

void DeskLoop::become_busy(Visit& visit) {
  visit.busy = true;
  visit.asked_at = parts_.clock.now();
  if (visit.inside) visit.since = now_;
}

void DeskLoop::become_free(Visit& visit) {
  visit.busy = false;
  while (!visit.busy && !visit.ended && visit.waiting) {
    auto incoming = std::move(visit.waiting->front());
    visit.waiting->erase(visit.waiting->begin());
    if (visit.waiting->empty()) visit.waiting.reset();
    take(visit, std::move(incoming));
  }
}

void DeskLoop::answer_and_free(live::ConnectionRef connection,
                               const live::SharedLetters& letters) {
  Visit* visit = find(connection);
  if (visit == nullptr || visit->ended) return;
  send(*visit, letters);
  become_free(*visit);
}

void DeskLoop::answer_slowly(const Visit& visit, live::SharedLetters letters) {
  const core::milliseconds wait = parts_.limits.wrong_secret_wait;
  const auto left = visit.asked_at + wait - parts_.clock.now();
  parts_.exits.later(visit.ref.loop, std::clamp(left, core::milliseconds{0}, wait),
                     [this, ref = visit.ref, letters = std::move(letters)] {
                       answer_and_free(ref, letters);
                     });
}

void DeskLoop::send(const Visit& visit, live::SharedLetters letters) {
  parts_.exits.send({.to = visit.ref,
               .letters = {std::move(letters)},
               .then_close = std::nullopt,
               .fresh_start = false});
}

void DeskLoop::refuse(Visit& visit, const std::string& request,
                      const core::Rejection& rejection) {
  send(visit, refusal_letters(request, rejection));
  count_refusal(visit);
}

void DeskLoop::refuse_link(Visit& visit, const std::string& request) {
  become_busy(visit);
  answer_slowly(visit, refusal_letters(request, {.rule = core::Rule::link_unknown}));
  count_refusal(visit);
}

// One that is stopped may run again once the operator has mended it: come back, nobody's link is
// wrong.
void DeskLoop::refuse_absent(Visit& visit, const std::string& request,
                             const store::SessionId& session) {
  if (parts_.directory.has_closed(session)) {
    return refuse(visit, request, {.rule = core::Rule::session_is_closed});
  }
  if (parts_.directory.stays_stopped(session)) {
    return refuse(visit, request, {.rule = core::Rule::went_wrong});
  }
  refuse_link(visit, request);
}

void DeskLoop::count_refusal(Visit& visit) {
  auto& refused = visit.refused.or_new();
  std::erase_if(refused, [this](Time at) {
    return at + parts_.limits.malformed_within < now_;
  });
  refused.push_back(now_);
  if (refused.size() < parts_.limits.malformed_max) return;
  spdlog::info("A connection ends: {} requests were refused in a moment", refused.size());
  end(visit, core::CloseCode::policy);
}

void DeskLoop::end(Visit& visit, core::CloseCode code) {
  if (std::exchange(visit.ended, true)) return;
  visit.waiting.reset();
  parts_.exits.close(visit.ref, code);
}

}  // namespace chats::net
