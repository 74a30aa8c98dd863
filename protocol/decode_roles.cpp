// Taking back what staff did, who steers, and who is let in.
#include "protocol/command_decoders.hpp"
#include "server/core/limits.hpp"

namespace chats::protocol::decoder {

namespace {

using core::Command;
namespace command = core::command;

constexpr Bounds link_lasts{.min = core::limits::link_lasts_min.count(),
                            .max = core::limits::link_lasts_max.count()};
constexpr Bounds link_uses{.min = 1,
                           .max = static_cast<std::int64_t>(core::limits::participants_max)};

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

Wish link_rotate(Params& params) {
  command::RotateLink rotate{params.choice<core::Role>("role")};
  if (const auto span = params.whole_if_given("lasts_s", link_lasts)) {
    rotate.lasts = core::seconds(*span);
  }
  if (const auto uses = params.whole_if_given("uses_max", link_uses)) {
    rotate.uses_max = static_cast<std::uint32_t>(*uses);
  }
  return Command{std::move(rotate)};
}

}  // namespace chats::protocol::decoder
