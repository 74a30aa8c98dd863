#include "server/live/moves.hpp"

#include "server/core/match.hpp"

namespace chats::live {

bool moves_people(const core::EventBody& body) {
  return std::holds_alternative<core::event::RoomsOpened>(body) ||
         std::holds_alternative<core::event::RoomsReopened>(body) ||
         std::holds_alternative<core::event::RoomRemoved>(body) ||
         std::holds_alternative<core::event::RoomsMerged>(body) ||
         std::holds_alternative<core::event::RoomsClosed>(body) ||
         std::holds_alternative<core::event::RoomsUnopened>(body) ||
         std::holds_alternative<core::event::RoomsReturned>(body) ||
         std::holds_alternative<core::event::ParticipantMoved>(body) ||
         std::holds_alternative<core::event::ParticipantAdmitted>(body) ||
         std::holds_alternative<core::event::ParticipantLeft>(body) ||
         std::holds_alternative<core::event::ParticipantRemoved>(body);
}

std::optional<core::ParticipantId> whom_it_regroups(const core::EventBody& body) {
  using One = std::optional<core::ParticipantId>;
  return std::visit(
      core::match{[](const core::event::ParticipantMoved& e) { return One(e.participant); },
                  [](const core::event::ParticipantAdmitted& e) { return One(e.participant); },
                  [](const core::event::ParticipantRefused& e) { return One(e.participant); },
                  [](const core::event::ParticipantLeft& e) { return One(e.participant); },
                  [](const core::event::ParticipantRemoved& e) { return One(e.participant); },
                  [](const core::event::RoleGranted& e) { return One(e.participant); },
                  [](const auto&) { return One(); }},
      body);
}

}  // namespace chats::live
