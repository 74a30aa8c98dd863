// Taking back what staff did, and who steers.
#include "protocol/command_decoders.hpp"

namespace chats::protocol::decoder {

namespace {

using core::Command;
namespace command = core::command;

}  // namespace

Wish action_undo(Params& params) {
  const auto seq = params.whole("seq", {.min = 1, .max = std::int64_t{1} << 53});
  return Command{command::UndoAction{static_cast<core::Seq>(seq)}};
}

Wish role_grant(Params& params) {
  const auto participant = params.id<core::ParticipantId>("participant");
  return Command{command::GrantRole{participant, params.choice<core::Role>("role")}};
}

Wish facilitator_offer(Params& params) {
  return Command{command::OfferFacilitator{params.id_if_given<core::ParticipantId>("participant")}};
}

Wish facilitator_accept(Params&) {
  return Command{command::AcceptFacilitator{}};
}

}  // namespace chats::protocol::decoder
