// What every log promises (server/store/log.hpp), tested of each.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "server/store/memory_log.hpp"
#include "server/store/sqlite_log.hpp"
#include "server/store/stored_event.hpp"
#include "server/store/stored_record.hpp"
#include "tests/store/log_under_test.hpp"
#include "tests/store/samples.hpp"
#include "tests/support/whole_log.hpp"

namespace chats::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using enum AppendOutcome;

struct InMemory {
  std::unique_ptr<Log> log = std::make_unique<MemoryLog>();
};

struct InSqlite {
  TemporaryFolder folder;
  std::unique_ptr<Log> log = open_sqlite_log(folder.path());
};

template <class Kind>
class EveryLog : public testing::Test {
 protected:
  Kind kind_;
  Log& log_ = *kind_.log;
};

using Kinds = testing::Types<InMemory, InSqlite>;
TYPED_TEST_SUITE(EveryLog, Kinds);

TYPED_TEST(EveryLog, GivesBackWhatWasAppendedInItsOrder) {
  ASSERT_TRUE(make_session(this->log_, "one"));
  EXPECT_EQ(append(this->log_, "one", 0, {said(1, "a"), said(2, "b")}), saved);
  EXPECT_EQ(append(this->log_, "one", 2, {said(3, "c")}), saved);
  EXPECT_THAT(texts_of(this->log_, "one"), ElementsAre("a", "b", "c"));
  EXPECT_THAT(texts_of(this->log_, "one", 2), ElementsAre("c"));
  EXPECT_THAT(texts_of(this->log_, "one", 3), IsEmpty());
}

TYPED_TEST(EveryLog, KeepsEveryKindOfEventWhole) {
  ASSERT_TRUE(make_session(this->log_, "one"));
  const auto events = one_event_of_each_kind();
  EXPECT_EQ(append(this->log_, "one", 0, events), saved);
  const auto read = whole_log(this->log_, "one");
  EXPECT_FALSE(read.damage);
  ASSERT_EQ(read.events.size(), events.size());
  for (std::size_t at = 0; at < events.size(); ++at) {
    EXPECT_EQ(encode(read.events[at]), encode(events[at]));
  }
}

TYPED_TEST(EveryLog, WhoeverDidNotKnowTheEndIsRefusedAndLeavesNothing) {
  ASSERT_TRUE(make_session(this->log_, "one"));
  ASSERT_EQ(append(this->log_, "one", 0, talk(0, 3)), saved);
  EXPECT_EQ(append(this->log_, "one", 2, talk(2, 2)), conflict);
  EXPECT_EQ(append(this->log_, "one", 4, talk(4, 1)), conflict);
  EXPECT_THAT(texts_of(this->log_, "one"), ElementsAre("message 1", "message 2", "message 3"));
  EXPECT_EQ(append(this->log_, "one", 3, talk(3, 1)), saved);
}

TYPED_TEST(EveryLog, AppendsThatWaitTogetherAreMadeInTheOrderOfTheCalls) {
  constexpr core::Seq count = 500;
  ASSERT_TRUE(make_session(this->log_, "one"));
  std::vector<core::Seq> told;
  std::promise<void> all;
  for (core::Seq seq = 1; seq <= count; ++seq) {
    this->log_.append({.session = "one", .after = seq - 1, .events = talk(seq - 1, 1)},
                      [&, seq](AppendOutcome outcome) {
                        if (outcome == saved) told.push_back(seq);
                        if (seq == count) all.set_value();
                      });
  }
  all.get_future().wait();
  EXPECT_THAT(told, SizeIs(count));
  EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
  EXPECT_THAT(texts_of(this->log_, "one"), SizeIs(count));
}

TYPED_TEST(EveryLog, OneSessionsConflictIsNoOthersTrouble) {
  ASSERT_TRUE(make_session(this->log_, "one"));
  ASSERT_TRUE(make_session(this->log_, "two"));
  std::promise<AppendOutcome> first, wrong, last;
  this->log_.append({"one", 0, talk(0, 2)}, [&](AppendOutcome came) { first.set_value(came); });
  this->log_.append({"two", 7, talk(7, 2)}, [&](AppendOutcome came) { wrong.set_value(came); });
  this->log_.append({"two", 0, talk(0, 2)}, [&](AppendOutcome came) { last.set_value(came); });
  EXPECT_EQ(first.get_future().get(), saved);
  EXPECT_EQ(wrong.get_future().get(), conflict);
  EXPECT_EQ(last.get_future().get(), saved);
  EXPECT_THAT(texts_of(this->log_, "two"), SizeIs(2));
}

TYPED_TEST(EveryLog, ManySessionsWriteAtOnceFromManyThreads) {
  constexpr int sessions = 8;
  constexpr core::Seq batches = 40;
  for (int one = 0; one < sessions; ++one) {
    ASSERT_TRUE(make_session(this->log_, "s" + std::to_string(one)));
  }
  std::atomic<int> saved_count = 0;
  std::vector<std::thread> owners;
  for (int one = 0; one < sessions; ++one) {
    owners.emplace_back([&, one] {
      for (core::Seq batch = 0; batch < batches; ++batch) {
        const auto came =
            append(this->log_, "s" + std::to_string(one), batch * 3, talk(batch * 3, 3));
        if (came == saved) ++saved_count;
      }
    });
  }
  for (auto& owner : owners)
    owner.join();
  EXPECT_EQ(saved_count, sessions * static_cast<int>(batches));
  for (int one = 0; one < sessions; ++one) {
    EXPECT_THAT(texts_of(this->log_, "s" + std::to_string(one)), SizeIs(batches * 3));
  }
}

TYPED_TEST(EveryLog, ASessionThatIsNotThereTakesNothingAndIsDamage) {
  EXPECT_EQ(append(this->log_, "none", 0, talk(0, 1)), conflict);
  EXPECT_EQ(whole_log(this->log_, "none").damage, "There is no such session.");
  EXPECT_FALSE(whole_log(this->log_, "none").unavailable);
  EXPECT_FALSE(close(this->log_, "none", sample_record()));
  EXPECT_TRUE(this->log_.erase("none"));
}

TYPED_TEST(EveryLog, CreatesASessionWithItsLinksAndFirstEvents) {
  ASSERT_TRUE(this->log_.create(entry_of("one"), links_of("one", 1), {said(1, "first")}));
  ASSERT_TRUE(this->log_.create(entry_of("two"), links_of("two", 9), {}));
  EXPECT_THAT(texts_of(this->log_, "one"), ElementsAre("first"));
  const auto sessions = this->log_.sessions();
  ASSERT_THAT(sessions, SizeIs(2));
  EXPECT_EQ(sessions[0].session, "one");
  EXPECT_EQ(sessions[0].title, "Say what you mean");
  EXPECT_EQ(sessions[0].created_at, noon);
  EXPECT_FALSE(sessions[0].closed);
  const auto links = this->log_.links();
  ASSERT_THAT(links, SizeIs(6));
  EXPECT_EQ(links[0].hash, digest_of(1));
  EXPECT_EQ(links[0].session, "one");
  EXPECT_EQ(links[2].role, core::Role::facilitator);
}

TYPED_TEST(EveryLog, ANameThatIsTakenIsNotGivenAgain) {
  ASSERT_TRUE(this->log_.create(entry_of("one"), links_of("one", 1), {said(1, "first")}));
  EXPECT_FALSE(this->log_.create(entry_of("one"), links_of("one", 9), {said(1, "other")}));
  EXPECT_THAT(texts_of(this->log_, "one"), ElementsAre("first"));
  EXPECT_THAT(this->log_.links(), SizeIs(3));
}

TYPED_TEST(EveryLog, ClosingLeavesTheRecordAndNoEvents) {
  ASSERT_TRUE(this->log_.create(entry_of("one"), links_of("one", 1), talk(0, 5)));
  auto record = sample_record();
  record.keep_days.reset();
  EXPECT_TRUE(close(this->log_, "one", record));
  EXPECT_THAT(texts_of(this->log_, "one"), IsEmpty());
  EXPECT_TRUE(this->log_.sessions()[0].closed);
  EXPECT_FALSE(this->log_.sessions()[0].forget_at);
  EXPECT_THAT(this->log_.links(), SizeIs(3)) << "a link still says that its session is closed";
  const auto kept = this->log_.record("one");
  ASSERT_TRUE(kept);
  EXPECT_EQ(encode(*kept), encode(record));
}

TYPED_TEST(EveryLog, AppendsAskedForBeforeAClosingAreInItAndLaterOnesAreNot) {
  ASSERT_TRUE(make_session(this->log_, "one"));
  std::promise<AppendOutcome> before, after;
  std::promise<bool> closed;
  this->log_.append({"one", 0, talk(0, 2)}, [&](AppendOutcome came) { before.set_value(came); });
  this->log_.close("one", sample_record(), [&](bool came) { closed.set_value(came); });
  this->log_.append({"one", 2, talk(2, 1)}, [&](AppendOutcome came) { after.set_value(came); });
  EXPECT_EQ(before.get_future().get(), saved);
  EXPECT_TRUE(closed.get_future().get());
  EXPECT_EQ(after.get_future().get(), conflict);
}

TYPED_TEST(EveryLog, ALinkThatAnEventMadeOpensWithIt) {
  ASSERT_TRUE(make_session(this->log_, "one"));
  const auto before = this->log_.links().size();
  const auto rotated = [](core::Seq seq) {
    return core::Event{
        seq, noon, core::event::LinkRotated{core::Role::moderator, digest_of(77), {}, {}, {}}, {}};
  };
  EXPECT_EQ(append(this->log_, "one", 7, {rotated(8)}), conflict);
  EXPECT_EQ(this->log_.links().size(), before);
  EXPECT_EQ(append(this->log_, "one", 0, {rotated(1)}), saved);
  const auto links = this->log_.links();
  ASSERT_EQ(links.size(), before + 1);
  const auto made = std::ranges::find(links, digest_of(77), &Link::hash);
  ASSERT_NE(made, links.end());
  EXPECT_EQ(made->session, "one");
  EXPECT_EQ(made->role, core::Role::moderator);
}

// Ana joined and spoke, and so did Ben.
std::vector<core::Event> two_people() {
  using namespace core::event;
  const auto joined = [](std::uint8_t key, const char* name) {
    return ParticipantJoined{digest_of(key), core::Role::attendee, {name, name, "", {}, {}}, {}};
  };
  return {{1, noon, joined(1, "ana"), {}},
          {2, noon, joined(2, "ben"), {}},
          {3, noon, MessagePosted{{}, core::ParticipantId{1}, "of ana", {}}, {}},
          {4, noon, MessagePosted{{}, core::ParticipantId{2}, "of ben", {}}, {}}};
}

core::ClosingRecord record_of_two(std::optional<std::uint16_t> keep_days) {
  auto record = sample_record();
  record.attendance = {{"ana", "", "", "", core::Role::attendee, noon, digest_of(1)},
                       {"ben", "", "", "", core::Role::attendee, noon, digest_of(2)}};
  record.rooms[0].people = {"ana", "ben"};
  record.acts = {};
  record.keep_days = keep_days;
  return record;
}

TYPED_TEST(EveryLog, WhoWishesIsTakenOutOfWhatIsKept) {
  ASSERT_TRUE(make_session(this->log_, "one"));
  ASSERT_EQ(append(this->log_, "one", 0, two_people()), saved);
  EXPECT_EQ(this->log_.erase_person("one", digest_of(1)), PersonErasure::nobody);
  ASSERT_TRUE(close(this->log_, "one", record_of_two(std::uint16_t{30})));
  EXPECT_EQ(this->log_.erase_person("one", digest_of(3)), PersonErasure::nobody);
  EXPECT_EQ(this->log_.erase_person("two", digest_of(1)), PersonErasure::nobody);
  EXPECT_EQ(this->log_.erase_person("one", digest_of(1)), PersonErasure::erased);
  EXPECT_EQ(this->log_.erase_person("one", digest_of(1)), PersonErasure::nobody);
  const auto record = this->log_.record("one");
  ASSERT_TRUE(record);
  EXPECT_THAT(record->attendance, SizeIs(1));
  EXPECT_THAT(record->rooms[0].people, ElementsAre("ben"));
  EXPECT_THAT(texts_of(this->log_, "one"), ElementsAre("", "", "", "of ben"));
}

TYPED_TEST(EveryLog, WhoWasLetInAtTheDoorIsTakenOutAsWell) {
  using namespace core::event;
  ASSERT_TRUE(make_session(this->log_, "one"));
  auto events = two_people();
  events[0].body = ParticipantWaits{digest_of(1), {"ana", "ana", "", {}, {}}};
  events.push_back({5, noon, ParticipantAdmitted{core::ParticipantId{1}, {}, {}}, {}});
  ASSERT_EQ(append(this->log_, "one", 0, events), saved);
  ASSERT_TRUE(close(this->log_, "one", record_of_two(std::uint16_t{30})));
  EXPECT_THAT(texts_of(this->log_, "one"), ElementsAre("", "", "of ana", "of ben", ""));
  EXPECT_EQ(this->log_.erase_person("one", digest_of(1)), PersonErasure::erased);
  EXPECT_THAT(texts_of(this->log_, "one"), ElementsAre("", "", "", "of ben", ""));
}

TYPED_TEST(EveryLog, WhoTookTheirWordsAlongIsInNoneThatAreKept) {
  ASSERT_TRUE(make_session(this->log_, "one"));
  auto events = two_people();
  events.push_back({5, noon, core::event::ParticipantErased{core::ParticipantId{2}}, {}});
  ASSERT_EQ(append(this->log_, "one", 0, std::move(events)), saved);
  ASSERT_TRUE(close(this->log_, "one", record_of_two(std::uint16_t{30})));
  EXPECT_THAT(texts_of(this->log_, "one"), ElementsAre("", "", "of ana", "", ""));
}

TYPED_TEST(EveryLog, ClosingAgainKeepsTheFirstRecord) {
  ASSERT_TRUE(make_session(this->log_, "one"));
  auto first = sample_record();
  first.title = "first";
  ASSERT_TRUE(close(this->log_, "one", first));
  EXPECT_TRUE(close(this->log_, "one", sample_record()));
  EXPECT_EQ(this->log_.record("one")->title, "first");
}

TYPED_TEST(EveryLog, AnOpenSessionHasNoRecord) {
  ASSERT_TRUE(make_session(this->log_, "one"));
  EXPECT_FALSE(this->log_.record("one"));
  EXPECT_FALSE(this->log_.record("none"));
}

TYPED_TEST(EveryLog, WordsToBeKeptAreForgottenOnTheirDayAndNotBefore) {
  ASSERT_TRUE(this->log_.create(entry_of("one"), {}, talk(0, 3)));
  ASSERT_TRUE(this->log_.create(entry_of("two"), {}, talk(0, 3)));
  auto record = sample_record();
  record.keep_days = std::uint16_t{30};
  ASSERT_TRUE(close(this->log_, "one", record));
  const auto day = record.closed_at + std::chrono::days{30};
  EXPECT_EQ(this->log_.sessions()[0].forget_at, day);
  EXPECT_EQ(append(this->log_, "one", 3, talk(3, 1)), conflict);

  EXPECT_EQ(this->log_.forget_overdue(day - std::chrono::milliseconds{1}), 0u);
  EXPECT_THAT(texts_of(this->log_, "one"), SizeIs(3));
  EXPECT_EQ(this->log_.forget_overdue(day), 1u);
  EXPECT_THAT(texts_of(this->log_, "one"), IsEmpty());
  EXPECT_THAT(texts_of(this->log_, "two"), SizeIs(3)) << "an open session has no such day";
  EXPECT_FALSE(this->log_.sessions()[0].forget_at);
  EXPECT_TRUE(this->log_.record("one"));
  EXPECT_EQ(this->log_.forget_overdue(day), 0u);
}

TYPED_TEST(EveryLog, ErasingLeavesNothingOfOneSessionAndAllOfTheOthers) {
  ASSERT_TRUE(this->log_.create(entry_of("one"), links_of("one", 1), talk(0, 3)));
  ASSERT_TRUE(this->log_.create(entry_of("two"), links_of("two", 9), talk(0, 3)));
  EXPECT_TRUE(this->log_.erase("one"));
  ASSERT_THAT(this->log_.sessions(), SizeIs(1));
  EXPECT_EQ(this->log_.sessions()[0].session, "two");
  EXPECT_THAT(this->log_.links(), SizeIs(3));
  EXPECT_EQ(append(this->log_, "one", 3, talk(3, 1)), conflict);
  EXPECT_THAT(texts_of(this->log_, "two"), SizeIs(3));
}

TYPED_TEST(EveryLog, ANameThatIsGivenAgainAfterAnErasingBeginsAnew) {
  ASSERT_TRUE(make_session(this->log_, "one"));
  ASSERT_EQ(append(this->log_, "one", 0, talk(0, 3)), saved);
  EXPECT_TRUE(this->log_.erase("one"));
  EXPECT_EQ(append(this->log_, "one", 3, talk(3, 1)), conflict);
  ASSERT_TRUE(make_session(this->log_, "one"));
  EXPECT_EQ(append(this->log_, "one", 3, talk(3, 1)), conflict);
  EXPECT_EQ(append(this->log_, "one", 0, talk(0, 1)), saved);
  EXPECT_THAT(texts_of(this->log_, "one"), SizeIs(1));
}

TYPED_TEST(EveryLog, FactsAreKeptUnderTheirNames) {
  EXPECT_EQ(this->log_.fact("operator_key"), "");
  EXPECT_TRUE(this->log_.set_fact("operator_key", "a"));
  EXPECT_TRUE(this->log_.set_fact("operator_key", "b"));
  EXPECT_TRUE(this->log_.set_fact("other", "c"));
  EXPECT_EQ(this->log_.fact("operator_key"), "b");
}

TYPED_TEST(EveryLog, AnAppendOfNothingStillAsksWhetherTheEndIsKnown) {
  ASSERT_TRUE(make_session(this->log_, "one"));
  EXPECT_EQ(append(this->log_, "one", 0, {}), saved);
  EXPECT_EQ(append(this->log_, "one", 1, {}), conflict);
}

}  // namespace
}  // namespace chats::store
