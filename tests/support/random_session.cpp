#include "tests/support/random_session.hpp"

#include <array>

#include "tests/support/small_chat.hpp"

namespace chats::support {

using namespace core;

namespace {

Digest key_number(std::uint64_t number) {
  Digest key;
  for (std::size_t i = 0; i < 8; ++i)
    key.bytes[i] = static_cast<std::uint8_t>(number >> (8 * i));
  return key;
}

std::shared_ptr<const Definition> any_definition(std::uint64_t seed) {
  Dice dice{seed};
  auto chat = small_chat();
  chat.settings.late_comers = dice.roll(3) == 0 ? LateComers::main : LateComers::smallest_room;
  if (dice.roll(4) == 0) chat.settings.lobby = Lobby::admit;
  chat.settings.cards = static_cast<CardsShown>(dice.roll(3));
  auto& rooms = breakouts_of(chat).rooms;
  rooms.size = static_cast<std::uint16_t>(2 + dice.roll(4));
  rooms.method = static_cast<PlanMethod>(dice.roll(8));
  rooms.grace = seconds{dice.roll(2) * 45};
  chat.capacity = static_cast<std::uint32_t>(8 + dice.roll(20));
  return std::make_shared<const Definition>(std::move(chat));
}

// The number of something that is there, or now and then of something that is not.
template <class ThingId, class Things, class IdOf>
ThingId any_of(const Things& things, Dice& dice, IdOf id_of) {
  if (things.empty() || dice.roll(20) == 0) return ThingId{dice.roll(2000)};
  auto each = things.begin();
  std::advance(each, static_cast<std::ptrdiff_t>(dice.roll(things.size())));
  return id_of(*each);
}

}  // namespace

RandomSession::RandomSession(std::uint64_t seed, std::size_t people_max)
    : dice_(seed),
      people_max_(people_max),
      session_(any_definition(seed), day_of_tests + std::chrono::hours{10}),
      links_((seed + 1) << 32) {
  session_.use_dice(seed);
}

void RandomSession::step() {
  const bool empty = session_.state().staff.empty();
  if (empty || (people_.size() < people_max_ && chance(12))) return somebody_joins();
  const auto kind = dice_.roll(100);
  if (kind < 15)
    session_.wait_until(session_.now() + seconds{number(1, 200)});
  else if (kind < 18)
    session_.ask({}, command::MarkAway{anybody()});
  else if (kind < 19)
    operator_assigns();
  else if (kind < 24)
    somebody_comes_back();
  else
    somebody_acts();
}

ParticipantId RandomSession::anybody() {
  if (people_.empty() || chance(2)) return {number(1, 500)};
  return people_[dice_.roll(people_.size())].id;
}

RoomId RandomSession::own_room() const {
  const auto* person = find_participant(session_.state(), actor_);
  return person ? person->room : main_room;
}

RoomId RandomSession::any_room() {
  if (chance(25)) return main_room;
  return any_of<RoomId>(session_.state().rooms, dice_, [](const auto& each) { return each.first; });
}

MessageId RandomSession::any_message() {
  const auto* messages = messages_of(session_.state(), chance(90) ? own_room() : any_room());
  if (!messages) return {number(1, 500)};
  return any_of<MessageId>(*messages, dice_, [](const Message& each) { return each.id; });
}

CardId RandomSession::any_card() {
  return any_of<CardId>(session_.state().board.cards, dice_,
                        [](const auto& each) { return each.first; });
}

TakeawayId RandomSession::any_takeaway() {
  std::vector<TakeawayId> all;
  for (const auto& [id, room] : session_.state().rooms)
    for (const auto& each : room.takeaways)
      all.push_back(each.id);
  return any_of<TakeawayId>(all, dice_, [](TakeawayId each) { return each; });
}

BroadcastId RandomSession::any_broadcast() {
  return any_of<BroadcastId>(session_.state().broadcasts, dice_,
                             [](const Broadcast& each) { return each.id; });
}

HelpId RandomSession::any_help() {
  return any_of<HelpId>(session_.state().helps, dice_, [](const auto& each) { return each.first; });
}

FlagId RandomSession::any_flag() {
  return any_of<FlagId>(session_.state().flags, dice_, [](const auto& each) { return each.first; });
}

std::string RandomSession::any_text() {
  return "word " + std::to_string(number(1, 5));
}

std::optional<Digest> RandomSession::perhaps_a_key() {
  if (chance(50)) return {};
  return key_number(1'000'000 + number(1, 8));
}

void RandomSession::somebody_joins() {
  const auto number_of_them = people_.size() + 1;
  const bool no_staff = session_.state().staff.empty();
  const auto role = no_staff || chance(5) ? Role::facilitator
                    : chance(8)           ? Role::moderator
                                          : Role::attendee;
  command::Join wish{key_number(number_of_them), role, {}};
  wish.profile.name = "Person " + std::to_string(number(1, 30));
  wish.profile.folded = "person" + wish.profile.name.substr(6);
  if (chance(50)) wish.profile.position = chance(50) ? "student" : "faculty";
  if (chance(50)) wish.profile.affiliation = chance(50) ? "campus" : "hospital";
  const auto outcome = session_.ask({}, wish);
  if (outcome.made.empty()) return;
  people_.push_back({wish.key, {outcome.made.front()}});
  if (no_staff && chance(90)) session_.ask(people_.back().id, command::OpenSession{});
}

void RandomSession::somebody_comes_back() {
  if (people_.empty()) return;
  command::Join wish{people_[dice_.roll(people_.size())].key, Role::attendee, {}};
  wish.link = link_for(session_.state(), Role::attendee).hash;  // The latest: also who was removed.
  session_.ask({}, wish);
}

void RandomSession::somebody_acts() {
  const auto& staff = session_.state().staff;
  actor_ = anybody();
  if (chance(40))
    actor_ = any_of<ParticipantId>(staff, dice_, [](ParticipantId each) { return each; });
  const auto id = ++requests_;
  session_.ask(actor_, any_wish(), RequestId{id, id});
}

// Staff mostly do what staff may; others try it now and then.
CommandBody RandomSession::any_wish() {
  if (chance(session_.state().staff.contains(actor_) ? 70 : 3)) {
    const auto kind = dice_.roll(100);
    if (kind < 8) return wish_to_undo();
    if (kind < 11) return wish_for_a_role();
    if (kind < 33) return wish_to_steer();
    return kind < 72 ? wish_for_rooms() : wish_to_moderate();
  }
  const auto kind = dice_.roll(100);
  if (kind < 50) return wish_to_speak();
  return kind < 70 ? wish_for_oneself() : wish_for_the_board();
}

CommandBody RandomSession::wish_to_speak() {
  const auto reply = chance(20) ? std::optional{any_message()} : std::nullopt;
  switch (dice_.roll(10)) {
    case 0:
      return command::EditMessage{any_message(), any_text()};
    case 1:
      return command::DeleteMessage{any_message()};
    case 2:
    case 3:
      return command::ReactToMessage{any_message(), static_cast<std::uint8_t>(number(0, 3)),
                                     chance(70)};
    case 4:
      return command::AnswerCheckin{any_text(), perhaps_a_key()};
    default:
      return command::PostMessage{chance(95) ? own_room() : any_room(), any_text(), reply};
  }
}

CommandBody RandomSession::wish_for_oneself() {
  if (session_.state().lifecycle == Lifecycle::closing && chance(20)) return command::EraseMe{};
  if (chance(12)) return command::RaiseFlag{any_target(), any_text()};
  if (chance(12)) return command::WriteToStaff{any_text(), {}};
  switch (dice_.roll(14)) {
    case 0:
      return chance(30) ? CommandBody{command::LeaveSession{}} : CommandBody{command::RaiseHand{}};
    case 1:
    case 2: {
      const auto name = "Person " + std::to_string(number(1, 30));
      return command::UpdateProfile{name, "person" + name.substr(6), any_text(), "student", {}};
    }
    case 3:
      return command::AcceptAssumption{static_cast<std::uint16_t>(number(0, 2)), chance(70)};
    case 4:
    case 5:
      return command::RaiseHand{};
    case 6:
      return command::LowerHand{chance(50) ? std::optional{anybody()} : std::nullopt};
    case 7:
    case 12:
    case 13:
      return command::RequestHelp{static_cast<HelpKind>(number(0, 3)), any_text()};
    case 8:
      return command::CancelHelp{};
    case 9:
      return command::ChooseRoom{any_room()};
    case 10:
      return command::AcceptFacilitator{};
    default:
      return command::AckBroadcast{any_broadcast()};
  }
}

CommandBody RandomSession::wish_for_the_board() {
  switch (dice_.roll(10)) {
    case 0:
      return command::EditCard{any_card(), any_text(), perhaps_a_key()};
    case 1:
      return command::RemoveCard{any_card(), perhaps_a_key()};
    case 2:
    case 3:
      return command::SupportCard{any_card(), chance(70)};
    case 4:
      return command::SubmitSurvey{{{"interest", static_cast<std::uint8_t>(number(1, 5))}},
                                   any_text(),
                                   static_cast<MayQuote>(number(0, 2)),
                                   key_number(number(1, 99))};
    case 5:
      return command::AddTakeaway{any_text()};
    case 6:
      return command::EditTakeaway{any_takeaway(), any_text()};
    case 7:
      return chance(50)
                 ? CommandBody{command::SetHeadline{any_text(), chance(70) ? actor_ : anybody()}}
                 : CommandBody{command::RemoveTakeaway{any_takeaway()}};
    default:
      return command::AddCard{chance(50) ? Column::learn : Column::unlearn, any_text(),
                              perhaps_a_key()};
  }
}

CommandBody RandomSession::wish_to_steer() {
  static constexpr std::array phases{"check-in", "topic",      "frame", "breakouts",
                                     "debrief",  "reflection", "survey"};
  using To = command::GoToPhase::To;
  switch (dice_.roll(20)) {
    case 0:
      return chance(4) ? CommandBody{command::CloseSession{}} : CommandBody{command::OpenBoard{}};
    case 1:
      return command::ExtendPhase{seconds{static_cast<int>(number(0, 600)) - 300}};
    case 2:
      return command::PauseAgenda{};
    case 3:
      return command::ResumeAgenda{};
    case 4:
      return command::ShowOnStage{
          {static_cast<Stage::Shows>(number(0, 3)), static_cast<std::uint16_t>(number(1, 3))}};
    case 5:
      return command::OpenBoard{};
    case 6:
      return command::RevealBoard{};
    case 7:
      return command::CloseBoard{};
    case 8:
    case 9:
      return command::GoToPhase{To::id, phases[dice_.roll(phases.size())], {}};
    case 10:
      return command::GoToPhase{chance(70) ? To::next : To::previous, "", {}};
    case 11:
      return command::PlanPhase{phases[dice_.roll(phases.size())], minutes{number(1, 30)}};
    case 12:
    case 13:
    case 14:
    case 15:
    case 16:
    case 17:
      return wish_for_the_debrief();
    default:
      return command::OpenSession{};
  }
}

// Mostly what leads to a debrief and through it: only there can a room be shown.
CommandBody RandomSession::wish_for_the_debrief() {
  const auto& state = session_.state();
  const auto length = chance(50) ? std::optional{seconds{number(30, 300)}} : std::nullopt;
  if (chance(20)) return command::OrderDebrief{{any_room(), any_room()}};
  if (chance(10)) return command::ShowInDebrief{};
  if (state.debrief_shown || chance(10)) return command::ShowInDebrief{any_room(), length};
  if (state.round) return command::CloseRooms{seconds{0}, {}};
  return command::GoToPhase{command::GoToPhase::To::id, "debrief", {}};
}

CommandBody RandomSession::wish_for_rooms() {
  if (chance(35)) return wish_for_other_rooms();
  const std::vector people{anybody(), anybody()};
  const auto room = chance(40) ? std::optional{any_room()} : std::nullopt;
  switch (dice_.roll(14)) {
    case 0:
      return command::PlanRooms{static_cast<std::uint16_t>(number(1, 4)),
                                0,
                                static_cast<PlanMethod>(number(0, 7)),
                                chance(30),
                                {},
                                chance(60)};
    case 1:
      return command::PlanRooms{0,
                                static_cast<std::uint16_t>(number(2, 6)),
                                static_cast<PlanMethod>(number(0, 7)),
                                chance(30),
                                {},
                                chance(60)};
    case 2:
      if (chance(40)) return wish_for_a_pin();
      return command::AssignInPlan{people, room};
    case 3:
    case 4:
    case 5:
      return command::OpenRooms{seconds{number(60, 1200)}, seconds{number(0, 2) * 30}};
    case 6:
      return command::ExtendRooms{seconds{static_cast<int>(number(0, 600)) - 300}, room};
    case 7:
      return command::CloseRooms{seconds{number(0, 2) * 30}, room};
    case 8:
    case 9:
    case 10:
      return command::VisitRoom{any_room()};
    default:
      return command::MoveParticipants{people, any_room()};
  }
}

// Mostly what was done just now: an older step is often in the way of others.
CommandBody RandomSession::wish_to_undo() {
  const auto& actions = session_.state().undo.actions;
  if (chance(60) && !actions.empty()) return command::UndoAction{actions.back().last};
  const auto any = [](const StaffAction& each) { return RoomId{each.first}; };
  return command::UndoAction{any_of<RoomId>(actions, dice_, any).number};
}

CommandBody RandomSession::wish_for_a_role() {
  switch (dice_.roll(5)) {
    case 4:
      return command::RotateLink{static_cast<Role>(number(0, 2)), {}, {}, {}, key_number(++links_)};
    case 0:
      return command::OfferFacilitator{chance(80) ? std::optional{anybody()} : std::nullopt};
    case 1:
      return command::GrantRole{anybody(), static_cast<Role>(number(0, 2))};
    default:
      return command::AcceptFacilitator{};
  }
}

}  // namespace chats::support
