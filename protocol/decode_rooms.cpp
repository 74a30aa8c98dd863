// Breakouts: planned, opened, extended, closed, and who is where.
#include "protocol/command_decoders.hpp"
#include "protocol/spans.hpp"
#include "protocol/wire_limits.hpp"
#include "server/core/limits.hpp"

namespace chats::protocol::decoder {

namespace {

using core::Command;
namespace command = core::command;
namespace bounds = core::limits;

constexpr Bounds room_count{.min = 1, .max = std::int64_t{bounds::rooms_max}};
constexpr Bounds room_size{.min = std::int64_t{bounds::room_size_min},
                           .max = std::int64_t{bounds::room_size_max}};
constexpr Bounds round_length{.min = bounds::round_min.count(), .max = bounds::round_max.count()};

}  // namespace

Wish room_choose(Params& params) {
  return Command{command::ChooseRoom{params.id<core::RoomId>("room")}};
}

Wish room_visit(Params& params) {
  return Command{command::VisitRoom{params.id<core::RoomId>("room")}};
}

Wish rooms_plan(Params& params) {
  const auto count = params.whole_if_given("rooms", room_count);
  const auto size = params.whole_if_given("size", room_size);
  if (!count && !size) params.wrong("rooms");
  if (count && size) params.wrong("size");
  const auto method = params.choice<core::PlanMethod>("method");
  return Command{command::PlanRooms{static_cast<std::uint16_t>(count.value_or(0)),
                                    static_cast<std::uint16_t>(size.value_or(0)), method}};
}

Wish plan_assign(Params& params) {
  auto people = params.ids<core::ParticipantId>("participants", bounds::moved_at_once_max);
  return Command{
      command::AssignInPlan{std::move(people), params.id_if_given<core::RoomId>("room")}};
}

Wish rooms_open(Params& params) {
  const auto length = read_seconds(params, "for_s", round_length);
  return Command{command::OpenRooms{length, read_grace(params)}};
}

Wish rooms_extend(Params& params) {
  const auto by = read_extension(params);
  return Command{command::ExtendRooms{by, params.id_if_given<core::RoomId>("room")}};
}

Wish rooms_close(Params& params) {
  const auto grace = read_grace(params);
  return Command{command::CloseRooms{grace, params.id_if_given<core::RoomId>("room")}};
}

Wish participants_move(Params& params) {
  auto people = params.ids<core::ParticipantId>("participants", bounds::moved_at_once_max);
  return Command{command::MoveParticipants{std::move(people), params.id<core::RoomId>("room")}};
}

Wish participants_list(Params& params) {
  const auto after = params.id_if_given<core::ParticipantId>("after");
  const auto limit =
      params.whole_if_given("limit", {.min = 1, .max = std::int64_t{bounds::page_max}});
  return Command{
      command::ListParticipants{after, static_cast<std::size_t>(limit.value_or(limits::other_page)),
                                params.id_if_given<core::RoomId>("room")}};
}

}  // namespace chats::protocol::decoder
