// The stored fields of the events that take something back, and of those about who steers. A kind
// or a name that was ever written stays as it is: logs must be read years from now. What an event
// means never changes; a new meaning is a new kind.
#pragma once

#include <string_view>
#include <tuple>

#include "server/core/event.hpp"
#include "server/store/definition_forms.hpp"
#include "server/store/stored_struct.hpp"

namespace chats::store {

namespace event = core::event;

template <>
struct Form<core::RoomReturn> {
  static constexpr std::tuple fields{
      Field{"room", &core::RoomReturn::room}, Field{"closes_at", &core::RoomReturn::closes_at},
      Field{"closing", &core::RoomReturn::closing}, Field{"people", &core::RoomReturn::people}};
};
template <>
struct Form<core::DebriefTurn> {
  static constexpr std::tuple fields{Field{"room", &core::DebriefTurn::room},
                                     Field{"since", &core::DebriefTurn::since},
                                     Field{"until", &core::DebriefTurn::until}};
};
template <>
struct Form<event::ActionUndone> {
  static constexpr std::string_view kind = "action.undone";
  static constexpr std::tuple fields{
      Field{"first", &event::ActionUndone::first}, Field{"last", &event::ActionUndone::last},
      Field{"inverses", &event::ActionUndone::inverses}, Field{"by", &event::ActionUndone::by}};
};
template <>
struct Form<event::SessionReopened> {
  static constexpr std::string_view kind = "session.reopened";
  static constexpr std::tuple fields{Field{"next", &event::SessionReopened::next},
                                     Field{"next_by", &event::SessionReopened::next_by},
                                     Field{"by", &event::SessionReopened::by}};
};
template <>
struct Form<event::PhaseReturned> {
  static constexpr std::string_view kind = "phase.returned";
  static constexpr std::tuple fields{
      Field{"phase", &event::PhaseReturned::phase},
      Field{"started_at", &event::PhaseReturned::started_at},
      Field{"ends_at", &event::PhaseReturned::ends_at},
      Field{"paused_at", &event::PhaseReturned::paused_at},
      Field{"next", &event::PhaseReturned::next},
      Field{"next_by", &event::PhaseReturned::next_by},
      Field{"stage", &event::PhaseReturned::stage},
      Field{"debrief", &event::PhaseReturned::debrief},
      Field{"turn", &event::PhaseReturned::turn},
      Field{"undone", &event::PhaseReturned::undone},
      Field{"undone_began_at", &event::PhaseReturned::undone_began_at},
      Field{"undone_ended_at", &event::PhaseReturned::undone_ended_at},
      Field{"by", &event::PhaseReturned::by}};
};
template <>
struct Form<event::PlanReturned> {
  static constexpr std::string_view kind = "plan.returned";
  static constexpr std::tuple fields{Field{"method", &event::PlanReturned::method},
                                     Field{"rooms", &event::PlanReturned::rooms},
                                     Field{"by", &event::PlanReturned::by}};
};
template <>
struct Form<event::RoomsUnopened> {
  static constexpr std::string_view kind = "rooms.unopened";
  static constexpr std::tuple fields{Field{"rooms", &event::RoomsUnopened::rooms},
                                     Field{"debrief", &event::RoomsUnopened::debrief},
                                     Field{"turn", &event::RoomsUnopened::turn},
                                     Field{"by", &event::RoomsUnopened::by}};
};
template <>
struct Form<event::RoomsReturned> {
  static constexpr std::string_view kind = "rooms.returned";
  static constexpr std::tuple fields{Field{"rooms", &event::RoomsReturned::rooms},
                                     Field{"by", &event::RoomsReturned::by}};
};
template <>
struct Form<event::BoardReturned> {
  static constexpr std::string_view kind = "board.returned";
  static constexpr std::tuple fields{
      Field{"phase", &event::BoardReturned::phase}, Field{"shown", &event::BoardReturned::shown},
      Field{"prompts", &event::BoardReturned::prompts}, Field{"by", &event::BoardReturned::by}};
};
template <>
struct Form<event::MessageUnhidden> {
  static constexpr std::string_view kind = "message.unhidden";
  static constexpr std::tuple fields{Field{"room", &event::MessageUnhidden::room},
                                     Field{"message", &event::MessageUnhidden::message},
                                     Field{"by", &event::MessageUnhidden::by}};
};
template <>
struct Form<event::ParticipantReadmitted> {
  static constexpr std::string_view kind = "participant.readmitted";
  static constexpr std::tuple fields{
      Field{"participant", &event::ParticipantReadmitted::participant},
      Field{"by", &event::ParticipantReadmitted::by}};
};
template <>
struct Form<event::RoleGranted> {
  static constexpr std::string_view kind = "role.granted";
  static constexpr std::tuple fields{Field{"participant", &event::RoleGranted::participant},
                                     Field{"role", &event::RoleGranted::role},
                                     Field{"by", &event::RoleGranted::by}};
};
template <>
struct Form<event::DeputyNamed> {
  static constexpr std::string_view kind = "deputy.named";
  static constexpr std::tuple fields{Field{"deputy", &event::DeputyNamed::deputy},
                                     Field{"before", &event::DeputyNamed::before},
                                     Field{"by", &event::DeputyNamed::by}};
};
template <>
struct Form<event::FacilitatorOffered> {
  static constexpr std::string_view kind = "facilitator.offered";
  static constexpr std::tuple fields{
      Field{"participants", &event::FacilitatorOffered::participants}};
};

}  // namespace chats::store
