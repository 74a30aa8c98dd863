// What a test can arrange with the log in memory.
#include "server/store/memory_log.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "tests/store/log_under_test.hpp"
#include "tests/store/samples.hpp"
#include "tests/support/whole_log.hpp"

namespace chats::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using enum AppendOutcome;

class ArrangedLog : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(make_session(log_, "one")); }
  void append_later(core::Seq after) {
    log_.append({"one", after, talk(after, 1)},
                [this](AppendOutcome came) { came_.push_back(came); });
  }

  MemoryLog log_;
  std::vector<AppendOutcome> came_;
};

TEST_F(ArrangedLog, WhatIsHeldIsNeitherSavedNorAnsweredUntilReleased) {
  log_.hold();
  append_later(0);
  append_later(1);
  EXPECT_THAT(came_, IsEmpty());
  EXPECT_THAT(texts_of(log_, "one"), IsEmpty());
  log_.release();
  EXPECT_THAT(came_, ElementsAre(saved, saved));
  EXPECT_THAT(texts_of(log_, "one"), SizeIs(2));
  append_later(2);
  EXPECT_THAT(came_, SizeIs(3)) << "after a release nothing is held";
}

TEST_F(ArrangedLog, ArrangedFailuresComeOnceEachInTheirOrder) {
  log_.fail_next(failed);
  log_.fail_next(conflict);
  log_.fail_next(unknown);
  for (int one = 0; one < 4; ++one)
    append_later(0);
  EXPECT_THAT(came_, ElementsAre(failed, conflict, unknown, saved));
  EXPECT_THAT(texts_of(log_, "one"), SizeIs(1));
}

TEST_F(ArrangedLog, AnAnswerCanBeLostThoughTheAppendIsSaved) {
  log_.lose_next_answer();
  append_later(0);
  EXPECT_THAT(came_, ElementsAre(unknown));
  EXPECT_THAT(texts_of(log_, "one"), SizeIs(1));
}

TEST_F(ArrangedLog, ABrokenDiskSavesNothingUntilItIsMended) {
  log_.break_disk();
  append_later(0);
  EXPECT_THAT(came_, ElementsAre(failed));
  EXPECT_TRUE(whole_log(log_, "one").unavailable);
  EXPECT_FALSE(close(log_, "one", sample_record()));
  EXPECT_FALSE(make_session(log_, "two"));
  EXPECT_FALSE(log_.erase("one"));
  EXPECT_FALSE(log_.set_fact("name", "value"));
  log_.mend_disk();
  append_later(0);
  EXPECT_THAT(came_, ElementsAre(failed, saved));
  EXPECT_TRUE(close(log_, "one", sample_record()));
}

TEST_F(ArrangedLog, DamageStopsReadingWhereItLies) {
  ASSERT_EQ(append(log_, "one", 0, talk(0, 3)), saved);
  log_.damage("one", 2);
  EXPECT_THAT(texts_of(log_, "one"),
              ElementsAre("message 1", "Event 2: An event is not a JSON object."));
}

}  // namespace
}  // namespace chats::store
