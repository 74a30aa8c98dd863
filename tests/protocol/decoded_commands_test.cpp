// Good params become the right command: the values, not only that they are taken.
#include <gtest/gtest.h>

#include "tests/protocol/decoding.hpp"

namespace chats::protocol {
namespace {

namespace command = core::command;

JoinWish join_wish(std::string_view params) {
  const auto all = decoded(request("session.join", params));
  return std::get<JoinWish>(std::get<Call>(all.at(0)).wish);
}

TEST(DecodedCommands, TheFirstFormOfJoining) {
  const auto wish = join_wish(R"({"link":"not a secret","key":")" + key +
                              R"(","name":" ANA  Lima ","pronouns":"she","position":"student"})");
  EXPECT_EQ(wish.link, first_bytes("not a secret")) << "of any shape: it is simply no link";
  EXPECT_FALSE(wish.session);
  EXPECT_EQ(wish.key, first_bytes(key));
  EXPECT_EQ(wish.profile.name, "ANA Lima");
  EXPECT_EQ(wish.profile.folded, "ana lima");
  EXPECT_EQ(wish.profile.pronouns, "she");
  EXPECT_EQ(wish.profile.position, "student");
  EXPECT_EQ(wish.profile.affiliation, "");
  EXPECT_FALSE(wish.after);
}

TEST(DecodedCommands, ComingBack) {
  const auto wish = join_wish(R"({"session":"sabcdefghijkl","key":")" + key +
                              R"(","after":12,"view":"r3-12","client":"web/1.2"})");
  EXPECT_FALSE(wish.link);
  EXPECT_EQ(wish.session, "sabcdefghijkl");
  EXPECT_EQ(wish.after, 12u);
  EXPECT_EQ(wish.view, "r3-12");
  EXPECT_EQ(wish.client, "web/1.2");
  EXPECT_EQ(wish.profile.name, "");
}

TEST(DecodedCommands, AProfileChangesOnlyWhatIsGiven) {
  const auto update =
      command_of<command::UpdateProfile>("profile.update", R"({"name":"Zoë","pronouns":""})");
  EXPECT_EQ(update.name, "Zoë");
  EXPECT_EQ(update.folded, "zoë");
  EXPECT_EQ(update.pronouns, "");
  EXPECT_FALSE(update.position);
  EXPECT_FALSE(command_of<command::UpdateProfile>("profile.update", "{}").folded);
}

TEST(DecodedCommands, Pages) {
  const auto people =
      command_of<command::ListParticipants>("participants.list", R"({"after":"p7","room":"main"})");
  EXPECT_EQ(people.after, core::ParticipantId{7});
  EXPECT_EQ(people.limit, 50u);
  EXPECT_EQ(people.room, core::main_room);
  const auto history = command_of<command::ReadHistory>("history.read", "{}");
  EXPECT_EQ(history.limit, 100u);
  EXPECT_FALSE(history.before);
  const auto board = command_of<command::ListBoard>("board.list", R"({"limit":7})");
  EXPECT_EQ(board.limit, 7u);
  EXPECT_FALSE(board.column);
}

TEST(DecodedCommands, TheAgenda) {
  using To = command::GoToPhase::To;
  const auto next = command_of<command::GoToPhase>("agenda.go", R"({"to":"next","from":"topic"})");
  EXPECT_EQ(next.to, To::next);
  EXPECT_EQ(next.from, "topic");
  EXPECT_EQ(command_of<command::GoToPhase>("agenda.go", R"({"to":"previous"})").to, To::previous);
  const auto there = command_of<command::GoToPhase>("agenda.go", R"({"to":"debrief"})");
  EXPECT_EQ(there.to, To::id);
  EXPECT_EQ(there.id, "debrief");
  EXPECT_EQ(command_of<command::ExtendPhase>("agenda.extend", R"({"by_s":-90})").by,
            core::seconds(-90));
}

TEST(DecodedCommands, Rooms) {
  const auto plan =
      command_of<command::PlanRooms>("rooms.plan", R"({"size":5,"method":"balanced"})");
  EXPECT_EQ(plan.count, 0);
  EXPECT_EQ(plan.size, 5);
  EXPECT_EQ(plan.method, core::PlanMethod::balanced);
  const auto open = command_of<command::OpenRooms>("rooms.open", R"({"for_s":600,"grace_s":60})");
  EXPECT_EQ(open.length, core::seconds(600));
  EXPECT_EQ(open.grace, core::seconds(60));
  const auto assign = command_of<command::AssignInPlan>(
      "plan.assign", R"({"participants":["p7","p8","p7"],"room":null})");
  EXPECT_EQ(assign.participants, (std::vector{core::ParticipantId{7}, core::ParticipantId{8}}))
      << "in order, each once";
  EXPECT_FALSE(assign.room);
  EXPECT_FALSE(assign.based_on);
}

TEST(DecodedCommands, PlansMayAskForStaffAndSayWhatTheyAreBasedOn) {
  const auto plan = command_of<command::PlanRooms>(
      "rooms.plan", R"({"rooms":4,"method":"fresh_faces","staff":true,"based_on":42})");
  EXPECT_EQ(plan.method, core::PlanMethod::fresh_faces);
  EXPECT_TRUE(plan.staff);
  EXPECT_EQ(plan.based_on, 42u);
  const auto here = command_of<command::PinInPlan>("plan.pin", R"({"here":["p7"],"room":"r3"})");
  EXPECT_EQ(here.kind, core::PinKind::here);
  EXPECT_EQ(here.people, std::vector{core::ParticipantId{7}});
  EXPECT_EQ(here.room, core::RoomId{3});
  EXPECT_TRUE(here.on);
  const auto apart =
      command_of<command::PinInPlan>("plan.pin", R"({"apart":["p8","p7"],"on":false})");
  EXPECT_EQ(apart.kind, core::PinKind::apart);
  EXPECT_FALSE(apart.on);
  EXPECT_EQ(command_of<command::OpenRooms>("rooms.open", R"({"for_s":60,"grace_s":0,"based_on":9})")
                .based_on,
            9u);
}

TEST(DecodedCommands, RoomsThatChange) {
  const auto reopen =
      command_of<command::ReopenRooms>("rooms.reopen", R"({"for_s":300,"grace_s":30})");
  EXPECT_EQ(reopen.length, core::seconds(300));
  EXPECT_EQ(reopen.grace, core::seconds(30));
  const auto add = command_of<command::AddRoom>(
      "room.add", R"({"name":" The  Garden ","question":"Why?","plan":true,"based_on":7})");
  EXPECT_EQ(add.name, "The Garden");
  EXPECT_EQ(add.question, "Why?");
  EXPECT_TRUE(add.into_plan);
  EXPECT_EQ(add.based_on, 7u);
  EXPECT_FALSE(command_of<command::AddRoom>("room.add", "{}").name);
  const auto change =
      command_of<command::ChangeRoom>("room.change", R"({"room":"r3","question":""})");
  EXPECT_EQ(change.room, core::RoomId{3});
  EXPECT_FALSE(change.name);
  EXPECT_EQ(change.question, "") << "taken away";
  EXPECT_FALSE(
      command_of<command::ChangeRoom>("room.change", R"({"room":"r3","name":"Yard"})").question);
  EXPECT_EQ(command_of<command::RemoveRoom>("room.remove", R"({"room":"r3"})").room,
            core::RoomId{3});
  EXPECT_EQ(command_of<command::MergeRooms>("rooms.merge", R"({"rooms":["r3","r1","r3"]})").rooms,
            (std::vector{core::RoomId{3}, core::RoomId{1}}))
      << "in order, each once";
  const auto move =
      command_of<command::MoveParticipants>("participants.move", R"({"from":"r3","room":"main"})");
  EXPECT_EQ(move.from, core::RoomId{3});
  EXPECT_TRUE(move.participants.empty());
  const auto swap =
      command_of<command::SwapParticipants>("participants.swap", R"({"a":"p7","b":"p8"})");
  EXPECT_EQ(swap.a, core::ParticipantId{7});
  EXPECT_EQ(swap.b, core::ParticipantId{8});
}

TEST(DecodedCommands, WordsAreNormalised) {
  const auto post = command_of<command::PostMessage>(
      "message.post", R"({"room":"r3","text":"\r\nJose\u0301 \u202esays\r\nhi ","reply_to":"m4"})");
  EXPECT_EQ(post.room, core::RoomId{3});
  EXPECT_EQ(post.text, "José says\nhi");
  EXPECT_EQ(post.reply_to, core::MessageId{4});
}

TEST(DecodedCommands, AnonymousItemsCarryTheHashOfTheirKey) {
  const auto card = command_of<command::AddCard>(
      "card.add", R"({"column":"unlearn","text":"Haste","author_key":")" + key + "\"}");
  EXPECT_EQ(card.column, core::Column::unlearn);
  EXPECT_EQ(card.author_key, first_bytes(key));
  const auto survey = command_of<command::SubmitSurvey>(
      "survey.submit", R"({"answers":{"interest":5,"action":null},"may_quote":"unnamed",)"
                       R"("author_key":")" +
                           key + "\"}");
  EXPECT_EQ(survey.answers, (std::map<std::string, std::uint8_t>{{"interest", 5}}));
  EXPECT_EQ(survey.may_quote, core::MayQuote::unnamed);
  EXPECT_EQ(survey.author_key, first_bytes(key));
}

TEST(DecodedCommands, Care) {
  const auto mute = command_of<command::MuteParticipant>(
      "participant.mute", R"({"participant":"p7","for_s":300,"reason":"Loud"})");
  EXPECT_EQ(mute.length, core::seconds(300));
  EXPECT_EQ(mute.reason, "Loud");
  EXPECT_FALSE(
      command_of<command::MuteParticipant>("participant.mute", R"({"participant":"p7"})").length);
  EXPECT_FALSE(
      command_of<command::RemoveParticipant>("participant.remove", R"({"participant":"p7"})").ban);
  EXPECT_TRUE(command_of<command::ClaimHelp>("help.claim", R"({"help":"h9"})").on);
  EXPECT_FALSE(command_of<command::ClaimHelp>("help.claim", R"({"help":"h9","on":false})").on);
  EXPECT_EQ(command_of<command::RequestHelp>("help.request", R"({"kind":"unsafe"})").kind,
            core::HelpKind::unsafe);
  EXPECT_EQ(command_of<command::ReactToMessage>("message.react",
                                                R"({"message":"m4","emoji":"👀","on":true})")
                .emoji,
            11);
}

}  // namespace
}  // namespace chats::protocol
