// What people ask for in a run: often sensible, sometimes not.
#include <cxxabi.h>

#include <cstdlib>
#include <memory>
#include <typeinfo>

#include "tests/simulation/world.hpp"
#include "tests/support/whole_log.hpp"

namespace chats::simulation {

std::string name_of(const core::CommandBody& wish) {
  const auto* mangled = visit([](const auto& one) { return typeid(one).name(); }, wish);
  int status = 0;
  const std::unique_ptr<char, decltype(&std::free)> whole(
      abi::__cxa_demangle(mangled, nullptr, nullptr, &status), &std::free);
  const std::string name = whole ? whole.get() : mangled;
  return name.substr(name.rfind(':') + 1);
}

using namespace core::command;

core::SessionState World::durable(std::size_t session) {
  core::SessionState state;
  for (const auto& event : store::whole_log(disk_, sessions_[session]).events)
    core::apply(state, event);
  return state;
}

namespace {

core::CommandBody of_an_attendee(Chance& chance, const core::Participant& me,
                                 const core::SessionState& state, const std::string& text) {
  core::Digest author;
  author.bytes.fill(static_cast<std::uint8_t>(chance.below(256)));
  const auto recent = [&] { return state.seq - chance.below(std::min<core::Seq>(state.seq, 20)); };
  switch (chance.below(20)) {
    case 18:
      return RaiseFlag{core::MessageId{recent()}, text};
    case 19:
      return WriteToStaff{text, {}};
    case 16:
      return AckBroadcast{state.broadcasts.empty() ? core::BroadcastId{recent()}
                                                   : state.broadcasts.back().id};
    case 17:
      return RequestHelp{static_cast<core::HelpKind>(chance.below(4)), text};
    case 0:
      return RaiseHand{};
    case 1:
      return LowerHand{};
    case 2:
      return RequestHelp{static_cast<core::HelpKind>(chance.below(4)), text};
    case 3:
      return CancelHelp{};
    case 4:
      return AnswerCheckin{text, chance.one_in(2) ? std::optional{author} : std::nullopt};
    case 5:
      return ReactToMessage{{recent()}, static_cast<std::uint8_t>(chance.below(12)), true};
    case 6:
      return EditMessage{{recent()}, text};
    case 7:
      return chance.one_in(3) ? core::CommandBody{SetHeadline{text, me.id}}
                              : core::CommandBody{AddTakeaway{text}};
    case 8: {
      const auto column = static_cast<core::Column>(chance.below(2));
      return AddCard{column, text, chance.one_in(2) ? std::optional{author} : std::nullopt};
    }
    case 9:
      return SupportCard{{recent()}, chance.one_in(2)};
    case 10:
      return ChooseRoom{{1 + chance.below(state.rooms_made + 1)}};
    case 11:
      return chance.one_in(4) ? core::CommandBody{LeaveSession{}}
                              : core::CommandBody{ListParticipants{{}, 10, {}}};
    default:
      return PostMessage{me.room, text, {}};
  }
}

// Mostly what leads to a debrief and through it: only there can a room be shown.
core::CommandBody of_the_debrief(Chance& chance, const core::SessionState& state) {
  const core::RoomId room{1 + chance.below(state.rooms_made + 1)};
  if (!state.debrief_shown && chance.one_in(2))
    return state.round ? core::CommandBody{CloseRooms{std::chrono::seconds{0}, {}}}
                       : core::CommandBody{GoToPhase{GoToPhase::To::id, "debrief", {}}};
  const auto& agenda = state.definition->agenda;
  switch (chance.below(4)) {
    case 0:
      return PlanPhase{agenda[chance.below(agenda.size())].id, core::minutes{1 + chance.below(20)}};
    case 1:
      return OrderDebrief{{room}};
    case 2:
      return ShowInDebrief{};
    default:
      return ShowInDebrief{room, std::nullopt};
  }
}

// What was done just now is undone, or a role goes to somebody else.
std::optional<core::CommandBody> about_steering(Chance& chance, core::ParticipantId who,
                                                const core::SessionState& state) {
  if (chance.one_in(10) && !state.undo.actions.empty())
    return UndoAction{state.undo.actions.back().last};
  if (chance.one_in(20)) return AcceptFacilitator{};
  if (chance.one_in(30)) return OfferFacilitator{who};
  if (chance.one_in(40)) return GrantRole{who, static_cast<core::Role>(chance.below(3))};
  if (chance.one_in(60)) return RotateLink{static_cast<core::Role>(chance.below(3))};
  return {};
}

core::CommandBody of_who_looks_after_people(Chance& chance, const core::SessionState& state,
                                            const std::string& text) {
  core::HelpId help{state.seq};
  if (!state.helps.empty()) {
    auto one = state.helps.begin();
    std::advance(one, static_cast<long>(chance.below(state.helps.size())));
    help = one->first;
  }
  switch (chance.below(4)) {
    case 0:
      return ClaimHelp{help, !chance.one_in(5)};
    case 1:
      return AnswerHelp{help, text};
    case 2:
      return ResolveHelp{help};
    default:
      return RepeatBroadcast{state.broadcasts.empty() ? core::BroadcastId{state.seq}
                                                      : state.broadcasts.back().id};
  }
}

core::CommandBody for_other_rooms(Chance& chance, core::ParticipantId who,
                                  const core::SessionState& state, const std::string& text) {
  const auto any_room = [&] { return core::RoomId{1 + chance.below(state.rooms_made + 1)}; };
  switch (chance.below(8)) {
    case 0:
    case 1:
      return ReopenRooms{std::chrono::seconds{60 + chance.below(200)},
                         std::chrono::seconds{chance.below(60)}};
    case 2:
      return AddRoom{{}, text, chance.one_in(3)};
    case 3:
      return ChangeRoom{any_room(), text, {}};
    case 4:
      return RemoveRoom{any_room()};
    case 5:
      return MergeRooms{{any_room(), any_room()}};
    case 6:
      return MoveParticipants{{}, any_room(), any_room()};
    default:
      return SwapParticipants{who, state.participants.begin()->first};
  }
}

core::ParticipantId anyone(Chance& chance, const core::SessionState& state) {
  auto someone = state.participants.begin();
  std::advance(someone, static_cast<long>(chance.below(state.participants.size())));
  return someone->first;
}

core::CommandBody for_cards(Chance& chance, const std::vector<core::CardId>& cards,
                            const std::string& text) {
  switch (chance.below(4)) {
    case 0:
      return GroupCards{cards, chance.one_in(3) ? "" : text};
    case 1:
      return RephraseCard{cards.front(), text};
    default:
      return ApproveCards{cards};
  }
}

core::CommandBody of_who_keeps_people_safe(Chance& chance, core::ParticipantId who,
                                           const core::SessionState& state,
                                           const std::string& text) {
  if (!state.waiting.empty() && !chance.one_in(3))
    return chance.one_in(6) ? core::CommandBody{RefuseParticipants{{*state.waiting.begin()}}}
                            : core::CommandBody{AdmitParticipants{{*state.waiting.begin()}}};
  const core::RoomId any{chance.below(state.rooms_made + 2)};
  const auto room = chance.one_in(2) ? std::optional{any} : std::nullopt;
  const core::Seq recent = state.seq - chance.below(std::min<core::Seq>(state.seq, 20));
  if (chance.one_in(4)) return for_cards(chance, {{recent}, core::CardId{state.seq}}, text);
  switch (chance.below(8)) {
    case 0:
      return MuteRoom{room, text};
    case 1:
    case 2:
      return UnmuteRoom{room};
    case 3:
      return SetPace{std::chrono::seconds{chance.below(2) * 5}, room};
    case 4:
      return chance.one_in(2) ? core::CommandBody{HideCard{{recent}, text}}
                              : core::CommandBody{UnhideCard{{recent}}};
    case 5:
      return ResolveFlag{state.flags.empty() ? core::FlagId{recent} : state.flags.begin()->first,
                         text};
    case 6:
      return WriteToStaff{text, who};
    default:
      return NoteForStaff{text};
  }
}

core::CommandBody of_staff(Chance& chance, const core::Participant& me,
                           const core::SessionState& state, const std::string& text) {
  using To = GoToPhase::To;
  const auto who = anyone(chance, state);
  const core::RoomId room{chance.below(state.rooms_made + 2)};
  const auto recent = [&] { return state.seq - chance.below(std::min<core::Seq>(state.seq, 8)); };
  // The first nine are a facilitator's alone; a moderator tries them, too, now and then.
  const bool steers = me.role == core::Role::facilitator || chance.one_in(8);
  if (auto wish = about_steering(chance, who, state)) return *wish;
  if (chance.one_in(8)) return of_who_keeps_people_safe(chance, who, state, text);
  if (steers && chance.one_in(6)) return for_other_rooms(chance, who, state, text);
  switch (steers ? chance.below(24) : 9 + chance.below(15)) {
    case 0:
      return OpenSession{};
    case 1:
    case 2:
      return GoToPhase{chance.one_in(4) ? To::previous : To::next, "", {}};
    case 3:
      return PlanRooms{0, 3, static_cast<core::PlanMethod>(chance.below(8))};
    case 4:
      return OpenRooms{std::chrono::seconds{60 + chance.below(200)},
                       std::chrono::seconds{chance.below(60)}};
    case 5:
      return chance.one_in(2)
                 ? of_the_debrief(chance, state)
                 : ExtendRooms{std::chrono::seconds{static_cast<long>(chance.below(200)) - 60}, {}};
    case 6:
      return CloseRooms{std::chrono::seconds{chance.below(30)}, {}};
    case 7:
      return MoveParticipants{{who}, room};
    case 8:
      return VisitRoom{room};
    case 9:
      return SendBroadcast{text, {}};
    case 10:
      return MuteParticipant{who, std::chrono::seconds{60}, ""};
    case 11:
      return UnmuteParticipant{who};
    case 12:
      return chance.one_in(5) ? core::CommandBody{RemoveParticipant{who, false, ""}}
                              : core::CommandBody{LockSession{}};
    case 13:
      return UnlockSession{};
    case 14:
      return chance.one_in(2) ? core::CommandBody{PauseAgenda{}}
                              : core::CommandBody{ResumeAgenda{}};
    case 15:
      return chance.one_in(2) ? core::CommandBody{OpenBoard{}} : core::CommandBody{RevealBoard{}};
    case 16:
      return HideMessage{{recent()}, ""};
    case 17:
      return chance.one_in(30) ? core::CommandBody{CloseSession{}}
                               : core::CommandBody{ExtendPhase{std::chrono::seconds{30}}};
    case 18:
    case 19:
      return of_who_looks_after_people(chance, state, text);
    default:
      return PostMessage{core::main_room, text, {}};
  }
}

}  // namespace

core::CommandBody World::some_wish(const Client& client, const std::string& request) {
  const auto state = durable(client.session);
  for (const auto& [id, person] : state.participants) {
    if (person.profile.name != "Person " + std::to_string(client.key)) continue;
    const bool steers = person.is_staff() && !chance_.one_in(3);
    if (state.lifecycle == core::Lifecycle::scheduled && !chance_.one_in(4)) {
      if (person.is_staff()) return OpenSession{};
      return ListParticipants{{}, 10, {}};  // Nobody speaks before it is open.
    }
    return steers ? of_staff(chance_, person, state, request)
                  : of_an_attendee(chance_, person, state, request);
  }
  return PostMessage{core::main_room, request, {}};
}

}  // namespace chats::simulation
