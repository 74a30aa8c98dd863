// Requests of participants: repeated, refused, read, or decided and committed.
#include <spdlog/spdlog.h>

#include <utility>

#include "server/core/match.hpp"
#include "server/core/rights.hpp"
#include "server/live/running_session.hpp"

namespace chats::live {

namespace {

core::Rejection too_fast(core::milliseconds wait) {
  return {.rule = core::Rule::too_fast, .retry_after = wait};
}

// Words that somebody has to read: nobody floods a conversation, nor the staff.
bool writes_to_others(const core::Command& command) {
  return holds_alternative<core::command::PostMessage>(command.body) ||
         holds_alternative<core::command::WriteToStaff>(command.body) ||
         holds_alternative<core::command::RaiseFlag>(command.body);
}

// The author key of an anonymous item of which everybody has one.
std::optional<core::Digest> survey_key(const core::Command& command) {
  const auto* survey = get_if<core::command::SubmitSurvey>(&command.body);
  return survey ? std::optional{survey->author_key} : std::nullopt;
}
std::optional<core::Digest> checkin_key(const core::Command& command) {
  const auto* checkin = get_if<core::command::AnswerCheckin>(&command.body);
  return checkin ? checkin->author_key : std::nullopt;
}

}  // namespace

core::Decision RunningSession::decide(std::optional<ParticipantId> actor, core::Command command) {
  return core::decide(working_, {actor, now(), around_.dice(), std::move(command)});
}

void RunningSession::on_ask(ConnectionRef from, const Call& call, core::Command command) {
  const auto found = connections_.find(from.number);
  if (found == connections_.end() || stopped_) return;  // Ended meanwhile; so is its reply.
  auto& connection = found->second;
  if (!connection.planning) return ask_now(connection, call, std::move(command));
  // A plan may be what it goes on from: one connection's requests are answered in their order.
  if (connection.unanswered + connection.held.size() >= around_.limits.unanswered_max)
    return refuse_at_once(from, call, too_many_unanswered());
  connection.held.push_back({call, std::move(command)});
}

void RunningSession::ask_now(Connection& connection, const Call& call, core::Command command) {
  const auto from = connection.ref;
  if (adrift_) return refuse(from, call, cannot_save());
  if (connection.unanswered >= around_.limits.unanswered_max) {
    refuse_at_once(from, call, too_many_unanswered());
    return note_refusal(connection);
  }
  if (holds_too_many_answers()) return refuse_at_once(from, call, cannot_save());
  if (answer_repeated(connection, call, command)) return;
  if (const auto no = objection_of_rates(connection, command)) {
    refuse(from, call, *no);
    return note_refusal(connection);
  }
  core::Request request{connection.who, now(), around_.dice(), std::move(command)};
  if (const auto no = core::objection(working_, request)) return refuse(from, call, *no);
  if (answer_page(connection, call, request.command)) return;
  if (const auto no = objection_of_blind_items(connection, request.command))
    return refuse(from, call, *no);
  give_secret(request.command);
  if (plan_first(request, from, call)) return;
  answer(from, call, request.command, core::decide(working_, request));
}

// The core throws no dice and knows no hashes. Not before a repeat is known: nobody is told twice.
void RunningSession::give_secret(core::Command& command) const {
  auto* rotate = get_if<core::command::RotateLink>(&command.body);
  if (!rotate) return;
  auto made = around_.make_link();
  rotate->secret = std::move(made.secret);
  rotate->hash = made.hash;
}

void RunningSession::answer(ConnectionRef from, const Call& call, const core::Command& command,
                            core::Decision decision) {
  if (!decision) return refuse(from, call, decision.error());
  const auto& connection = connections_.at(from.number);
  const auto who = connection.who;
  if (decision->empty() && !core::is_blind(command))
    decision->push_back(core::event::RequestNoted{});
  if (!decision->empty()) {
    if (const auto no = objection_of_saving()) return refuse(from, call, *no);
    remember_blind_item(connection, command);
    commit(std::move(*decision), core::RequestMark{who, call.id_hash, call.content_hash});
  }
  const auto made = core::made_by(working_, who, command, working_.seq);
  reply(from, call, around_.outlet.done(call.id, working_.seq, made));
}

// Whatever the answer is, it waits for what it was computed from; should that not be saved, the
// request is refused instead (start_again_from_log).
void RunningSession::reply(ConnectionRef to, const Call& call, SharedLetters letters) {
  expect_answer(to, call);
  pending_->tell_alone(to, std::move(letters));
}

void RunningSession::expect_answer(ConnectionRef to, const Call& call) {
  pending_->expect(to, call.id);
  // Leaving ends the connection that asked; its reply still goes out.
  if (const auto still = connections_.find(to.number); still != connections_.end())
    ++still->second.unanswered;
}

bool RunningSession::answer_repeated(const Connection& from, const Call& call,
                                     const core::Command& command) {
  const auto& who = working_.participants.at(from.who);
  const auto* before = core::find_accepted(who, call.id_hash);
  if (!before && !core::repeats_blind_item(working_, {from.who, now(), 0, command})) return false;
  if (before && before->content_hash != call.content_hash) {
    refuse(from.ref, call, {.rule = core::Rule::id_used_for_another, .field = "id"});
    return true;
  }
  const auto seq = before ? before->seq : working_.seq;
  const auto made = core::made_by(working_, from.who, command, seq);
  reply(from.ref, call, around_.outlet.done(call.id, seq, made));
  return true;
}

std::optional<core::Rejection> RunningSession::objection_of_rates(const Connection& from,
                                                                  const core::Command& command) {
  const auto& who = working_.participants.at(from.who);
  const auto& limits = around_.limits;
  const auto at = now();
  auto& person = *from.person;
  const auto wait =
      person.requests.take(who.is_staff() ? limits.staff_requests : limits.requests, at);
  if (wait.count() > 0) return too_fast(wait);
  if (!writes_to_others(command) || who.is_staff()) return {};
  if (const auto own = person.posts.take(limits.posts, at); own.count() > 0) return too_fast(own);
  if (!holds_alternative<core::command::PostMessage>(command.body)) return {};
  if (const auto all = room_posts_[who.room].take(limits.room_posts, at); all.count() > 0)
    return too_fast(all);
  return {};
}

// An anonymous item names nobody, so "one each" can only be known while the session runs.
std::optional<core::Rejection> RunningSession::objection_of_blind_items(
    const Connection& from, const core::Command& command) {
  const auto& given = from.person->blind_items;
  if (!given) return {};
  const auto survey = survey_key(command), checkin = checkin_key(command);
  const bool second = (survey && given->survey && *survey != *given->survey) ||
                      (checkin && given->checkin && *checkin != *given->checkin);
  if (second) return core::Rejection{.rule = core::Rule::done_already};
  return {};
}

void RunningSession::remember_blind_item(const Connection& from, const core::Command& command) {
  auto& given = from.person->blind_items;
  if (const auto key = survey_key(command)) given.or_new().survey = key;
  if (const auto key = checkin_key(command)) given.or_new().checkin = key;
}

core::Rejection RunningSession::cannot_save() const {
  if (ruined_) return {.rule = core::Rule::went_wrong};
  return {.rule = core::Rule::cannot_save, .retry_after = around_.limits.retry_saving};
}

std::optional<core::Rejection> RunningSession::objection_of_saving() const {
  const bool full = pending_->events.size() >= around_.limits.pending_events_max ||
                    pending_->event_bytes >= around_.limits.pending_bytes_max;
  // Also when time was set back and that moment is far away.
  const bool is_time =
      now() >= try_saving_at_ || now() + around_.limits.retry_saving < try_saving_at_;
  const bool may_try = saving_ || (is_time && pending_->events.empty());
  if (may_try && !full && !adrift_) return {};
  return cannot_save();
}

// Answers that are large, or many, would fill memory while a disk hangs.
bool RunningSession::holds_too_many_answers() const {
  return pending_->alone_bytes() >= around_.limits.pending_answer_bytes_max ||
         pending_->answers() >= around_.limits.pending_answers_max;
}

void RunningSession::let_look(const Look& look, const TurnedAway& turned_away) {
  const bool too_many =
      adrift_ ? looks_.size() >= around_.limits.looks_max : holds_too_many_answers();
  if (too_many) {
    if (turned_away) turned_away(cannot_save());
  } else if (adrift_) {
    looks_.emplace_back(look, turned_away);
  } else {
    auto afterwards = look(working_);
    pending_->then(std::move(afterwards.tell), afterwards.bytes);
  }
}

bool RunningSession::answer_page(const Connection& from, const Call& call,
                                 const core::Command& command) {
  const auto& who = working_.participants.at(from.who);
  auto page = visit(core::match{
                        [&](const core::command::ListParticipants& wish) -> std::optional<Page> {
                          return core::people_page(working_, who, wish);
                        },
                        [&](const core::command::ReadHistory& wish) -> std::optional<Page> {
                          return core::history_page(working_, who, wish);
                        },
                        [&](const core::command::ListBoard& wish) -> std::optional<Page> {
                          return core::board_page(working_, who, wish);
                        },
                        [&](const core::command::ReadModerationLog& wish) -> std::optional<Page> {
                          return core::moderation_page(working_, wish);
                        },
                        [&](const core::command::ReadAssignments&) -> std::optional<Page> {
                          return core::AssignmentsPage{core::assigned_seats(working_)};
                        },
                        [&](const core::command::ReadMe&) -> std::optional<Page> {
                          return ReceiptPage{id_, core::receipt_of(working_, who.id)};
                        },
                        [](const auto&) -> std::optional<Page> { return {}; },
                    },
                    command.body);
  if (!page) return false;
  reply(from.ref, call, around_.outlet.page(call.id, working_, who, *page));
  return true;
}

void RunningSession::refuse(ConnectionRef to, const Call& call, const core::Rejection& rejection) {
  reply(to, call, around_.outlet.refusal(call.id, rejection, &working_));
}

// What says nothing of the session need not wait for what is being saved, nor would there be room.
void RunningSession::refuse_at_once(ConnectionRef to, const Call& call,
                                    const core::Rejection& rejection) {
  auto letters = around_.outlet.refusal(call.id, rejection, nullptr);
  std::vector<Parcel> alone{{.to = to, .letters = {std::move(letters)}}};
  around_.outlet.deliver(to.loop, std::move(alone), [] {});
}

// Who is told "too fast" again and again does not listen: the door, for a while.
void RunningSession::note_refusal(const Connection& from) {
  const auto who = from.who;
  auto& refused = from.person->refused.or_new();
  refused.push_back(now());
  std::erase_if(refused,
                [this](core::Instant at) { return at + around_.limits.refusals_within < now(); });
  if (refused.size() < around_.limits.refusals_max) return;
  refused.clear();
  spdlog::info("session {}: participant {} asks too fast, connections end", id_, who.number);
  end_connections(who, core::CloseCode::policy);
}

// The operator's wish: answered as a participant's is, once it is durable.
void RunningSession::on_order(core::Command command, const Ordered& ordered) {
  if (stopped_) return;
  if (holds_too_many_answers()) return ordered(cannot_save());
  if (const auto no = objection_of_saving()) return ordered(*no);
  auto decision = decide({}, std::move(command));
  if (!decision) return ordered(decision.error());
  if (!decision->empty()) commit(std::move(*decision), {});
  pending_->then([ordered] { ordered({}); });
}

// The server's own acts. They wait while nothing can be saved; the clock asks again.
void RunningSession::act_alone(core::Command command) {
  if (objection_of_saving()) return;
  if (plan_first({{}, now(), around_.dice(), command})) return;
  auto decision = decide({}, std::move(command));
  if (decision && !decision->empty()) commit(std::move(*decision), {});
}

}  // namespace chats::live
