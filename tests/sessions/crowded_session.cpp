#include "tests/sessions/crowded_session.hpp"

#include <gtest/gtest.h>

#include "tests/support/small_chat.hpp"

namespace chats::sessions {

using namespace core;

namespace {

constexpr std::size_t check_after = 100;  // Requests.

Digest key_number(std::uint8_t kind, std::uint64_t number) {
  Digest key;
  key.bytes[0] = kind;
  for (std::size_t i = 0; i < 8; ++i)
    key.bytes[i + 1] = static_cast<std::uint8_t>(number >> (8 * i));
  return key;
}

std::shared_ptr<const Definition> chat_with(CardsShown cards) {
  auto chat = support::small_chat();
  chat.settings.cards = cards;
  chat.capacity = 5'000;
  return std::make_shared<const Definition>(std::move(chat));
}

}  // namespace

CrowdedSession::CrowdedSession(std::string name, CardsShown cards)
    : transcripts_(std::move(name)),
      session_(chat_with(cards), support::day_of_tests + std::chrono::hours{10}) {
  session_.check_after(check_after);
  session_.on_event([this](const SessionState& after, const Event& event,
                           const std::vector<support::Heard>& heard) {
    transcripts_.hears(after, event, heard);
  });
  mira_ = join(Role::facilitator);
  ask(mira_, command::OpenSession{});
}

ParticipantId CrowdedSession::join(Role role) {
  command::Join wish{key_number(1, ++joined_), role, {}};
  wish.profile.name = "Person " + std::to_string(joined_);
  wish.profile.folded = "person " + std::to_string(joined_);
  const auto outcome = session_.ask({}, std::move(wish));
  EXPECT_FALSE(outcome.refused);
  return {outcome.made.front()};
}

std::vector<ParticipantId> CrowdedSession::join_many(std::size_t count) {
  std::vector<ParticipantId> all;
  while (all.size() < count)
    all.push_back(join());
  return all;
}

Seq CrowdedSession::ask(ParticipantId who, CommandBody wish) {
  const auto outcome = session_.ask(who, std::move(wish));
  EXPECT_FALSE(outcome.refused) << "after event " << state().seq;
  return outcome.made.empty() ? state().seq : outcome.made.back();
}

bool CrowdedSession::may(ParticipantId who, CommandBody wish) {
  return !session_.ask(who, std::move(wish)).refused;
}

MessageId CrowdedSession::say(ParticipantId who, std::string text) {
  return {ask(who, command::PostMessage{person(who).room, std::move(text), {}})};
}

CardId CrowdedSession::add_card(ParticipantId who, std::string text) {
  return {ask(who, command::AddCard{Column::learn, std::move(text), {}})};
}

CheckinId CrowdedSession::answer(std::string text) {
  return {ask(mira_, command::AnswerCheckin{std::move(text), key_number(2, ++answered_)})};
}

void CrowdedSession::answer_again(std::uint64_t key, std::string text) {
  ask(mira_, command::AnswerCheckin{std::move(text), key_number(2, key)});
}

const Transcripts& CrowdedSession::written() {
  EXPECT_EQ(session_.broken(), std::vector<std::string>{});
  transcripts_.ends(state());
  return transcripts_;
}

}  // namespace chats::sessions
