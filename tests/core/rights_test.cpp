// The table of rights, row by row, against every role and every part of a session's life. Written
// from protocol/README.md, part 6, and not from the table itself.
#include "server/core/rights.hpp"

#include <gtest/gtest.h>
#include <array>
#include <map>

#include "tests/support/played_session.hpp"
#include "tests/support/small_chat.hpp"

namespace chats::core {

namespace {

enum class Page { everyone, staff, facilitators, server };

// Who may call what, as the contract's tables say.
const std::map<std::string_view, Page> contract{
    {"session.leave", Page::everyone},
    {"profile.update", Page::everyone},
    {"assumptions.accept", Page::everyone},
    {"checkin.answer", Page::everyone},
    {"message.post", Page::everyone},
    {"message.edit", Page::everyone},
    {"message.delete", Page::everyone},
    {"message.react", Page::everyone},
    {"hand.raise", Page::everyone},
    {"hand.lower", Page::everyone},
    {"help.request", Page::everyone},
    {"help.cancel", Page::everyone},
    {"room.choose", Page::everyone},
    {"takeaway.add", Page::everyone},
    {"takeaway.edit", Page::everyone},
    {"takeaway.remove", Page::everyone},
    {"takeaway.headline", Page::everyone},
    {"card.add", Page::everyone},
    {"card.edit", Page::everyone},
    {"card.remove", Page::everyone},
    {"card.support", Page::everyone},
    {"broadcast.ack", Page::everyone},
    {"survey.submit", Page::everyone},
    {"flag.raise", Page::everyone},
    {"staff.write", Page::everyone},
    {"message.unhide", Page::staff},
    {"card.approve", Page::facilitators},
    {"card.group", Page::facilitators},
    {"card.rephrase", Page::staff},
    {"card.hide", Page::staff},
    {"card.unhide", Page::staff},
    {"room.mute", Page::staff},
    {"room.unmute", Page::staff},
    {"slow.set", Page::staff},
    {"flag.resolve", Page::staff},
    {"staff.note", Page::staff},
    {"participant.admit", Page::staff},
    {"participant.refuse", Page::staff},
    {"moderation.log", Page::staff},
    {"participants.list", Page::everyone},
    {"history.read", Page::everyone},
    {"board.list", Page::everyone},
    {"session.open", Page::facilitators},
    {"session.close", Page::facilitators},
    {"agenda.go", Page::facilitators},
    {"agenda.extend", Page::facilitators},
    {"agenda.plan", Page::facilitators},
    {"agenda.pause", Page::facilitators},
    {"agenda.resume", Page::facilitators},
    {"stage.show", Page::facilitators},
    {"rooms.plan", Page::facilitators},
    {"plan.assign", Page::facilitators},
    {"plan.pin", Page::facilitators},
    {"assignments.read", Page::facilitators},
    {"debrief.order", Page::facilitators},
    {"debrief.show", Page::facilitators},
    {"rooms.open", Page::facilitators},
    {"rooms.extend", Page::facilitators},
    {"rooms.close", Page::facilitators},
    {"participants.move", Page::facilitators},
    {"participants.swap", Page::facilitators},
    {"rooms.reopen", Page::facilitators},
    {"rooms.merge", Page::facilitators},
    {"room.add", Page::facilitators},
    {"room.change", Page::facilitators},
    {"room.remove", Page::facilitators},
    {"assignments.read", Page::facilitators},
    {"room.visit", Page::facilitators},
    {"board.open", Page::facilitators},
    {"board.reveal", Page::facilitators},
    {"board.close", Page::facilitators},
    {"broadcast.send", Page::staff},
    {"broadcast.repeat", Page::staff},
    {"help.claim", Page::staff},
    {"help.answer", Page::staff},
    {"help.resolve", Page::staff},
    {"participant.mute", Page::staff},
    {"participant.unmute", Page::staff},
    {"participant.remove", Page::staff},
    {"message.hide", Page::staff},
    {"session.lock", Page::staff},
    {"session.unlock", Page::staff},
    {"action.undo", Page::staff},
    {"role.grant", Page::facilitators},
    {"facilitator.offer", Page::facilitators},
    {"facilitator.accept", Page::everyone},
    {"link.rotate", Page::facilitators},
    {"me.read", Page::everyone},
    {"me.erase", Page::everyone},
    {"assignments.read", Page::facilitators},
    {"(create)", Page::server},
    {"(assign)", Page::server},
    {"session.join", Page::server},
    {"(tick)", Page::server},
    {"(away)", Page::server},
    {"(assign)", Page::server},
};

bool allows(Page page, Role role) {
  switch (page) {
    case Page::everyone:
      return true;
    case Page::staff:
      return role != Role::attendee;
    case Page::facilitators:
      return role == Role::facilitator;
    case Page::server:
      return false;
  }
  return false;
}

// One command of each kind, in the order of CommandBody; what it says does not matter here.
std::vector<CommandBody> one_of_each() {
  std::vector<CommandBody> all;
  CommandKinds::each([&]<class C>(std::type_identity<C>) { all.emplace_back(C{}); });
  return all;
}

// A session with one person of each role.
struct Three {
  support::PlayedSession session{std::make_shared<const Definition>(support::small_chat()),
                                 support::day_of_tests};
  std::array<ParticipantId, 3> people{join(Role::attendee), join(Role::moderator),
                                      join(Role::facilitator)};

  ParticipantId join(Role role) {
    command::Join wish{{}, role, {}};
    wish.key.bytes[0] = static_cast<std::uint8_t>(role);
    wish.profile.name = wish.profile.folded = std::to_string(static_cast<int>(role));
    return {session.ask({}, wish).made.front()};
  }
  ParticipantId of(Role role) const { return people[static_cast<std::size_t>(role)]; }
  std::optional<Rejection> objects(Role role, const CommandBody& wish) const {
    return objection(session.state(), {of(role), session.now(), 0, {wish}});
  }
};

std::optional<Rule> rule_of(const std::optional<Rejection>& no) {
  return no ? std::optional{no->rule} : std::nullopt;
}

TEST(Rights, AreThoseOfTheContractForEveryRole) {
  Three three;
  three.session.ask(three.of(Role::facilitator), command::OpenSession{});
  ASSERT_EQ(three.session.state().lifecycle, Lifecycle::open);
  std::size_t rows = 0;
  for (const auto& wish : one_of_each()) {
    const auto& right = right_to({wish});
    const auto row = contract.find(right.command);
    ASSERT_NE(row, contract.end()) << right.command << " is not in the contract";
    ++rows;
    const bool not_yet = right.when == When::closing;
    for (const auto role : {Role::attendee, Role::moderator, Role::facilitator})
      EXPECT_EQ(!three.objects(role, wish), allows(row->second, role) && !not_yet)
          << right.command << " by role " << static_cast<int>(role);
  }
  EXPECT_EQ(rows, contract.size());
}

// What may be asked of a session that is scheduled, open, closing, closed.
TEST(Rights, EndWithTheSession) {
  for (const auto& wish : one_of_each()) {
    const auto& right = right_to({wish});
    if (right.who == Who::server) continue;
    Three three;
    const auto facilitator = three.of(Role::facilitator);
    const auto may = [&] { return !three.objects(Role::facilitator, wish); };
    const auto bits = static_cast<unsigned>(right.when);
    EXPECT_EQ(may(), (bits & 1u) != 0) << right.command << " while scheduled";
    three.session.ask(facilitator, command::OpenSession{});
    EXPECT_EQ(may(), (bits & 2u) != 0) << right.command << " while open";
    three.session.ask(facilitator, command::CloseSession{});
    EXPECT_EQ(may(), (bits & 4u) != 0) << right.command << " while closing";
    three.session.wait_until(three.session.now() + std::chrono::hours{1});
    EXPECT_EQ(rule_of(three.objects(Role::facilitator, wish)), Rule::session_is_closed)
        << right.command << " once closed";
  }
}

// A way of speaking is every command that carries somebody's words to others.
const std::set<std::string_view> speaking{
    "profile.update", "checkin.answer", "message.post", "message.edit", "message.react",
    "takeaway.add",   "takeaway.edit",  "card.add",     "card.edit",    "takeaway.headline"};

TEST(Rights, OfTheMutedAreAllButSpeaking) {
  Three three;
  three.session.ask(three.of(Role::facilitator), command::OpenSession{});
  three.session.ask(three.of(Role::facilitator),
                    command::MuteParticipant{three.of(Role::attendee), {}, ""});
  for (const auto& wish : one_of_each()) {
    const auto& right = right_to({wish});
    if (right.who != Who::everyone) continue;
    const auto rule = rule_of(three.objects(Role::attendee, wish));
    EXPECT_EQ(rule == Rule::is_muted, speaking.contains(right.command)) << right.command;
  }
}

TEST(Rights, InAQuietRoomAreThoseOfTheMutedForAttendeesAlone) {
  for (const auto& room : {std::optional{main_room}, std::optional<RoomId>{}}) {
    Three three;
    three.session.ask(three.of(Role::facilitator), command::OpenSession{});
    three.session.ask(three.of(Role::moderator), command::MuteRoom{room, ""});
    for (const auto& wish : one_of_each()) {
      const auto& right = right_to({wish});
      if (right.who != Who::everyone) continue;
      const auto rule = rule_of(three.objects(Role::attendee, wish));
      EXPECT_EQ(rule == Rule::room_is_muted, speaking.contains(right.command)) << right.command;
      EXPECT_NE(rule_of(three.objects(Role::moderator, wish)), Rule::room_is_muted)
          << right.command;
    }
  }
}

TEST(Rights, EndWithRemovalAndLeaving) {
  Three three;
  const auto attendee = three.of(Role::attendee);
  const CommandBody wish = command::AcceptAssumption{0, true};
  EXPECT_FALSE(three.objects(Role::attendee, wish));
  three.session.ask(attendee, command::LeaveSession{});
  EXPECT_EQ(rule_of(three.objects(Role::attendee, wish)), Rule::not_there);
  three.session.ask(three.of(Role::facilitator), command::RemoveParticipant{attendee, true, ""});
  EXPECT_TRUE(three.objects(Role::attendee, wish));
}

}  // namespace

}  // namespace chats::core
