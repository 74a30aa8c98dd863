// What people do to keep a conversation safe, and what they tell the staff.
#include "tests/support/random_session.hpp"

namespace chats::support {

using namespace core;

FlagTarget RandomSession::any_target() {
  switch (dice_.roll(3)) {
    case 0:
      return any_card();
    case 1:
      return anybody();
    default:
      return any_message();
  }
}

// What keeps a conversation safe: quiet, slow, hidden, flagged, and letters.
CommandBody RandomSession::wish_to_keep_safe() {
  const auto& at_the_door = session_.state().waiting;
  if (!at_the_door.empty() && chance(50)) {
    const std::vector people{*at_the_door.begin(), chance(20) ? anybody() : *at_the_door.rbegin()};
    if (chance(85)) return command::AdmitParticipants{people};
    return command::RefuseParticipants{people};
  }
  const auto room = chance(60) ? std::optional{any_room()} : std::nullopt;
  if (chance(30)) return wish_for_cards();
  switch (dice_.roll(11)) {
    case 0:
      return command::MuteRoom{room, any_text()};
    case 1:
    case 2:
      return command::UnmuteRoom{room};
    case 3:
      return command::SetPace{seconds{number(0, 3) * 10}, room};
    case 4:
      return command::HideCard{any_card(), any_text()};
    case 5:
      return command::UnhideCard{any_card()};
    case 6:
      return command::UnhideMessage{any_message()};
    case 7:
    case 8:
      return command::ResolveFlag{any_flag(), any_text()};
    case 9:
      return command::WriteToStaff{any_text(), anybody()};
    default:
      return command::NoteForStaff{any_text()};
  }
}

CommandBody RandomSession::wish_for_cards() {
  const std::vector cards{any_card(), any_card(), any_card()};
  switch (dice_.roll(6)) {
    case 0:
      return command::GroupCards{cards, chance(70) ? any_text() : ""};
    case 1:
    case 2:
      return command::RephraseCard{any_card(), any_text()};
    default:
      return command::ApproveCards{
          cards, chance(50) ? std::optional{session_.state().seq - number(0, 20)} : std::nullopt};
  }
}

CommandBody RandomSession::wish_to_moderate() {
  if (chance(45)) return wish_to_keep_safe();
  const auto span = chance(50) ? std::optional{seconds{number(30, 300)}} : std::nullopt;
  switch (dice_.roll(17)) {
    case 10:
    case 11:
      return command::ClaimHelp{any_help(), chance(85)};
    case 12:
    case 13:
      return command::AnswerHelp{any_help(), any_text()};
    case 14:
      return command::ResolveHelp{any_help()};
    case 15:
      return command::RepeatBroadcast{any_broadcast()};
    case 0:
    case 1:
      return command::SendBroadcast{any_text(), {}};
    case 2:
      return command::SendBroadcast{any_text(), {any_room(), any_room()}};
    case 3:
      return command::MuteParticipant{anybody(), span, any_text()};
    case 4:
    case 5:
      return command::UnmuteParticipant{anybody()};
    case 6:
      return chance(30) ? CommandBody{command::RemoveParticipant{anybody(), chance(50), any_text()}}
                        : CommandBody{command::UnlockSession{}};
    case 7:
      return command::LockSession{};
    case 8:
      return command::UnlockSession{};
    default:
      return command::HideMessage{any_message(), any_text()};
  }
}

}  // namespace chats::support
