// What is kept for those who come back, and when it is not enough.
#include "server/live/missed.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "server/live/packed_audience.hpp"

namespace chats::live {
namespace {

using core::Audience;
using Reach = Audience::Reach;
using Words = std::vector<std::string>;

core::Participant somebody(std::uint64_t number, core::Role role = core::Role::attendee) {
  core::Participant who;
  who.id = {number};
  who.role = role;
  who.entered = who.sees_after = number;
  return who;
}

Missed::Told told(const std::string& text, std::vector<Audience> to, std::uint8_t group = 0) {
  return {{.to = std::move(to), .group = group},
          std::make_shared<Letters>(Letters{.text = text})};
}

std::optional<Words> missed_by(const Missed& missed, core::Seq after,
                               const core::Participant& who, const LiveLimits& limits = {}) {
  const auto letters = missed.since(after, who, limits);
  if (!letters) return {};
  Words words;
  for (const auto& each : *letters) words.push_back(each->text);
  return words;
}

const Audience everyone{};
const Audience staff{.reach = Reach::staff};
Audience only(std::uint64_t number) { return {.reach = Reach::one, .one = {number}}; }

TEST(WhatWasMissed, IsToldToThoseWhoWereMeant) {
  Missed missed(4);
  missed.keep(5, {told("to all", {everyone})}, {});
  missed.keep(6, {told("to staff and 7", {staff, only(7)})}, {});
  missed.keep(7, {}, {});
  EXPECT_EQ(missed_by(missed, 4, somebody(3)), (Words{"to all"}));
  EXPECT_EQ(missed_by(missed, 4, somebody(7)), (Words{"to all", "to staff and 7"}));
  EXPECT_EQ(missed_by(missed, 5, somebody(3, core::Role::moderator)), (Words{"to staff and 7"}));
  EXPECT_EQ(missed_by(missed, 6, somebody(7)), Words{});
}

TEST(WhatWasMissed, IsTheFirstOfEachGroupThatReachesThem) {
  Missed missed(0);
  missed.keep(1, {told("own", {only(7)}), told("plain", {everyone}), told("more", {everyone}, 1)},
              {});
  missed.keep(2, {told("next", {everyone}, 1)}, {});
  EXPECT_EQ(missed_by(missed, 0, somebody(7)), (Words{"own", "more", "next"}));
  EXPECT_EQ(missed_by(missed, 0, somebody(3)), (Words{"plain", "more", "next"}));
}

TEST(WhatWasMissed, IsNotKnownFromBeforeItBeganNorFromWhatIsToCome) {
  Missed missed(4);
  missed.keep(5, {told("a", {everyone})}, {});
  EXPECT_FALSE(missed_by(missed, 3, somebody(3)));
  EXPECT_FALSE(missed_by(missed, 6, somebody(3)));
}

TEST(WhatWasMissed, ReachesBackSoManyEventsWhetherTheyWereToldOrNot) {
  LiveLimits limits;
  limits.missed_events_max = 3;
  Missed missed(0);
  for (core::Seq seq = 1; seq <= 5; ++seq) {
    std::vector<Missed::Told> all;
    if (seq % 2 == 1) all.push_back(told(std::to_string(seq), {everyone}));
    missed.keep(seq, all, limits);
  }
  EXPECT_FALSE(missed_by(missed, 1, somebody(3)));
  EXPECT_EQ(missed_by(missed, 2, somebody(3)), (Words{"3", "5"}));
}

TEST(WhatWasMissed, IsBoundedInBytesAndByWhatOneIsToldAgain) {
  LiveLimits limits;
  limits.missed_bytes_max = 10'000;
  limits.resume_bytes_max = 4'000;
  Missed missed(0);
  for (core::Seq seq = 1; seq <= 20; ++seq)
    missed.keep(seq, {told(std::string(1'000, 'x'), {everyone})}, limits);
  EXPECT_FALSE(missed_by(missed, 10, somebody(3), limits)) << "more than 10,000 bytes ago";
  EXPECT_FALSE(missed_by(missed, 14, somebody(3), limits)) << "more than 4,000 bytes";
  EXPECT_EQ(missed_by(missed, 17, somebody(3), limits)->size(), 3u);
  missed.keep(21, {told(std::string(20'000, 'x'), {everyone})}, limits);
  EXPECT_FALSE(missed_by(missed, 20, somebody(3), limits)) << "too large to be kept at all";
  EXPECT_EQ(missed_by(missed, 21, somebody(3), limits), Words{});
}

TEST(APackedAudience, IsTheSameWhenUnpacked) {
  std::vector<Audience> all;
  for (const auto reach : {Reach::everyone, Reach::staff, Reach::room, Reach::one}) {
    for (const std::uint64_t number :
         {std::uint64_t{0}, std::uint64_t{127}, std::uint64_t{128}, std::uint64_t{70'000},
          std::numeric_limits<std::uint64_t>::max()}) {
      Audience audience{.reach = reach, .staff_too = number % 2 == 0};
      if (reach == Reach::room) audience.room = {number};
      if (reach == Reach::one) audience.one = {number};
      all.push_back(audience);
      audience.entered_before = number;
      all.push_back(audience);
      audience.entered_by = number + 1;
      all.push_back(audience);
      audience.entered_before.reset();
      all.push_back(audience);
    }
  }
  const auto packed = pack(all);
  std::string_view left = packed;
  for (const auto& each : all) {
    const auto unpacked = unpack_one(left);
    EXPECT_EQ(unpacked.reach, each.reach);
    EXPECT_EQ(unpacked.room, each.room);
    EXPECT_EQ(unpacked.one, each.one);
    EXPECT_EQ(unpacked.staff_too, each.staff_too);
    EXPECT_EQ(unpacked.entered_before, each.entered_before);
    EXPECT_EQ(unpacked.entered_by, each.entered_by);
  }
  EXPECT_TRUE(left.empty());
}

}  // namespace
}  // namespace chats::live
