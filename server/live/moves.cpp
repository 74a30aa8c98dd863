#include "server/live/moves.hpp"

#include "server/core/match.hpp"

namespace chats::live {

bool moves_people(const core::EventBody& body) {
  return holds_alternative<core::event::RoomsOpened>(body) ||
         holds_alternative<core::event::RoomsReopened>(body) ||
         holds_alternative<core::event::RoomRemoved>(body) ||
         holds_alternative<core::event::RoomsMerged>(body) ||
         holds_alternative<core::event::RoomsClosed>(body) ||
         holds_alternative<core::event::RoomsUnopened>(body) ||
         holds_alternative<core::event::RoomsReturned>(body) ||
         holds_alternative<core::event::ParticipantMoved>(body) ||
         holds_alternative<core::event::ParticipantAdmitted>(body) ||
         holds_alternative<core::event::ParticipantLeft>(body) ||
         holds_alternative<core::event::ParticipantRemoved>(body);
}

std::optional<core::ParticipantId> whom_it_regroups(const core::EventBody& body) {
  using One = std::optional<core::ParticipantId>;
  return visit(
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
