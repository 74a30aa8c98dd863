// Plans over many sizes and dice: everybody has exactly one seat, sizes differ by at most one, and
// what a method mixes is spread as evenly as it can be.
#include "server/core/plan.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <map>

#include "server/core/shuffle.hpp"

namespace chats::core {

namespace {

struct Crowd {
  std::vector<Participant> people;
  Attendees attendees;
};

Crowd crowd_of(std::size_t present, std::size_t away, std::uint64_t seed) {
  Dice dice{seed};
  Crowd crowd;
  crowd.people.resize(present + away);
  for (std::size_t i = 0; i < crowd.people.size(); ++i) {
    auto& person = crowd.people[i];
    person.id = {i + 1};
    person.away = i >= present;
    if (dice.roll(5) != 0) person.profile.position = static_cast<std::uint16_t>(dice.roll(3));
    if (dice.roll(5) != 0) person.profile.affiliation = static_cast<std::uint16_t>(dice.roll(4));
  }
  for (const auto& person : crowd.people)
    (person.away ? crowd.attendees.away : crowd.attendees.present).push_back(&person);
  return crowd;
}

std::pair<std::size_t, std::size_t> least_and_most(const std::vector<RoomPlan>& rooms) {
  std::size_t least = rooms.front().people.size(), most = least;
  for (const auto& room : rooms) {
    least = std::min(least, room.people.size());
    most = std::max(most, room.people.size());
  }
  return {least, most};
}

TEST(Plan, SeatsEverybodyOnceInRoomsOfEvenSize) {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice{seed};
    const auto crowd = crowd_of(1 + dice.roll(60), dice.roll(10), seed);
    const auto rooms = 1 + dice.roll(crowd.attendees.present.size());
    const auto method = static_cast<PlanMethod>(dice.roll(3));
    const auto plan = make_plan(crowd.attendees, {.method = method, .rooms = rooms, .dice = seed});
    ASSERT_EQ(plan.size(), rooms);
    const auto [least, most] = least_and_most(plan);
    EXPECT_LE(most - least, 1u);
    EXPECT_GE(least, 1u);
    std::map<ParticipantId, int> seats;
    for (const auto& room : plan)
      for (const auto id : room.people)
        ++seats[id];
    EXPECT_EQ(seats.size(), crowd.people.size());
    for (const auto& [id, count] : seats)
      EXPECT_EQ(count, 1) << "p" << id.number;
  }
}

// A room has of each group no more than its even share, rounded up, and one for the overlap of
// groups where one ends and the next begins.
TEST(Plan, SpreadsWhatItMixes) {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice{seed};
    const auto crowd = crowd_of(2 + dice.roll(60), 0, seed);
    const auto rooms = 1 + dice.roll(crowd.people.size());
    for (const auto method : {PlanMethod::balanced, PlanMethod::mixed_affiliation}) {
      const auto plan =
          make_plan(crowd.attendees, {.method = method, .rooms = rooms, .dice = seed});
      const auto group = [&](ParticipantId id) {
        const auto& profile = crowd.people[id.number - 1].profile;
        return method == PlanMethod::balanced ? profile.position : profile.affiliation;
      };
      std::map<std::optional<std::uint16_t>, std::size_t> whole;
      for (const auto& person : crowd.people)
        ++whole[group(person.id)];
      for (const auto& room : plan) {
        std::map<std::optional<std::uint16_t>, std::size_t> here;
        for (const auto id : room.people)
          ++here[group(id)];
        for (const auto& [key, size] : whole) {
          EXPECT_LE(here[key], (size + rooms - 1) / rooms);
          EXPECT_GE(here[key], size / rooms);
        }
      }
    }
  }
}

std::vector<std::vector<ParticipantId>> seats(const std::vector<RoomPlan>& plan) {
  std::vector<std::vector<ParticipantId>> all;
  for (const auto& room : plan)
    all.push_back(room.people);
  return all;
}

TEST(Plan, IsTheSameForTheSameDiceAndAnotherForOthers) {
  const auto crowd = crowd_of(30, 0, 1);
  const auto with = [&](std::uint64_t dice) {
    return seats(make_plan(crowd.attendees, {.rooms = 6, .dice = dice}));
  };
  EXPECT_EQ(with(1), with(1));
  EXPECT_NE(with(1), with(2));
}

// Written down once: another shuffling would make other plans of old dice.
TEST(Plan, ShufflesAsItAlwaysDid) {
  std::vector<int> cards{1, 2, 3, 4, 5, 6, 7, 8};
  Dice dice{2026};
  shuffle(cards, dice);
  EXPECT_EQ(cards, (std::vector<int>{8, 6, 1, 5, 2, 7, 3, 4}));
  EXPECT_EQ(Dice{0}.roll(), 0xe220a8397b1dcdafULL) << "SplitMix64's first number";
}

TEST(Plan, MakesAsManyRoomsAsTheWishMeans) {
  RoomsWish by_size, by_count;
  by_size.size = 5;
  by_count.count = 4;
  EXPECT_EQ(rooms_for(by_size, 0), 0u);
  EXPECT_EQ(rooms_for(by_size, 1), 1u);
  EXPECT_EQ(rooms_for(by_size, 5), 1u);
  EXPECT_EQ(rooms_for(by_size, 6), 2u);
  EXPECT_EQ(rooms_for(by_size, 9'000), limits::rooms_max);
  EXPECT_EQ(rooms_for(by_count, 9), 4u);
  EXPECT_EQ(rooms_for(by_count, 3), 3u) << "never more rooms than people";
}

TEST(Plan, GivesRoomsTheQuestionsInTurn) {
  const auto crowd = crowd_of(6, 0, 1);
  const auto plan =
      make_plan(crowd.attendees, {.rooms = 3, .first_room = 7, .questions = {"A", "B"}});
  EXPECT_EQ(plan[0].room, RoomId{7});
  EXPECT_EQ(plan[0].question, "A");
  EXPECT_EQ(plan[1].question, "B");
  EXPECT_EQ(plan[2].question, "A");
}

TEST(Plan, LeavesSelfSelectRoomsEmpty) {
  const auto crowd = crowd_of(6, 1, 1);
  for (const auto& room : make_plan(crowd.attendees, {.method = PlanMethod::self, .rooms = 3}))
    EXPECT_TRUE(room.people.empty());
}

}  // namespace

}  // namespace chats::core
