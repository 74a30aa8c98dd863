// Asking for the floor or for help, and keeping people safe.
#include "protocol/command_decoders.hpp"
#include "server/core/limits.hpp"

namespace chats::protocol::decoder {

namespace {

using core::Command;
namespace command = core::command;
namespace bounds = core::limits;

constexpr Bounds mute_length{.min = bounds::mute_min.count(), .max = bounds::mute_max.count()};

}  // namespace

Wish hand_raise(Params&) {
  return Command{command::RaiseHand{}};
}

Wish hand_lower(Params& params) {
  return Command{command::LowerHand{params.id_if_given<core::ParticipantId>("participant")}};
}

Wish help_request(Params& params) {
  const auto kind = params.choice<core::HelpKind>("kind");
  return Command{command::RequestHelp{kind, params.text_if_given("text", bounds::help_points_max)}};
}

Wish help_cancel(Params&) {
  return Command{command::CancelHelp{}};
}

Wish help_claim(Params& params) {
  const auto help = params.id<core::HelpId>("help");
  return Command{command::ClaimHelp{help, !params.has("on") || params.flag("on")}};
}

Wish help_answer(Params& params) {
  const auto help = params.id<core::HelpId>("help");
  return Command{command::AnswerHelp{help, params.text("text", bounds::help_answer_points_max)}};
}

Wish help_resolve(Params& params) {
  return Command{command::ResolveHelp{params.id<core::HelpId>("help")}};
}

Wish participant_mute(Params& params) {
  command::MuteParticipant mute;
  mute.participant = params.id<core::ParticipantId>("participant");
  if (const auto length = params.whole_if_given("for_s", mute_length)) {
    mute.length = core::seconds(*length);
  }
  mute.reason = params.text_if_given("reason", bounds::reason_points_max);
  return Command{std::move(mute)};
}

Wish participant_unmute(Params& params) {
  return Command{command::UnmuteParticipant{params.id<core::ParticipantId>("participant")}};
}

Wish participant_remove(Params& params) {
  const auto participant = params.id<core::ParticipantId>("participant");
  const bool ban = params.flag_if_given("ban");
  return Command{command::RemoveParticipant{
      participant, ban, params.text_if_given("reason", bounds::reason_points_max)}};
}

}  // namespace chats::protocol::decoder
