// Plans over many sizes, methods, pins and dice: everybody has exactly one seat, sizes differ by at
// most one, pins are kept, and a method comes as near to what it wants as can be told.
#include "server/core/plan.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <array>
#include <iostream>
#include <map>
#include <set>

#include "server/core/plan_pins.hpp"
#include "server/core/plan_wish.hpp"
#include "server/core/shuffle.hpp"
#include "tests/core/crowd.hpp"

namespace chats::core {

namespace {

constexpr std::array methods{PlanMethod::random, PlanMethod::balanced,
                             PlanMethod::mixed_affiliation, PlanMethod::by_affiliation,
                             PlanMethod::fresh_faces};

std::map<ParticipantId, RoomId> seats_in(const std::vector<RoomPlan>& rooms) {
  std::map<ParticipantId, RoomId> seats;
  for (const auto& room : rooms)
    for (const auto id : room.people)
      seats[id] = room.room;
  return seats;
}

LeastAndMost sizes_of_those_present(const PlanTask& task, const std::vector<RoomPlan>& rooms) {
  LeastAndMost sizes{~std::size_t{0}, 0};
  for (const auto& room : rooms) {
    const auto size = static_cast<std::size_t>(
        std::count_if(room.people.begin(), room.people.end(),
                      [&](ParticipantId id) { return !person_in(task, id).away; }));
    sizes = {std::min(sizes.least, size), std::max(sizes.most, size)};
  }
  return sizes;
}

void expect_whole(const PlanTask& task, const std::vector<RoomPlan>& rooms) {
  ASSERT_EQ(rooms.size(), task.rooms.size());
  std::size_t seated = 0;
  for (const auto& room : rooms)
    seated += room.people.size();
  EXPECT_EQ(seated, task.people.size());
  EXPECT_EQ(seats_in(rooms).size(), task.people.size()) << "somebody sits twice or not at all";
  const auto sizes = sizes_of_those_present(task, rooms);
  EXPECT_LE(sizes.most - sizes.least, 1u);
}

TEST(Plan, SeatsEverybodyOnceInRoomsOfEvenSize) {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    auto task = task_for({.present = 1 + seed % 60, .away = seed % 7, .seed = seed});
    task.method = methods[seed % methods.size()];
    expect_whole(task, make_plan(task).rooms);
  }
}

// Pins by the dice, over people here and away. What they ask for may be impossible; a plan that
// claims to keep them does.
std::vector<Pin> any_pins(const PlanTask& task, Dice& dice) {
  std::vector<Pin> pins;
  const auto somebody = [&] { return task.people[dice.roll(task.people.size())].id; };
  for (auto count = dice.roll(8); count > 0; --count) {
    Pin pin{static_cast<PinKind>(dice.roll(3)), {somebody()}, {}};
    if (pin.kind == PinKind::here) {
      pin.room = task.rooms[dice.roll(task.rooms.size())].room;
    } else {
      pin.people.push_back(somebody());
      if (pin.people[0] == pin.people[1]) continue;
      std::sort(pin.people.begin(), pin.people.end());
    }
    pins = with_pin(std::move(pins), pin, true);
  }
  return pins;
}

TEST(Plan, KeepsEveryPinOrSaysWhichItCannot) {
  std::size_t kept = 0, refused = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    auto task = task_for({.present = 6 + seed % 30, .away = seed % 4, .seed = seed});
    Dice dice{seed};
    task.method = methods[seed % methods.size()];
    task.pins = any_pins(task, dice);
    const auto outcome = make_plan(task);
    expect_whole(task, outcome.rooms);
    if (outcome.conflict) {
      ++refused;
      EXPECT_FALSE(outcome.conflict->people.empty());
      continue;
    }
    kept += task.pins.size();
    EXPECT_EQ(broken_pins(task.pins, seats_in(outcome.rooms)), std::vector<std::size_t>{});
  }
  EXPECT_GT(kept, 250u);
  EXPECT_LT(refused, 75u) << "most such pins can be kept";
}

TEST(Plan, FindsSeatsForManyPinsAtOnce) {
  auto task = task_for({.present = 24, .rooms = 6, .seed = 1});
  for (std::uint64_t i = 1; i <= 23; i += 2)
    task.pins.push_back({PinKind::together, {{i}, {i + 1}}, {}});
  for (std::uint64_t i = 1; i <= 9; i += 4)
    task.pins.push_back({PinKind::apart, {{i}, {i + 2}, {i + 5}}, {}});
  task.pins.push_back({PinKind::here, {{24}}, task.rooms[5].room});
  const auto outcome = make_plan(task);
  ASSERT_FALSE(outcome.conflict);
  expect_whole(task, outcome.rooms);
  EXPECT_EQ(broken_pins(task.pins, seats_in(outcome.rooms)), std::vector<std::size_t>{});
}

// The method would have them side by side.
TEST(Plan, KeepsPinsThatItsMethodWouldRatherBreak) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    auto task = task_for({.present = 12, .rooms = 2, .seed = seed});
    task.method = PlanMethod::by_affiliation;
    for (std::size_t i = 0; i < 12; ++i)
      task.people[i].affiliation = static_cast<std::uint16_t>(i / 6);
    task.pins = {{PinKind::apart, {{1}, {2}}, {}}, {PinKind::apart, {{7}, {8}}, {}}};
    const auto outcome = make_plan(task);
    ASSERT_FALSE(outcome.conflict);
    expect_whole(task, outcome.rooms);
    EXPECT_EQ(broken_pins(task.pins, seats_in(outcome.rooms)), std::vector<std::size_t>{});
  }
}

TEST(Plan, SaysWhichPinsContradictEachOther) {
  using Kind = PinConflict::Kind;
  const auto clash = [](std::vector<Pin> pins) {
    auto task = task_for({.present = 8, .rooms = 2, .seed = 1});
    task.pins = std::move(pins);
    const auto outcome = make_plan(task);
    EXPECT_TRUE(outcome.conflict);
    expect_whole(task, outcome.rooms);
    return outcome.conflict.value_or(PinConflict{});
  };
  const RoomId first{1}, second{2};
  const auto both = PinKind::together, apart = PinKind::apart, here = PinKind::here;
  EXPECT_EQ(clash({{both, {{1}, {2}}, {}}, {both, {{2}, {3}}, {}}, {apart, {{1}, {3}}, {}}}),
            (PinConflict{Kind::together_and_apart, {{1}, {3}}}));
  EXPECT_EQ(clash({{both, {{1}, {2}}, {}}, {here, {{1}}, first}, {here, {{2}}, second}}),
            (PinConflict{Kind::two_rooms, {{1}, {2}}}));
  EXPECT_EQ(clash({{apart, {{1}, {2}}, {}}, {here, {{1}}, first}, {here, {{2}}, first}}),
            (PinConflict{Kind::apart_in_one_room, {{1}, {2}}, first}));
  EXPECT_EQ(clash({{here, {{4}}, RoomId{9}}}),
            (PinConflict{Kind::room_is_gone, {{4}}, RoomId{9}, 2}));
  EXPECT_EQ(clash({{both, {{1}, {2}, {3}, {4}, {5}}, {}}}),
            (PinConflict{Kind::group_too_large, {{1}, {2}, {3}, {4}, {5}}, {}, 4}));
  EXPECT_EQ(clash({{apart, {{1}, {2}, {3}}, {}}}),
            (PinConflict{Kind::too_many_apart, {{1}, {2}, {3}}, {}, 2}));
  EXPECT_EQ(clash({{here, {{1}}, first},
                   {here, {{2}}, first},
                   {here, {{3}}, first},
                   {here, {{4}}, first},
                   {here, {{5}}, first}}),
            (PinConflict{Kind::room_is_full, {{1}, {2}, {3}, {4}, {5}}, first, 4}));
  EXPECT_EQ(
      clash({{both, {{1}, {2}, {3}}, {}}, {both, {{4}, {5}, {6}}, {}}, {both, {{7}, {8}}, {}}})
          .kind,
      Kind::groups_do_not_fit);
  EXPECT_EQ(clash({{apart, {{1}, {2}}, {}}, {apart, {{2}, {3}}, {}}, {apart, {{1}, {3}}, {}}}).kind,
            Kind::cannot_be_parted);
}

// Of each position and of each affiliation a room has its even share, rounded up or down.
TEST(Plan, SpreadsPositionsAndAffiliationsAtOnce) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    auto task = task_for({.present = 12 + seed % 40, .seed = seed});
    const auto check = [&](PlanMethod method, auto trait) {
      task.method = method;
      const auto rooms = make_plan(task).rooms;
      std::map<std::optional<std::uint16_t>, std::size_t> whole;
      for (const auto& person : task.people)
        ++whole[trait(person)];
      for (const auto& room : rooms) {
        std::map<std::optional<std::uint16_t>, std::size_t> here;
        for (const auto id : room.people)
          ++here[trait(person_in(task, id))];
        for (const auto& [kind, size] : whole) {
          EXPECT_LE(here[kind], (size + rooms.size() - 1) / rooms.size());
          EXPECT_GE(here[kind], size / rooms.size());
        }
      }
    };
    check(PlanMethod::mixed_affiliation, [](const auto& person) { return person.affiliation; });
    check(PlanMethod::balanced, [](const auto& person) { return person.affiliation; });
    check(PlanMethod::balanced, [](const auto& person) { return person.position; });
  }
}

TEST(Plan, KeepsAnAffiliationTogetherWhereItFits) {
  auto task = task_for({.present = 15, .rooms = 3, .seed = 1});
  task.method = PlanMethod::by_affiliation;
  for (std::size_t i = 0; i < 15; ++i)  // Six of one, five of another, four of a third.
    task.people[i].affiliation = static_cast<std::uint16_t>(i < 6 ? 0 : i < 11 ? 1 : 2);
  std::vector<std::size_t> kinds;
  for (const auto& room : make_plan(task).rooms) {
    std::set<std::optional<std::uint16_t>> different;
    for (const auto id : room.people)
      different.insert(person_in(task, id).affiliation);
    kinds.push_back(different.size());
  }
  std::sort(kinds.begin(), kinds.end());
  EXPECT_EQ(kinds, (std::vector<std::size_t>{1, 1, 2}));
}

// 24 golfers in groups of four: it is known that seven rounds can be played in which no two meet
// twice. Planned round by round, none is repeated in four, and hardly any in five.
TEST(Plan, FreshFacesComeNearTheKnownBound) {
  std::size_t without_any = 0, most = 0, all = 0;
  constexpr std::size_t sessions = 20;
  for (std::uint64_t seed = 1; seed <= sessions; ++seed) {
    auto task = task_for({.present = 24, .rooms = 6, .seed = seed});
    task.method = PlanMethod::fresh_faces;
    std::size_t repeats = 0;
    for (std::uint64_t round = 0; round < 5; ++round) {
      task.dice = 100 * seed + round;
      const auto rooms = make_plan(task).rooms;
      const auto repeated = pairs_that_met(task, rooms);
      EXPECT_LE(repeated, round < 4 ? 0u : 3u) << "seed " << seed << ", round " << round + 1;
      repeats += repeated;
      let_meet(task, rooms);
    }
    if (repeats == 0) ++without_any;
    most = std::max(most, repeats);
    all += repeats;
  }
  std::cout << "24 people in groups of 4 over 5 rounds: " << without_any << " of " << sessions
            << " sessions without any repeated meeting, at most " << most << " in one, " << all
            << " in all\n";
  EXPECT_LE(most, 3u);
  EXPECT_GE(without_any, sessions / 2);
}

TEST(Plan, MeetsTheGroupsOfTheLatestRoundAgain) {
  auto task = task_for({.present = 9, .rooms = 3, .seed = 1});
  task.method = PlanMethod::same_again;
  for (std::uint32_t i = 0; i < 7; ++i)  // Four, two and one; two came since.
    task.people[i].group = i < 4 ? 0u : i < 6 ? 1u : 2u;
  const auto rooms = make_plan(task).rooms;
  EXPECT_EQ(rooms[0].people, (std::vector<ParticipantId>{{1}, {2}, {3}, {4}}));
  EXPECT_EQ(rooms[1].people, (std::vector<ParticipantId>{{5}, {6}, {9}}));
  EXPECT_EQ(rooms[2].people, (std::vector<ParticipantId>{{7}, {8}}));
}

TEST(Plan, SeatsWhoWasAssignedAndTheOthersWhereTheFewestAre) {
  auto task = task_for({.present = 6, .rooms = 2, .seed = 1});
  task.method = PlanMethod::assigned;
  for (const std::uint32_t i : {0u, 3u, 5u})
    task.people[i].group = 1u;
  const auto rooms = make_plan(task).rooms;
  EXPECT_EQ(rooms[0].people, (std::vector<ParticipantId>{{2}, {3}, {5}}));
  EXPECT_EQ(rooms[1].people, (std::vector<ParticipantId>{{1}, {4}, {6}}));
}

TEST(Plan, PutsStaffIntoRoomsAsFarAsTheyGo) {
  auto task = task_for({.present = 9, .rooms = 3, .seed = 1});
  task.staff = {{50}, {51}};
  task.pins = {{PinKind::here, {{51}}, task.rooms[0].room}};
  EXPECT_EQ(make_plan(task).rooms[0].people.back(), ParticipantId{51}) << "pinned there";
  EXPECT_EQ(make_plan(task).rooms[1].people.size(), 3u) << "the other stays in main";
  task.staff_in_rooms = true;
  const auto rooms = make_plan(task).rooms;
  EXPECT_EQ(rooms[1].people.back(), ParticipantId{50});
  EXPECT_EQ(rooms[2].people.size(), 3u) << "there is nobody left for it";
}

TEST(Plan, IsTheSameForTheSameDiceAndAnotherForOthers) {
  for (const auto method : methods) {
    auto task = task_for({.present = 40, .rooms = 8, .seed = 1});
    task.method = method;
    const auto once = make_plan(task).rooms;
    EXPECT_EQ(make_plan(task).rooms, once);
    task.dice = 77;
    EXPECT_NE(make_plan(task).rooms, once);
  }
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

TEST(Plan, LeavesSelfSelectRoomsEmpty) {
  auto task = task_for({.present = 6, .away = 1, .rooms = 3, .seed = 1});
  task.method = PlanMethod::self;
  for (const auto& room : make_plan(task).rooms)
    EXPECT_TRUE(room.people.empty());
}

}  // namespace

}  // namespace chats::core
