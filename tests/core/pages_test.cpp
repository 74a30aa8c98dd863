// Pages of what a snapshot is only a window of: whole, in order, without gaps or repeats, and
// nothing that the viewer may not see.
#include <gtest/gtest.h>

#include "server/core/view.hpp"
#include "tests/support/coming_in.hpp"
#include "tests/support/small_chat.hpp"

namespace chats::core {

namespace {

class Pages : public testing::Test {
 protected:
  Pages() {
    ask(mira_, command::OpenSession{});
    for (int i = 0; i < 7; ++i)
      people_.push_back(support::join(session_, "Attendee " + std::to_string(i), Role::attendee));
  }

  static std::shared_ptr<const Definition> chat() {
    auto chat = support::small_chat();
    chat.settings.cards = CardsShown::on_reveal;
    return std::make_shared<const Definition>(std::move(chat));
  }
  void ask(ParticipantId who, CommandBody wish) {
    const auto outcome = session_.ask(who, std::move(wish));
    EXPECT_FALSE(outcome.refused);
  }
  const Participant& person(ParticipantId id) const { return session_.state().participants.at(id); }
  void say(ParticipantId who, int times) {
    for (int i = 0; i < times; ++i)
      ask(who, command::PostMessage{person(who).room, std::to_string(i), {}});
  }
  // All messages of somebody's room, page by page from the latest, oldest first.
  std::vector<std::string> history(ParticipantId who, std::size_t limit) const {
    std::vector<std::string> all;
    command::ReadHistory wish{{}, limit};
    for (bool more = true; more;) {
      const auto page = history_page(session_.state(), person(who), wish);
      EXPECT_LE(page.messages.size(), limit);
      std::vector<std::string> texts;
      for (const auto* each : page.messages)
        texts.push_back(each->text);
      all.insert(all.begin(), texts.begin(), texts.end());
      more = page.more;
      if (more) wish.before = page.messages.front()->id;
    }
    return all;
  }

  support::PlayedSession session_{chat(), support::day_of_tests + std::chrono::hours{10}};
  ParticipantId mira_ = support::join(session_, "Mira", Role::facilitator);
  std::vector<ParticipantId> people_;
};

TEST_F(Pages, OfPeopleAreThoseOfOnesOwnRoom) {
  std::vector<ParticipantId> all;
  command::ListParticipants wish{{}, 3, {}};
  do {
    const auto page = people_page(session_.state(), person(people_[0]), wish);
    for (const auto* each : page.people)
      all.push_back(each->id);
    wish.after = page.next;
  } while (wish.after);
  std::vector<ParticipantId> expected{mira_};
  expected.insert(expected.end(), people_.begin(), people_.end());
  EXPECT_EQ(all, expected);
}

TEST_F(Pages, OfPeopleAreOfAnyRoomForStaffAlone) {
  ask(mira_, command::OpenRooms{minutes{10}, seconds{60}});
  const auto other = person(people_[0]).room == RoomId{1} ? RoomId{2} : RoomId{1};
  const command::ListParticipants wish{{}, 200, other};
  const auto for_staff = people_page(session_.state(), person(mira_), wish);
  const auto for_others = people_page(session_.state(), person(people_[0]), wish);
  ASSERT_FALSE(for_staff.people.empty());
  for (const auto* each : for_staff.people)
    EXPECT_EQ(each->room, other);
  ASSERT_FALSE(for_others.people.empty());
  for (const auto* each : for_others.people)
    EXPECT_EQ(each->room, person(people_[0]).room);
  const command::ListParticipants nowhere{{}, 200, RoomId{99}};
  EXPECT_TRUE(people_page(session_.state(), person(mira_), nowhere).people.empty());
}

TEST_F(Pages, OfHistoryGoBackToTheBeginningInMain) {
  say(people_[1], 7);
  const std::vector<std::string> all{"0", "1", "2", "3", "4", "5", "6"};
  EXPECT_EQ(history(people_[0], 3), all);
  EXPECT_EQ(history(people_[0], 7), all);
  EXPECT_EQ(history(people_[0], 200), all);
  const auto late = support::join(session_, "Late", Role::attendee);
  EXPECT_EQ(history(late, 2), all);
}

TEST_F(Pages, OfHistoryEndWhereOnesStayInABreakoutBegan) {
  ask(mira_, command::OpenRooms{minutes{10}, seconds{60}});
  const auto speaker = people_[0];
  const auto room = person(speaker).room;
  say(speaker, 4);
  EXPECT_EQ(history(mira_, 2), std::vector<std::string>{}) << "staff outside read nothing";
  ask(mira_, command::VisitRoom{room});
  EXPECT_EQ(history(mira_, 2), std::vector<std::string>{}) << "nothing from before the visit";
  say(speaker, 3);
  EXPECT_EQ(history(mira_, 2), (std::vector<std::string>{"0", "1", "2"}));
  EXPECT_EQ(history(speaker, 2).size(), 7u);
}

TEST_F(Pages, OfTheBoardShowHiddenCardsToStaffAndToTheirAuthorsAlone) {
  ask(mira_, command::OpenBoard{});
  for (int i = 0; i < 5; ++i)
    ask(people_[0],
        command::AddCard{i % 2 == 0 ? Column::learn : Column::unlearn, std::to_string(i), {}});
  ask(people_[1], command::AddCard{Column::learn, "mine", {}});
  const auto seen = [&](ParticipantId who, std::optional<Column> column) {
    std::vector<std::string> all;
    command::ListBoard wish{column, {}, 2};
    for (bool more = true; more;) {
      const auto page = board_page(session_.state(), person(who), wish);
      std::vector<std::string> texts;
      for (const auto* each : page.cards)
        texts.push_back(each->text);
      all.insert(all.begin(), texts.begin(), texts.end());
      more = page.more;
      if (more) wish.before = page.cards.front()->id;
    }
    return all;
  };
  using Texts = std::vector<std::string>;
  EXPECT_EQ(seen(mira_, {}), (Texts{"0", "1", "2", "3", "4", "mine"}));
  EXPECT_EQ(seen(mira_, Column::unlearn), (Texts{"1", "3"}));
  EXPECT_EQ(seen(people_[1], {}), Texts{"mine"});
  EXPECT_EQ(seen(people_[2], {}), Texts{});
  ask(mira_, command::RevealBoard{});
  EXPECT_EQ(seen(people_[2], Column::learn), (Texts{"0", "2", "4", "mine"}));
}

// One message of the server is at most 1 MiB, however long the messages of people are.
TEST_F(Pages, OfLongMessagesHoldFewer) {
  const std::string longest(limits::message_points_max * 4, 'x');
  for (int i = 0; i < 60; ++i)
    ask(people_[0], command::PostMessage{main_room, longest, {}});
  const auto shown = room_view(session_.state(), person(mira_));
  EXPECT_EQ(shown.messages.size(), limits::messages_shown.bytes / longest.size());
  EXPECT_TRUE(shown.older);
  const auto page = history_page(session_.state(), person(mira_), {{}, limits::page_max});
  EXPECT_EQ(page.messages.size(), limits::page_bytes_max / longest.size());
  EXPECT_TRUE(page.more);
  EXPECT_EQ(history(mira_, limits::page_max).size(), 60u);
}

TEST_F(Pages, ANarrowedViewKeepsTheLatest) {
  say(people_[0], 9);
  auto shown = view(session_.state(), mira_);
  const auto* latest = shown.room.messages.back();
  ASSERT_TRUE(narrow(shown));
  EXPECT_EQ(shown.room.messages.size(), 4u);
  EXPECT_EQ(shown.room.messages.back(), latest);
  EXPECT_TRUE(shown.room.older);
  while (narrow(shown)) {
  }
  EXPECT_TRUE(shown.roster.empty() && shown.room.messages.empty());
}

TEST_F(Pages, TheTakeawaysOfARoundFitIntoOneDebrief) {
  ask(mira_, command::OpenRooms{std::chrono::minutes{10}, std::chrono::seconds{0}});
  const std::string longest(limits::takeaway_points_max * 4, 'x');
  const auto one = longest.size() + limits::takeaway_frame_bytes;
  std::size_t noted = 0;
  for (int round = 0; round < 50; ++round)
    for (const auto who : people_)
      if (!session_.ask(who, command::AddTakeaway{longest}).refused) noted += one;
  EXPECT_LE(noted, limits::takeaway_bytes_max);
  EXPECT_GT(noted, limits::takeaway_bytes_max - one);
  const auto full = session_.state().rooms.begin()->second.takeaways.front();
  const std::string as_long(longest.size(), 'y');
  EXPECT_FALSE(session_.ask(full.from, command::EditTakeaway{full.id, as_long}).refused);
  EXPECT_TRUE(session_.ask(full.from, command::EditTakeaway{full.id, as_long + longest}).refused);
  // Headlines are in it, too.
  EXPECT_TRUE(session_.ask(full.from, command::SetHeadline{longest, full.from}).refused);
  ask(full.from, command::RemoveTakeaway{full.id});
  EXPECT_FALSE(session_.ask(full.from, command::SetHeadline{longest, full.from}).refused);
  EXPECT_TRUE(session_.ask(full.from, command::AddTakeaway{longest}).refused);
  EXPECT_FALSE(session_.ask(full.from, command::SetHeadline{as_long, full.from}).refused);
}

}  // namespace

}  // namespace chats::core
