#include "tests/sessions/story_commands.hpp"

#include <algorithm>
#include <map>

#include "protocol/stage_text.hpp"
#include "tests/sessions/story_line.hpp"

namespace chats::sessions {

using namespace core;
using protocol::parse_word;

namespace {

using Maker = CommandBody (*)(const Line&);
using Makers = std::map<std::string_view, Maker>;

CommandBody update_profile(const Line& line) {
  command::UpdateProfile wish{line.words.find("name"),
                              {},
                              line.words.find("pronouns"),
                              line.words.find("position"),
                              line.words.find("affiliation")};
  if (wish.name) wish.folded = lower_case(*wish.name);
  return wish;
}

CommandBody post_message(const Line& line) {
  command::PostMessage wish{line.room(line.words.find("room").value_or("main")), line.text(), {}};
  if (line.words.has("reply_to")) wish.reply_to = line.thing<MessageId>("reply_to");
  return wish;
}

CommandBody react(const Line& line) {
  const auto index = std::find(emoji.begin(), emoji.end(), line.words.take_or(emoji[0]));
  if (index == emoji.end()) throw StoryMistake("that emoji is none of the twelve");
  return command::ReactToMessage{line.thing<MessageId>("message"),
                                 static_cast<std::uint8_t>(index - emoji.begin()), line.on()};
}

CommandBody submit_survey(const Line& line) {
  command::SubmitSurvey wish{{}, line.words.find("quote").value_or(""), MayQuote::no, {}};
  for (const auto& each : line.words.list("answers")) {
    const auto parts = split(each, ':');
    wish.answers[parts.at(0)] = static_cast<std::uint8_t>(number_in(parts.at(1)));
  }
  if (line.words.has("may_quote")) wish.may_quote = line.choice<MayQuote>("may_quote");
  wish.author_key = key_of(line.words.get("author_key"));
  return wish;
}

CommandBody go(const Line& line) {
  using To = command::GoToPhase::To;
  const auto to = line.words.get("to");
  const auto kind = to == "next" ? To::next : to == "previous" ? To::previous : To::id;
  return command::GoToPhase{kind, to, line.words.find("from"), line.based_on()};
}

CommandBody show(const Line& line) {
  const auto stage = protocol::parse_stage(line.words.take());
  if (!stage) throw StoryMistake("the stage cannot show that");
  return command::ShowOnStage{*stage};
}

CommandBody plan(const Line& line) {
  return command::PlanRooms{number_in(line.words.find("rooms").value_or("0")),
                            number_in(line.words.find("size").value_or("0")),
                            line.choice<PlanMethod>("method"),
                            line.words.find("staff").value_or("no") == "yes",
                            line.based_on(),
                            line.words.find("set_aside").value_or("no") == "yes"};
}

CommandBody pin(const Line& line) {
  const auto kind = parse_word<PinKind>(line.words.take());
  if (!kind) throw StoryMistake("pins are together, apart or here");
  return command::PinInPlan{*kind, line.people(), line.room_if_any(), line.on(), line.based_on()};
}

CommandBody open_rooms(const Line& line) {
  return command::OpenRooms{seconds_in(line.words.get("for")),
                            seconds_in(line.words.find("grace").value_or("60s")), line.based_on()};
}

CommandBody add_room(const Line& line) {
  return command::AddRoom{line.words.find("name"), line.words.find("question").value_or(""),
                          line.words.find("plan").value_or("no") == "yes", line.based_on()};
}

CommandBody change_room(const Line& line) {
  const auto room = line.room(line.words.take());
  return command::ChangeRoom{room, line.words.find("name"), line.words.find("question"),
                             line.based_on()};
}

CommandBody merge_rooms(const Line& line) {
  return command::MergeRooms{line.rooms(), line.based_on()};
}

CommandBody move_people(const Line& line) {
  command::MoveParticipants wish{line.people(), line.room(line.words.get("room")), {}};
  if (const auto from = line.words.find("from")) wish.from = line.room(*from);
  return wish;
}

CommandBody open_board(const Line& line) {
  if (!line.words.has("learn")) return command::OpenBoard{};
  return command::OpenBoard{BoardPrompts{line.words.get("learn"), line.words.get("unlearn")}};
}

CommandBody broadcast(const Line& line) {
  auto text = line.text();
  return command::SendBroadcast{std::move(text), line.rooms()};
}

CommandBody show_in_debrief(const Line& line) {
  command::ShowInDebrief wish{line.room_if_any(), {}};
  if (const auto span = line.words.find("for")) wish.length = seconds_in(*span);
  return wish;
}

CommandBody mute(const Line& line) {
  command::MuteParticipant wish{line.person(line.words.take()), {}, line.reason()};
  if (const auto span = line.words.find("for")) wish.length = seconds_in(*span);
  return wish;
}

CommandBody lower_hand(const Line& line) {
  command::LowerHand wish;
  if (!line.words.at_end()) wish.participant = line.person(line.words.take());
  return wish;
}

const Makers everyone{
    {"session.leave", [](const Line&) -> CommandBody { return command::LeaveSession{}; }},
    {"profile.update", update_profile},
    {"assumptions.accept",
     [](const Line& l) -> CommandBody {
       return command::AcceptAssumption{number_in(l.words.get("index")), l.on()};
     }},
    {"checkin.answer",
     [](const Line& l) -> CommandBody {
       return command::AnswerCheckin{l.text(), l.author_key()};
     }},
    {"message.post", post_message},
    {"message.edit",
     [](const Line& l) -> CommandBody {
       return command::EditMessage{l.thing<MessageId>("message"), l.text()};
     }},
    {"message.delete",
     [](const Line& l) -> CommandBody {
       return command::DeleteMessage{l.thing<MessageId>("message")};
     }},
    {"message.react", react},
    {"hand.raise", [](const Line&) -> CommandBody { return command::RaiseHand{}; }},
    {"hand.lower", lower_hand},
    {"help.request",
     [](const Line& l) -> CommandBody {
       return command::RequestHelp{l.choice<HelpKind>("kind"), l.words.take_or("")};
     }},
    {"help.cancel", [](const Line&) -> CommandBody { return command::CancelHelp{}; }},
    {"room.choose",
     [](const Line& l) -> CommandBody { return command::ChooseRoom{l.room(l.words.take())}; }},
    {"takeaway.add", [](const Line& l) -> CommandBody { return command::AddTakeaway{l.text()}; }},
    {"takeaway.edit",
     [](const Line& l) -> CommandBody {
       return command::EditTakeaway{l.thing<TakeawayId>("takeaway"), l.text()};
     }},
    {"takeaway.remove",
     [](const Line& l) -> CommandBody {
       return command::RemoveTakeaway{l.thing<TakeawayId>("takeaway")};
     }},
    {"takeaway.headline",
     [](const Line& l) -> CommandBody {
       return command::SetHeadline{l.text(), l.person(l.words.get("speaker"))};
     }},
    {"card.add",
     [](const Line& l) -> CommandBody {
       return command::AddCard{l.choice<Column>("column"), l.text(), l.author_key()};
     }},
    {"card.edit",
     [](const Line& l) -> CommandBody {
       return command::EditCard{l.thing<CardId>("card"), l.text(), l.author_key()};
     }},
    {"card.remove",
     [](const Line& l) -> CommandBody {
       return command::RemoveCard{l.thing<CardId>("card"), l.author_key()};
     }},
    {"card.support",
     [](const Line& l) -> CommandBody {
       return command::SupportCard{l.thing<CardId>("card"), l.on()};
     }},
    {"flag.raise",
     [](const Line& l) -> CommandBody {
       const auto target = l.flag_target();
       return command::RaiseFlag{target, l.words.take_or("")};
     }},
    {"staff.write",
     [](const Line& l) -> CommandBody {
       command::WriteToStaff wish{l.text(), {}};
       if (const auto to = l.words.find("to")) wish.participant = l.person(*to);
       return wish;
     }},
    {"broadcast.ack",
     [](const Line& l) -> CommandBody {
       return command::AckBroadcast{l.thing<BroadcastId>("broadcast")};
     }},
    {"survey.submit", submit_survey},
};

const Makers facilitators{
    {"session.open", [](const Line&) -> CommandBody { return command::OpenSession{}; }},
    {"session.close", [](const Line&) -> CommandBody { return command::CloseSession{}; }},
    {"agenda.go", go},
    {"agenda.extend",
     [](const Line& l) -> CommandBody {
       return command::ExtendPhase{seconds_in(l.words.get("by")), l.based_on()};
     }},
    {"agenda.plan",
     [](const Line& l) -> CommandBody {
       const auto length = seconds_in(l.words.get("for"));
       return command::PlanPhase{l.words.take(), std::chrono::duration_cast<minutes>(length)};
     }},
    {"agenda.pause",
     [](const Line& l) -> CommandBody { return command::PauseAgenda{l.based_on()}; }},
    {"agenda.resume",
     [](const Line& l) -> CommandBody { return command::ResumeAgenda{l.based_on()}; }},
    {"stage.show", show},
    {"rooms.plan", plan},
    {"plan.assign",
     [](const Line& l) -> CommandBody {
       return command::AssignInPlan{l.people(), l.room_if_any(), l.based_on()};
     }},
    {"plan.pin", pin},
    {"rooms.open", open_rooms},
    {"rooms.extend",
     [](const Line& l) -> CommandBody {
       return command::ExtendRooms{seconds_in(l.words.get("by")), l.room_if_any(), l.based_on()};
     }},
    {"rooms.close",
     [](const Line& l) -> CommandBody {
       return command::CloseRooms{seconds_in(l.words.get("grace")), l.room_if_any(), l.based_on()};
     }},
    {"rooms.reopen",
     [](const Line& l) -> CommandBody {
       return command::ReopenRooms{seconds_in(l.words.get("for")),
                                   seconds_in(l.words.find("grace").value_or("60s"))};
     }},
    {"rooms.merge", merge_rooms},
    {"room.add", add_room},
    {"room.change", change_room},
    {"room.remove",
     [](const Line& l) -> CommandBody {
       const auto room = l.room(l.words.take());
       return command::RemoveRoom{room, l.based_on()};
     }},
    {"participants.move", move_people},
    {"participants.swap",
     [](const Line& l) -> CommandBody {
       const auto a = l.person(l.words.take());
       return command::SwapParticipants{a, l.person(l.words.take())};
     }},
    {"room.visit",
     [](const Line& l) -> CommandBody { return command::VisitRoom{l.room(l.words.take())}; }},
    {"debrief.order",
     [](const Line& l) -> CommandBody { return command::OrderDebrief{l.rooms()}; }},
    {"debrief.show", show_in_debrief},
    {"board.open", open_board},
    {"board.reveal", [](const Line&) -> CommandBody { return command::RevealBoard{}; }},
    {"board.close", [](const Line&) -> CommandBody { return command::CloseBoard{}; }},
};

const Makers moderators{
    {"broadcast.send", broadcast},
    {"broadcast.repeat",
     [](const Line& l) -> CommandBody {
       return command::RepeatBroadcast{l.thing<BroadcastId>("broadcast")};
     }},
    {"help.claim",
     [](const Line& l) -> CommandBody {
       return command::ClaimHelp{l.thing<HelpId>("help"), l.on()};
     }},
    {"help.answer",
     [](const Line& l) -> CommandBody {
       return command::AnswerHelp{l.thing<HelpId>("help"), l.text()};
     }},
    {"help.resolve",
     [](const Line& l) -> CommandBody { return command::ResolveHelp{l.thing<HelpId>("help")}; }},
    {"participant.mute", mute},
    {"participant.unmute",
     [](const Line& l) -> CommandBody {
       return command::UnmuteParticipant{l.person(l.words.take())};
     }},
    {"participant.remove",
     [](const Line& l) -> CommandBody {
       return command::RemoveParticipant{l.person(l.words.take()),
                                         l.words.find("ban").value_or("no") == "yes", l.reason()};
     }},
    {"message.hide",
     [](const Line& l) -> CommandBody {
       return command::HideMessage{l.thing<MessageId>("message"), l.reason()};
     }},
    {"participant.admit",
     [](const Line& l) -> CommandBody { return command::AdmitParticipants{l.people()}; }},
    {"participant.refuse",
     [](const Line& l) -> CommandBody { return command::RefuseParticipants{l.people()}; }},
    {"message.unhide",
     [](const Line& l) -> CommandBody {
       return command::UnhideMessage{l.thing<MessageId>("message")};
     }},
    {"card.hide",
     [](const Line& l) -> CommandBody {
       return command::HideCard{l.thing<CardId>("card"), l.reason()};
     }},
    {"card.approve",
     [](const Line& l) -> CommandBody {
       command::ApproveCards wish{l.cards(), {}};
       if (l.words.has("read_until")) wish.based_on = l.seq_of("read_until");
       return wish;
     }},
    {"card.group",
     [](const Line& l) -> CommandBody {
       return command::GroupCards{l.cards(), l.words.get("theme")};
     }},
    {"card.rephrase",
     [](const Line& l) -> CommandBody {
       return command::RephraseCard{l.thing<CardId>("card"), l.text()};
     }},
    {"card.unhide",
     [](const Line& l) -> CommandBody { return command::UnhideCard{l.thing<CardId>("card")}; }},
    {"room.mute",
     [](const Line& l) -> CommandBody {
       const auto room = l.room_or_all();
       return command::MuteRoom{room, l.reason()};
     }},
    {"room.unmute",
     [](const Line& l) -> CommandBody { return command::UnmuteRoom{l.room_or_all()}; }},
    {"slow.set",
     [](const Line& l) -> CommandBody {
       return command::SetPace{seconds_in(l.words.get("every")), l.room_if_any()};
     }},
    {"flag.resolve",
     [](const Line& l) -> CommandBody {
       return command::ResolveFlag{l.thing<FlagId>("flag"), l.text()};
     }},
    {"staff.note", [](const Line& l) -> CommandBody { return command::NoteForStaff{l.text()}; }},
    {"session.lock", [](const Line&) -> CommandBody { return command::LockSession{}; }},
    {"session.unlock", [](const Line&) -> CommandBody { return command::UnlockSession{}; }},
    {"action.undo", [](const Line& l) -> CommandBody { return command::UndoAction{l.action()}; }},
    {"role.grant",
     [](const Line& l) -> CommandBody {
       return command::GrantRole{l.person(l.words.take()), l.choice<Role>("role")};
     }},
    {"facilitator.offer",
     [](const Line& l) -> CommandBody {
       if (l.words.at_end()) return command::OfferFacilitator{};
       return command::OfferFacilitator{l.person(l.words.take())};
     }},
    {"link.rotate",
     [](const Line& l) -> CommandBody {
       command::RotateLink wish{l.choice<Role>("role")};
       wish.hash = key_of(l.words.get("to"));
       if (const auto span = l.words.find("for")) wish.lasts = seconds_in(*span);
       if (const auto uses = l.words.find("uses")) wish.uses_max = number_in(*uses);
       return wish;
     }},
    {"me.erase", [](const Line&) -> CommandBody { return command::EraseMe{}; }},
    {"facilitator.accept", [](const Line&) -> CommandBody { return command::AcceptFacilitator{}; }},
};

}  // namespace

CommandBody command_of(const std::string& method, Words& words, const Names& names) {
  for (const auto* makers : {&everyone, &facilitators, &moderators})
    if (const auto found = makers->find(method); found != makers->end())
      return found->second(Line{words, names});
  throw StoryMistake("there is no method " + method);
}

}  // namespace chats::sessions
