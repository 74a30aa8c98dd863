// Whoever folds what follows their snapshot holds in every window what a fresh snapshot shows, in
// sessions in which more is said, noted and answered than any window holds. Random, by seeds.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "server/core/shuffle.hpp"
#include "server/core/view.hpp"
#include "tests/sessions/crowded_session.hpp"
#include "tests/sessions/window_fold.hpp"

namespace chats::sessions {

using namespace core;

namespace {

constexpr std::uint64_t seeds = 6;
constexpr int steps = 1'500;
constexpr std::size_t message_bytes_max = 1 << 20;  // The contract's: of the server to a client.

// People who talk much, in main and in breakouts, in short words and in the longest there are.
class Talkers {
 public:
  explicit Talkers(std::uint64_t seed)
      : dice_(seed),
        session_("random", seed % 2 == 0 ? CardsShown::at_once : CardsShown::on_reveal) {
    people_ = session_.join_many(6);
    people_.push_back(session_.mira());
    session_.ask(session_.mira(), command::OpenBoard{});
    session_.ask(session_.mira(), command::GoToPhase{command::GoToPhase::To::id, "check-in", {}});
  }

  CrowdedSession& session() { return session_; }

  void step() {
    actor_ = people_[dice_.roll(people_.size())];
    const auto kind = dice_.roll(100);
    if (kind < 40)
      talk();
    else if (kind < 68)
      use_the_board();
    else if (kind < 94)
      answer();
    else
      come_and_go();
  }

 private:
  // Every third is as long as `points` allow, in letters that JSON writes with 1, 2 or 4 bytes.
  std::string text(std::size_t points) {
    if (dice_.roll(3) > 0) return std::to_string(dice_.roll());
    static const std::array<std::string, 3> letters{"x", "\"", "\U0001F642"};
    const auto& letter = letters[dice_.roll(letters.size())];
    std::string all;
    for (std::size_t i = 0; i < points; ++i)
      all += letter;
    return all;
  }
  MessageId any_message() {
    const auto& all = *messages_of(session_.state(), session_.person(actor_).room);
    if (all.empty()) return {1};
    const auto back = dice_.roll(std::min<std::size_t>(all.size(), 140));
    return all[all.size() - 1 - back].id;
  }
  CardId any_card() {
    const auto& all = session_.state().board.cards;
    if (all.empty()) return {1};
    return std::next(all.begin(), static_cast<std::ptrdiff_t>(dice_.roll(all.size())))->first;
  }
  void may(CommandBody wish) { session_.may(actor_, std::move(wish)); }

  void talk() {
    switch (dice_.roll(8)) {
      case 0:
        return may(command::EditMessage{any_message(), text(limits::message_points_max)});
      case 1:
        return may(command::DeleteMessage{any_message()});
      case 2:
        actor_ = session_.mira();
        return may(command::HideMessage{any_message(), text(limits::reason_points_max)});
      default:
        session_.say(actor_, text(limits::message_points_max));
    }
  }
  void use_the_board() {
    switch (dice_.roll(10)) {
      case 0:
        return may(command::EditCard{any_card(), text(limits::card_points_max), {}});
      case 1:
        return may(command::RemoveCard{any_card(), {}});
      case 2:
        return may(command::SupportCard{any_card(), dice_.roll(2) == 0});
      default: {
        Digest key;  // Without one the card is named.
        key.bytes[0] = static_cast<std::uint8_t>(++keys_ >> 8);
        key.bytes[1] = static_cast<std::uint8_t>(keys_);
        const bool named = dice_.roll(2) == 0;
        may(command::AddCard{Column::learn, text(limits::card_points_max),
                             named ? std::nullopt : std::optional{key}});
      }
    }
  }
  void answer() {
    if (answers_ > 0 && dice_.roll(4) == 0)
      session_.answer_again(1 + dice_.roll(answers_), text(limits::checkin_points_max));
    else
      session_.answer(text(limits::checkin_points_max)), ++answers_;
  }
  void come_and_go() {
    const auto mira = session_.mira();
    switch (dice_.roll(14)) {
      case 0:
        people_.push_back(session_.join(dice_.roll(3) == 0 ? Role::moderator : Role::attendee));
        return;
      case 1:
        session_.may(mira, command::OpenRooms{minutes{30}, seconds{0}});
        return;
      case 2:
        session_.may(mira, command::CloseRooms{seconds{0}, {}});
        return;
      case 3:
        session_.may(mira, command::RevealBoard{});
        return;
      case 4:
      case 5:
        return may(command::VisitRoom{any_room()});
      default:
        session_.may(mira, command::SendBroadcast{text(9), broadcast_rooms()});
    }
  }
  RoomId any_room() {
    const auto& rooms = session_.state().rooms;
    if (rooms.empty() || dice_.roll(3) == 0) return main_room;
    return std::next(rooms.begin(), static_cast<std::ptrdiff_t>(dice_.roll(rooms.size())))->first;
  }
  std::vector<RoomId> broadcast_rooms() {
    return dice_.roll(3) == 0 ? std::vector<RoomId>{} : std::vector{any_room()};
  }

  Dice dice_;
  CrowdedSession session_;
  std::vector<ParticipantId> people_;
  ParticipantId actor_;
  std::uint64_t answers_ = 0, keys_ = 0;
};

// By the transcripts of all who are there.
void expect_all_exact(const Transcripts& written, std::size_t& folded) {
  const auto transcripts = nlohmann::json::parse(written.text(1'000));
  for (const auto& transcript : transcripts) {
    WindowFold fold(transcript["snapshot"]);
    for (const auto& each : transcript["notifications"])
      fold.hear(each);
    const WindowFold fresh(transcript["expect"]);
    EXPECT_TRUE(fold.held().messages == fresh.held().messages) << transcript["viewer"];
    EXPECT_TRUE(fold.held().cards == fresh.held().cards) << transcript["viewer"];
    EXPECT_TRUE(fold.held().answers == fresh.held().answers) << transcript["viewer"];
    EXPECT_TRUE(fold.held().rows == fresh.held().rows) << transcript["viewer"];
    EXPECT_TRUE(fold.held() == fresh.held()) << transcript["viewer"];
    EXPECT_LT(transcript["expect"].dump().size(), message_bytes_max);
    ++folded;
  }
}

TEST(Windows, AreHeldExactlyByWhoeverFoldsWhatFollows) {
  std::size_t folded = 0, moved_talk = 0, moved_board = 0, moved_answers = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Talkers talkers(seed);
    for (int i = 1; i <= steps; ++i) {
      talkers.step();
      if (i % (steps / 3) != 0) continue;
      expect_all_exact(talkers.session().written(), folded);
      if (HasFailure()) return;
    }
    const auto& state = talkers.session().state();
    moved_talk += state.main_window.has_left_something() ? 1 : 0;
    moved_board += state.board.window.has_left_something() ? 1 : 0;
    moved_answers += state.checkin_window.has_left_something() ? 1 : 0;
  }
  EXPECT_GT(folded, seeds * 3 * 7);
  EXPECT_EQ(moved_talk, seeds) << "no window was full";
  EXPECT_EQ(moved_board, seeds);
  EXPECT_EQ(moved_answers, seeds);
}

// What was sent to other rooms pushes nothing out of one's own window.
TEST(Windows, OfBroadcastsHoldWhatWasAddressedToOneHoweverMuchOthersAreTold) {
  CrowdedSession session("broadcasts", CardsShown::at_once);
  const auto people = session.join_many(4);
  const auto mira = session.mira();
  session.ask(mira, command::OpenRooms{minutes{30}, seconds{0}});
  const auto mine = session.person(people[0]).room;
  const auto other = mine == RoomId{1} ? RoomId{2} : RoomId{1};
  const auto tell = [&](std::vector<RoomId> rooms) {
    return session.may(mira, command::SendBroadcast{"listen", std::move(rooms)});
  };
  std::size_t folded = 0, told = 0;
  for (int i = 0; i < 5; ++i)
    EXPECT_TRUE(tell({mine}));
  while (tell({other}))
    ++told;
  EXPECT_EQ(told + 5, limits::broadcasts_kept);
  EXPECT_EQ(view(session.state(), people[0]).broadcasts.size(), 5u);
  for (std::size_t i = 0; i < limits::broadcasts_shown; ++i) {
    EXPECT_FALSE(tell({mine}));
    EXPECT_TRUE(tell({}));
    expect_all_exact(session.written(), folded);
  }
  EXPECT_EQ(session.state().broadcasts.size(), limits::broadcasts_shown);
  EXPECT_TRUE(tell({mine}));
  expect_all_exact(session.written(), folded);
}

}  // namespace

}  // namespace chats::sessions
