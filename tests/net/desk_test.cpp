#include <gmock/gmock.h>

#include "tests/net/desk_fixture.hpp"
#include "tests/support/whole_log.hpp"

namespace chats::net {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;
using std::chrono::milliseconds;
using std::chrono::seconds;

const std::string post = R"({"room":"main","text":"Good morning."})";

auto refused(const std::string& id, const std::string& reason) {
  return AllOf(HasSubstr(R"("id":")" + id + '"'), HasSubstr(R"("reason":")" + reason + '"'));
}

TEST_F(ADesk, LetsInWhoShowsALink) {
  open(1);
  say(1, join("j", made_.secrets.attendee));
  EXPECT_THAT(take(1), ElementsAre(StartsWith("welcome j p")));
}

TEST_F(ADesk, RefusesEverythingElseBeforeTheJoin) {
  open(1);
  say(1, request("a", "message.post", post));
  EXPECT_THAT(take(1), ElementsAre(refused("a", "not_joined")));
}

TEST_F(ADesk, PassesRequestsOnOnceInside) {
  enter(1);
  say(1, request("a", "hand.raise", "{}"));
  ASSERT_THAT(take(1), Contains(StartsWith("no a")));  // The session's own: it is not open yet.
}

TEST_F(ADesk, AnswersABatchInItsOrderAlsoBehindTheJoin) {
  open(1);
  say(1, '[' + join("j", made_.secrets.attendee) + ',' + request("a", "nobody.knows", "{}") + ',' +
             request("b", "hand.raise", "{}") + ']');
  const auto heard = take(1);
  ASSERT_THAT(heard, SizeIs(3));
  EXPECT_THAT(heard[0], StartsWith("welcome j"));
  EXPECT_THAT(heard[1], refused("a", "unknown_method"));
  EXPECT_THAT(heard[2], StartsWith("no b"));
}

TEST_F(ADesk, AnswersAWrongLinkAfterASecondAndNotBefore) {
  open(1);
  say(1, join("j", "AAAAAAAAAAAAAAAAAAAAAA"));
  EXPECT_THAT(take(1), IsEmpty());
  pass(milliseconds{999});
  EXPECT_THAT(take(1), IsEmpty());
  pass(milliseconds{1});
  EXPECT_THAT(take(1), ElementsAre(refused("j", "link_invalid")));
}

TEST_F(ADesk, TakesAsLongForAnUnknownSessionAndForAKeyThatIsUnknownThere) {
  const auto come_back = [&](const std::string& session) {
    return request("j", "session.join",
                   R"({"session":")" + session + R"(","key":")" + key('x') + R"("})");
  };
  open(1);
  open(2);
  say(1, come_back("snobodyatall22"));
  say(2, come_back(made_.id));
  pass(milliseconds{999});
  EXPECT_THAT(take(1), IsEmpty());
  EXPECT_THAT(take(2), IsEmpty());
  pass(milliseconds{1});
  EXPECT_THAT(take(1), ElementsAre(refused("j", "link_invalid")));
  EXPECT_THAT(take(2), ElementsAre("no j"));
  EXPECT_EQ(outlet_.last_rule, core::Rule::link_unknown);
}

TEST_F(ADesk, LetsNobodyGuessTwiceAtTheSameTime) {
  open(1);
  say(1, join("a", "AAAAAAAAAAAAAAAAAAAAAA"));
  say(1, join("b", "BBBBBBBBBBBBBBBBBBBBBA"));
  pass(seconds{1});
  EXPECT_THAT(take(1), ElementsAre(refused("a", "link_invalid")));
  pass(seconds{1});
  EXPECT_THAT(take(1), ElementsAre(refused("b", "link_invalid")));
}

TEST_F(ADesk, LetsInWhoMistypedOnce) {
  open(1);
  say(1, join("a", "AAAAAAAAAAAAAAAAAAAAAA"));
  say(1, join("b", made_.secrets.attendee));
  pass(seconds{1});
  EXPECT_THAT(take(1), ElementsAre(refused("a", "link_invalid"), StartsWith("welcome b")));
}

TEST_F(ADesk, EndsConnectionsThatHaveNotJoinedWithinTenSeconds) {
  open(1);
  enter(2);
  pass(seconds{10});
  EXPECT_THAT(take(1), IsEmpty());
  pass(seconds{1});  // The clock of a loop is a second coarse.
  EXPECT_THAT(take(1), ElementsAre("close 4001"));
  EXPECT_THAT(take(2), Not(Contains("close 4001")));
}

TEST_F(ADesk, IsNotKeptOpenByPeeking) {
  open(1);
  for (int second = 0; second < 11; ++second) {
    say(1, request("p", "session.peek", R"({"link":")" + made_.secrets.attendee + R"("})"));
    pass(seconds{1});
  }
  EXPECT_EQ(take(1).back(), "close 4001");
}

TEST_F(ADesk, ShowsTheJoinPageWithoutJoining) {
  open(1);
  say(1, request("p", "session.peek", R"({"link":")" + made_.secrets.moderator + R"("})"));
  EXPECT_THAT(take(1), ElementsAre(AllOf(HasSubstr(R"("id":"p")"), HasSubstr("A talk"),
                                         HasSubstr(R"("role":"moderator")"))));
  say(1, request("a", "message.post", post));
  EXPECT_THAT(take(1), ElementsAre(refused("a", "not_joined")));
}

TEST_F(ADesk, ShowsAReplacedLinkOnlyToWhoHasBeenInside) {
  open(1);
  say(1, request("j", "session.join", R"({"link":")" + made_.secrets.facilitator +
                                          R"(","key":")" + key('f') + R"(","name":"Fay"})"));
  enter(2);
  say(1, request("r", "link.rotate", R"({"role":"attendee"})"));
  open(3);
  const auto peek = [&](const std::string& more) {
    const auto link = R"({"link":")" + made_.secrets.attendee + '"';
    say(3, request("p", "session.peek", link + more + '}'));
    return take(3);
  };
  EXPECT_THAT(peek(""), ElementsAre(HasSubstr("There is a newer link")));
  EXPECT_THAT(peek(R"(,"key":")" + key('x') + '"'), ElementsAre(HasSubstr("link_invalid")));
  EXPECT_THAT(peek(R"(,"key":")" + key('k') + '"'), ElementsAre(HasSubstr("A talk")));
  say(3, join("j", made_.secrets.attendee, 'x'));
  EXPECT_THAT(take(3), ElementsAre("no j"));
  EXPECT_EQ(outlet_.last_rule, core::Rule::link_is_replaced);
  say(3, join("k", newer, 'x'));
  EXPECT_THAT(take(3), ElementsAre(StartsWith("welcome k")));
}

TEST_F(ADesk, AnswersAPeekThroughAWrongLinkAsSlowlyAsAJoin) {
  open(1);
  say(1, request("p", "session.peek", R"({"link":"AAAAAAAAAAAAAAAAAAAAAA"})"));
  EXPECT_THAT(take(1), IsEmpty());
  pass(seconds{1});
  EXPECT_THAT(take(1), ElementsAre(refused("p", "link_invalid")));
}

TEST_F(ADesk, EndsAConnectionThatTalksNonsense) {
  open(1);
  for (int i = 0; i < 19; ++i) say(1, "{");
  EXPECT_THAT(take(1), SizeIs(19));
  say(1, "{");
  EXPECT_EQ(take(1).back(), "close 1008");
  say(1, "{");
  EXPECT_THAT(take(1), IsEmpty());
}

TEST_F(ADesk, ForgivesMistakesAfterAWhile) {
  enter(1);
  for (int i = 0; i < 19; ++i) say(1, "{");
  pass(seconds{11});
  take(1);
  for (int i = 0; i < 19; ++i) say(1, "{");
  EXPECT_THAT(take(1), Not(Contains("close 1008")));
}

TEST_F(ADesk, SendsNoMoreToASessionThatTakesNothingThanMayBeUnanswered) {
  enter(1);
  for (int i = 0; i < 100; ++i)
    desk_.text(ref(1), R"({"jsonrpc":"2.0","method":"typing","params":{"room":"main"}})");
  for (int i = 0; i < 19; ++i)
    desk_.text(ref(1), request("x" + std::to_string(i), "hand.raise", "{}"));
  turn();
  const auto heard = take(1);
  EXPECT_THAT(heard, SizeIs(19));
  EXPECT_THAT(heard, Each(HasSubstr(R"("reason":"too_fast")")));
  say(1, request("y", "hand.raise", "{}"));
  EXPECT_THAT(take(1), ElementsAre("no y")) << "the session has taken all of it, and answers";
}

TEST_F(ADesk, HoldsNoMoreThanItsBoundForWhoIsAtTheDoor) {
  open(1);
  say(1, join("a", "AAAAAAAAAAAAAAAAAAAAAA"));
  for (int i = 0; i < 32; ++i) say(1, request("x" + std::to_string(i), "hand.raise", "{}"));
  EXPECT_THAT(take(1), IsEmpty());
  say(1, request("y", "hand.raise", "{}"));
  EXPECT_THAT(take(1), ElementsAre("close 1008"));
}

TEST_F(ADesk, SaysThatAClosedSessionIsClosed) {
  core::SessionState state;
  for (const auto& event : store::whole_log(log_, made_.id).events) core::apply(state, event);
  log_.close(made_.id, core::closing_record(state, 1), [](bool) {});
  live::Directory after_restart(around_, {io_.get_executor()});
  after_restart.start_all();
  directory_.drop(made_.id, [] {});
  turn();
  ASSERT_TRUE(after_restart.has_closed(made_.id));
  Desk desk{{after_restart, links_, clock_, sha256, {}, around_.limits.requests,
             around_.limits.unanswered_max,
             {.post = [](std::uint32_t, auto) {},
              .later = [](std::uint32_t, auto, auto) {},
              .send =
                  [this](live::Parcel parcel) { outlet_.deliver(0, {std::move(parcel)}, [] {}); },
              .close = [](auto, auto) {}}},
            1};
  desk.opened(ref(1), "192.0.2.1");
  desk.text(ref(1), join("j", made_.secrets.attendee));
  desk.text(ref(1), request("p", "session.peek",
                            R"({"link":")" + made_.secrets.attendee + R"("})"));
  EXPECT_THAT(take(1), ElementsAre(refused("j", "session_closed"), refused("p", "session_closed")));
}

TEST_F(ADesk, TreatsALinkOfAnErasedSessionAsWrong) {
  const auto id = made_.id;
  directory_.drop(id, [] {});
  turn();
  log_.erase(id);
  links_.forget(id);
  open(1);
  say(1, join("j", made_.secrets.attendee));
  EXPECT_THAT(take(1), IsEmpty());
  pass(seconds{1});
  EXPECT_THAT(take(1), ElementsAre(refused("j", "link_invalid")));
}

TEST_F(ADesk, LetsAJoinedConnectionComeBackButNotGoElsewhere) {
  const auto other = *schedule_.create(talk());
  enter(1);
  say(1, join("again", made_.secrets.attendee));
  EXPECT_THAT(take(1), Contains(StartsWith("welcome again")));
  say(1, join("away", other.secrets.attendee));
  EXPECT_THAT(take(1), ElementsAre(refused("away", "invalid_request")));
  say(1, request("a", "hand.raise", "{}"));
  EXPECT_THAT(take(1), ElementsAre("no a"));
}

TEST_F(ADesk, ForgetsConnectionsThatEnd) {
  open(1);
  say(1, join("j", "AAAAAAAAAAAAAAAAAAAAAA"));
  desk_.closed(ref(1));
  pass(seconds{2});
  EXPECT_THAT(take(1), IsEmpty());
  desk_.text(ref(1), "{");
  desk_.drained(ref(1));
  turn();
  EXPECT_THAT(take(1), IsEmpty());
}

TEST_F(ADesk, GivesWhoReadsAgainAFreshStart) {
  enter(1);
  desk_.drained(ref(1));
  turn();
  EXPECT_THAT(take(1), Contains(StartsWith("fresh")));
}

TEST_F(ADesk, SendsWhoseJoinCouldNotBeSavedBackToTheDoor) {
  open(1);
  log_.fail_next(store::AppendOutcome::failed);
  say(1, join("j", made_.secrets.attendee));
  EXPECT_THAT(take(1), Contains("no j"));
  say(1, request("a", "message.post", post));
  EXPECT_THAT(take(1), Contains(refused("a", "not_joined")));
  clock_.now_ += seconds{2};
  say(1, join("k", made_.secrets.attendee));
  EXPECT_THAT(take(1), Contains(StartsWith("welcome k")));
}

TEST_F(ADesk, AnswersNoNotificationNotEvenAWrongOne) {
  open(1);
  say(1, R"({"jsonrpc":"2.0","method":"typing","params":{"room":"main"}})");
  say(1, R"({"jsonrpc":"2.0","method":"typing","params":{}})");
  EXPECT_THAT(take(1), IsEmpty());
}

}  // namespace
}  // namespace chats::net
