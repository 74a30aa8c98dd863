#include "server/program/schedule.hpp"

#include <gtest/gtest.h>

#include <future>

#include "protocol/definition_codec.hpp"
#include "server/program/built_in_sample.hpp"
#include "tests/program/office_floor.hpp"
#include "tests/support/whole_log.hpp"

namespace chats::program {
namespace {

class ASchedule : public OfficeFloor {
 protected:
  core::Definition definition(const std::string& title = "A talk") {
    core::Definition made;
    made.title = title;
    made.series = "Talks";
    made.starts_at = clock_.now();
    made.agenda = {
        {"survey", "Survey", core::minutes{5}, core::phase::Survey{{{"good", "It was good."}}}}};
    return made;
  }

  // As the log holds it once the session has closed by itself.
  void close(const store::SessionId& id) {
    core::SessionState state;
    for (const auto& event : store::whole_log(log_, id).events)
      core::apply(state, event);
    const auto dropped = std::make_shared<std::promise<void>>();
    directory_.drop(id, [dropped] { dropped->set_value(); });
    dropped->get_future().wait();
    auto record = core::closing_record(state, 1);
    record.closed_at = clock_.now();
    bool saved = false;
    log_.close(id, std::move(record), [&](bool is_saved) { saved = is_saved; });
    EXPECT_TRUE(saved);
  }
};

TEST_F(ASchedule, MakesASessionThatRunsAndThreeLinksIntoIt) {
  const auto made = schedule_.create(definition());
  ASSERT_TRUE(made);
  EXPECT_TRUE(schedule_.is_running(made->id));
  const auto role_of = [&](const std::string& secret) {
    const auto opens = links_.resolve(mix(secret));
    EXPECT_TRUE(opens && opens->session == made->id);
    return opens ? opens->role : core::Role::attendee;
  };
  EXPECT_EQ(role_of(made->secrets.attendee), core::Role::attendee);
  EXPECT_EQ(role_of(made->secrets.moderator), core::Role::moderator);
  EXPECT_EQ(role_of(made->secrets.facilitator), core::Role::facilitator);
}

TEST_F(ASchedule, KeepsOfTheLinksOnlyTheirHashes) {
  const auto made = schedule_.create(definition());
  ASSERT_EQ(log_.links().size(), 3u);
  EXPECT_EQ(log_.links().front().hash, mix(made->secrets.attendee));
}

TEST_F(ASchedule, StartsASessionsLogWithItsCreation) {
  const auto made = schedule_.create(definition());
  const auto events = store::whole_log(log_, made->id).events;
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events.front().seq, 1u);
  EXPECT_EQ(events.front().at, clock_.now());
  EXPECT_TRUE(holds_alternative<core::event::SessionCreated>(events.front().body));
}

TEST_F(ASchedule, ThatCannotSaveMakesNothingAndOpensNothing) {
  log_.break_disk();
  EXPECT_FALSE(schedule_.create(definition()));
  log_.mend_disk();
  EXPECT_TRUE(schedule_.list().empty());
  EXPECT_EQ(directory_.running(), 0u);
}

TEST_F(ASchedule, ListsSessionsByTheirStart) {
  auto later = definition("Later");
  later.starts_at += std::chrono::hours{24};
  schedule_.create(later);
  schedule_.create(definition("Sooner"));
  const auto all = schedule_.list();
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].title, "Sooner");
  EXPECT_EQ(all[0].series, "Talks");
  EXPECT_EQ(all[0].state, core::Lifecycle::scheduled);
  EXPECT_EQ(all[1].title, "Later");
  EXPECT_EQ(all[1].starts_at, later.starts_at);
}

TEST_F(ASchedule, ShowsAClosedSessionByItsRecordAlone) {
  const auto made = schedule_.create(definition());
  close(made->id);
  const auto found = schedule_.find(made->id);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->state, core::Lifecycle::closed);
  EXPECT_EQ(found->title, "A talk");
  EXPECT_EQ(found->series, "Talks");
  EXPECT_FALSE(found->definition);
}

TEST_F(ASchedule, AsksTheLogAboutASessionThatDoesNotRun) {
  const auto made = schedule_.create(definition());
  directory_.drop(made->id, [] {});
  const auto found = schedule_.find(made->id);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->state, core::Lifecycle::scheduled);
  EXPECT_TRUE(found->definition);
}

TEST_F(ASchedule, FindsNothingUnderAnUnknownName) {
  EXPECT_FALSE(schedule_.find("snobody"));
  EXPECT_EQ(schedule_.erase("snobody"), Erasure::not_there);
}

TEST_F(ASchedule, ErasesASessionWithItsLinksAndAllItHolds) {
  const auto made = schedule_.create(definition());
  EXPECT_EQ(schedule_.erase(made->id), Erasure::erased);
  EXPECT_FALSE(schedule_.is_running(made->id));
  EXPECT_FALSE(schedule_.find(made->id));
  EXPECT_FALSE(links_.resolve(mix(made->secrets.attendee)));
  EXPECT_TRUE(log_.links().empty());
  EXPECT_TRUE(store::whole_log(log_, made->id).events.empty());
}

TEST_F(ASchedule, ErasesAClosedSession) {
  const auto made = schedule_.create(definition());
  close(made->id);
  EXPECT_EQ(schedule_.erase(made->id), Erasure::erased);
  EXPECT_FALSE(log_.record(made->id));
}

TEST_F(ASchedule, StillKnowsThatASessionHasClosedWhenItCouldNotBeErased) {
  const auto made = schedule_.create(definition());
  close(made->id);
  directory_.start_all();  // As after a restart.
  ASSERT_TRUE(directory_.has_closed(made->id));
  log_.break_disk();
  EXPECT_EQ(schedule_.erase(made->id), Erasure::not_saved);
  EXPECT_TRUE(directory_.has_closed(made->id));
  log_.mend_disk();
  EXPECT_EQ(schedule_.erase(made->id), Erasure::erased);
  EXPECT_FALSE(directory_.has_closed(made->id));
}

TEST_F(ASchedule, StillSaysThatASessionIsStoppedWhenItCouldNotBeErased) {
  const auto made = schedule_.create(definition());
  directory_.drop(made->id, [] {});
  log_.damage(made->id, 1);
  EXPECT_FALSE(directory_.start(made->id));
  ASSERT_TRUE(directory_.stays_stopped(made->id));
  log_.break_disk();
  EXPECT_EQ(schedule_.erase(made->id), Erasure::not_saved);
  EXPECT_TRUE(directory_.stays_stopped(made->id));
  log_.mend_disk();
  EXPECT_EQ(schedule_.erase(made->id), Erasure::erased);
  EXPECT_FALSE(directory_.stays_stopped(made->id));
}

TEST_F(ASchedule, KnowsWhoseRecordNamesNobody) {
  const auto made = schedule_.create(definition());
  EXPECT_FALSE(schedule_.was_never_used(made->id));  // It still runs.
  close(made->id);
  EXPECT_TRUE(schedule_.was_never_used(made->id));
}

TEST_F(ASchedule, ForgetsWordsWhenTheirDayHasCome) {
  auto kept = definition();
  kept.settings.keep_days = 2;
  const auto made = schedule_.create(kept);
  close(made->id);
  schedule_.forget_overdue();
  EXPECT_FALSE(store::whole_log(log_, made->id).events.empty());
  clock_.now_ = clock_.now() + std::chrono::hours{24 * 3};
  schedule_.forget_overdue();
  EXPECT_TRUE(store::whole_log(log_, made->id).events.empty());
}

}  // namespace
}  // namespace chats::program
