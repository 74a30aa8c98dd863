// The stored fields of the events of agenda, rooms and board. A kind or a name that was ever
// written stays as it is: logs must be read years from now. What an event means never changes; a
// new meaning is a new kind.
#pragma once

#include <cstdint>
#include <string_view>
#include <tuple>

#include "server/core/event.hpp"
#include "server/store/definition_forms.hpp"
#include "server/store/stored_struct.hpp"

namespace chats::store {

namespace event = core::event;

template <>
struct Form<event::PhaseStarted> {
  static constexpr std::string_view kind = "phase.started";
  static constexpr std::tuple fields{Field{"phase", &event::PhaseStarted::phase},
                                     Field{"ends_at", &event::PhaseStarted::ends_at},
                                     Field{"by", &event::PhaseStarted::by}};
};
template <>
struct Form<event::PhaseExtended> {
  static constexpr std::string_view kind = "phase.extended";
  static constexpr std::tuple fields{Field{"ends_at", &event::PhaseExtended::ends_at},
                                     Field{"by", &event::PhaseExtended::by}};
};
template <>
struct Form<event::PhasePaused> {
  static constexpr std::string_view kind = "phase.paused";
  static constexpr std::tuple fields{Field{"by", &event::PhasePaused::by}};
};
template <>
struct Form<event::PhaseResumed> {
  static constexpr std::string_view kind = "phase.resumed";
  static constexpr std::tuple fields{Field{"ends_at", &event::PhaseResumed::ends_at},
                                     Field{"rooms", &event::PhaseResumed::rooms},
                                     Field{"by", &event::PhaseResumed::by}};
};
template <>
struct Form<event::StageShown> {
  static constexpr std::string_view kind = "stage.shown";
  static constexpr std::tuple fields{Field{"stage", &event::StageShown::stage}};
};
template <>
struct Form<event::PhasePlanned> {
  static constexpr std::string_view kind = "phase.planned";
  static constexpr std::tuple fields{Field{"phase", &event::PhasePlanned::phase},
                                     Field{"minutes", &event::PhasePlanned::length},
                                     Field{"by", &event::PhasePlanned::by}};
};
template <>
struct Form<event::DebriefOrdered> {
  static constexpr std::string_view kind = "debrief.ordered";
  static constexpr std::tuple fields{Field{"rooms", &event::DebriefOrdered::rooms},
                                     Field{"by", &event::DebriefOrdered::by}};
};
template <>
struct Form<event::DebriefShown> {
  static constexpr std::string_view kind = "debrief.shown";
  static constexpr std::tuple fields{Field{"room", &event::DebriefShown::room},
                                     Field{"until", &event::DebriefShown::until},
                                     Field{"by", &event::DebriefShown::by}};
};
template <>
struct Form<event::RoomsPlanned> {
  static constexpr std::string_view kind = "rooms.planned";
  static constexpr std::tuple fields{Field{"method", &event::RoomsPlanned::method},
                                     Field{"rooms", &event::RoomsPlanned::rooms},
                                     Field{"by", &event::RoomsPlanned::by}};
};
template <>
struct Form<event::PlanChanged> {
  static constexpr std::string_view kind = "plan.changed";
  static constexpr std::tuple fields{Field{"participants", &event::PlanChanged::participants},
                                     Field{"room", &event::PlanChanged::room},
                                     Field{"by", &event::PlanChanged::by}};
};
template <>
struct Form<event::RoomsOpened> {
  static constexpr std::string_view kind = "rooms.opened";
  static constexpr std::tuple fields{
      Field{"method", &event::RoomsOpened::method}, Field{"rooms", &event::RoomsOpened::rooms},
      Field{"closes_at", &event::RoomsOpened::closes_at},
      Field{"grace_s", &event::RoomsOpened::grace}, Field{"by", &event::RoomsOpened::by}};
};
template <>
struct Form<event::RoomsExtended> {
  static constexpr std::string_view kind = "rooms.extended";
  static constexpr std::tuple fields{Field{"rooms", &event::RoomsExtended::rooms},
                                     Field{"by", &event::RoomsExtended::by}};
};
template <>
struct Form<event::RoomsClosing> {
  static constexpr std::string_view kind = "rooms.closing";
  static constexpr std::tuple fields{Field{"rooms", &event::RoomsClosing::rooms},
                                     Field{"closes_at", &event::RoomsClosing::closes_at},
                                     Field{"next", &event::RoomsClosing::next},
                                     Field{"by", &event::RoomsClosing::by}};
};
template <>
struct Form<event::RoomsClosed> {
  static constexpr std::string_view kind = "rooms.closed";
  static constexpr std::tuple fields{Field{"rooms", &event::RoomsClosed::rooms},
                                     Field{"by", &event::RoomsClosed::by}};
};
template <>
struct Form<event::BoardOpened> {
  static constexpr std::string_view kind = "board.opened";
  static constexpr std::tuple fields{Field{"prompts", &event::BoardOpened::prompts}};
};
template <>
struct Form<event::BoardRevealed> {
  static constexpr std::string_view kind = "board.revealed";
  static constexpr std::tuple fields{};
};
template <>
struct Form<event::BoardClosed> {
  static constexpr std::string_view kind = "board.closed";
  static constexpr std::tuple fields{};
};
template <>
struct Form<event::RequestNoted> {
  static constexpr std::string_view kind = "request.noted";
  static constexpr std::tuple fields{};
};
template <>
struct Form<event::PlanPinned> {
  static constexpr std::string_view kind = "plan.pinned";
  static constexpr std::tuple fields{Field{"pin", &event::PlanPinned::pin},
                                     Field{"on", &event::PlanPinned::on},
                                     Field{"by", &event::PlanPinned::by}};
};
template <>
struct Form<event::RoomsAssigned> {
  static constexpr std::string_view kind = "rooms.assigned";
  static constexpr std::tuple fields{Field{"rooms", &event::RoomsAssigned::rooms}};
};
template <>
struct Form<event::PlanRoomsChanged> {
  static constexpr std::string_view kind = "plan.rooms_changed";
  static constexpr std::tuple fields{Field{"rooms", &event::PlanRoomsChanged::rooms},
                                     Field{"by", &event::PlanRoomsChanged::by}};
};
template <>
struct Form<event::RoomsReopened> {
  static constexpr std::string_view kind = "rooms.reopened";
  static constexpr std::tuple fields{
      Field{"method", &event::RoomsReopened::method}, Field{"rooms", &event::RoomsReopened::rooms},
      Field{"closes_at", &event::RoomsReopened::closes_at},
      Field{"grace_s", &event::RoomsReopened::grace}, Field{"by", &event::RoomsReopened::by}};
};
template <>
struct Form<event::RoomAdded> {
  static constexpr std::string_view kind = "room.added";
  static constexpr std::tuple fields{
      Field{"room", &event::RoomAdded::room}, Field{"label", &event::RoomAdded::label},
      Field{"closes_at", &event::RoomAdded::closes_at}, Field{"by", &event::RoomAdded::by}};
};
template <>
struct Form<event::RoomChanged> {
  static constexpr std::string_view kind = "room.changed";
  static constexpr std::tuple fields{
      Field{"room", &event::RoomChanged::room}, Field{"label", &event::RoomChanged::label},
      Field{"before", &event::RoomChanged::before}, Field{"by", &event::RoomChanged::by}};
};
template <>
struct Form<event::RoomRemoved> {
  static constexpr std::string_view kind = "room.removed";
  static constexpr std::tuple fields{Field{"room", &event::RoomRemoved::room},
                                     Field{"seats", &event::RoomRemoved::seats},
                                     Field{"by", &event::RoomRemoved::by}};
};
template <>
struct Form<event::RoomsMerged> {
  static constexpr std::string_view kind = "rooms.merged";
  static constexpr std::tuple fields{
      Field{"into", &event::RoomsMerged::into}, Field{"merged", &event::RoomsMerged::merged},
      Field{"closes_at", &event::RoomsMerged::closes_at},
      Field{"closes_at_before", &event::RoomsMerged::closes_at_before},
      Field{"by", &event::RoomsMerged::by}};
};

}  // namespace chats::store
