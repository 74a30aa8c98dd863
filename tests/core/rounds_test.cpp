// However often rooms open, what they leave is bounded.
#include <gtest/gtest.h>

#include "server/core/decide.hpp"
#include "server/core/rounds.hpp"
#include "tests/support/played_session.hpp"
#include "tests/support/small_chat.hpp"

namespace chats::core {

namespace {

class Rounds : public testing::Test {
 protected:
  Rounds() {
    facilitator_ = join(1, Role::facilitator);
    for (std::uint8_t n = 2; n < 6; ++n)
      join(n, Role::attendee);
    session_.ask(facilitator_, command::OpenSession{});
    state_ = session_.state();
  }
  ParticipantId join(std::uint8_t n, Role role) {
    Digest key;
    key.bytes.fill(n);
    command::Join wish{key, role, {}};
    wish.profile.name = wish.profile.folded = "Person " + std::to_string(n);
    return ParticipantId{session_.ask({}, wish).made.front()};
  }
  // Earlier rounds have left so much, in one room's takeaway.
  void leave(std::size_t bytes) {
    PastRoom room;
    room.takeaways.push_back({{}, {}, {}, std::string(bytes, 'x')});
    state_.past_rooms = {std::move(room)};
  }
  Decision decide(CommandBody wish) const {
    return core::decide(state_, {facilitator_, session_.now(), 7, {std::move(wish)}});
  }
  static std::optional<Rule> refusal(const Decision& decision) {
    if (decision) return {};
    EXPECT_EQ(decision.error().field, "rooms");
    return decision.error().rule;
  }

  support::PlayedSession session_{std::make_shared<Definition>(support::small_chat()),
                                  support::day_of_tests + std::chrono::hours{10}};
  ParticipantId facilitator_;
  SessionState state_;
};

TEST_F(Rounds, DoNotBeginWhereThoseBeforeHaveLeftAllThatIsKept) {
  using To = command::GoToPhase::To;
  const command::OpenRooms open{std::chrono::seconds{600}, std::chrono::seconds{10}, {}};
  const command::GoToPhase to_rooms{To::id, "breakouts", {}};
  leave(limits::past_rooms_bytes_max - 1'000);
  EXPECT_EQ(refusal(decide(open)), std::nullopt);
  EXPECT_EQ(refusal(decide(to_rooms)), std::nullopt);
  leave(limits::past_rooms_bytes_max);
  EXPECT_EQ(refusal(decide(open)), Rule::too_many);
  EXPECT_EQ(refusal(decide(to_rooms)), Rule::too_many);
  const auto goes_on = decide(command::GoToPhase{To::id, state_.definition->agenda.back().id, {}});
  EXPECT_EQ(refusal(goes_on), std::nullopt);
}

TEST_F(Rounds, WithAnyKindOfWordsAndPeopleAreCounted) {
  PastRoom room;
  room.people.resize(limits::past_rooms_bytes_max / sizeof(ParticipantId));
  state_.past_rooms = {room};
  EXPECT_EQ(refusal(decide(command::OpenRooms{std::chrono::seconds{600}, {}, {}})),
            Rule::too_many);
  room.people.clear();
  room.question.assign(limits::past_rooms_bytes_max, 'x');
  state_.past_rooms = {room};
  EXPECT_EQ(refusal(decide(command::OpenRooms{std::chrono::seconds{600}, {}, {}})),
            Rule::too_many);
  state_.past_rooms.assign(limits::past_rooms_bytes_max / limits::past_room_frame_bytes + 1, {});
  EXPECT_EQ(refusal(decide(command::OpenRooms{std::chrono::seconds{600}, {}, {}})),
            Rule::too_many);
}

}  // namespace

}  // namespace chats::core
