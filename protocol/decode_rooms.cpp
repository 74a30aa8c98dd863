// Breakouts: planned, opened, extended, closed, and who is where.
#include <algorithm>
#include <array>

#include "protocol/command_decoders.hpp"
#include "protocol/spans.hpp"
#include "protocol/wire_limits.hpp"
#include "server/core/limits.hpp"

namespace chats::protocol::decoder {

namespace {

using core::Command;
namespace command = core::command;
namespace bounds = core::limits;

constexpr Bounds any_number{.min = -(std::int64_t{1} << 53), .max = std::int64_t{1} << 53};
constexpr Bounds room_size{.min = std::int64_t{bounds::room_size_min},
                           .max = std::int64_t{bounds::room_size_max}};
constexpr Bounds round_length{.min = bounds::round_min.count(), .max = bounds::round_max.count()};

// How many rooms; whoever asks for too many or none is told the limit.
std::optional<std::uint16_t> read_count(Params& params) {
  const auto count = params.whole_if_given("rooms", any_number);
  if (!count) return std::nullopt;
  if (*count < 1)
    params.object_to({.rule = core::Rule::field_is_wrong, .field = "rooms", .limit = 1});
  if (*count > std::int64_t{bounds::rooms_max})
    params.object_to({.rule = core::Rule::too_many, .field = "rooms", .limit = bounds::rooms_max});
  return static_cast<std::uint16_t>(*count);
}

// What a room is called: one line that says something.
std::optional<std::string> read_name(Params& params) {
  auto name = params.line_if_given("name", bounds::room_name_points_max);
  if (name && name->empty()) params.wrong("name");
  return name;
}

}  // namespace

Wish room_choose(Params& params) {
  return Command{command::ChooseRoom{params.id<core::RoomId>("room")}};
}

Wish room_visit(Params& params) {
  return Command{command::VisitRoom{params.id<core::RoomId>("room")}};
}

Wish rooms_plan(Params& params) {
  const auto count = read_count(params);
  const auto size = params.whole_if_given("size", room_size);
  const auto method = params.choice<core::PlanMethod>("method");
  const bool is_needed = !core::has_groups(method);
  if (!count && !size && is_needed) params.wrong("rooms");
  if (count && size) params.wrong("size");
  const bool staff = params.flag_if_given("staff");
  return Command{command::PlanRooms{count.value_or(0), static_cast<std::uint16_t>(size.value_or(0)),
                                    method, staff, read_based_on(params),
                                    params.flag_if_given("set_aside")}};
}

Wish assignments_read(Params&) {
  return Command{command::ReadAssignments{}};
}

Wish plan_assign(Params& params) {
  auto people = params.ids<core::ParticipantId>("participants", bounds::moved_at_once_max);
  const auto room = params.id_if_given<core::RoomId>("room");
  return Command{command::AssignInPlan{std::move(people), room, read_based_on(params)}};
}

Wish plan_pin(Params& params) {
  constexpr std::array kinds{core::PinKind::together, core::PinKind::apart, core::PinKind::here};
  const auto given = [&](core::PinKind kind) { return params.has(word(kind)); };
  const auto kind = std::ranges::find_if(kinds, given);
  if (kind == kinds.end() || std::ranges::count_if(kinds, given) > 1) params.wrong("together");
  command::PinInPlan wish{kind == kinds.end() ? core::PinKind::together : *kind, {}, {}};
  wish.people = params.ids<core::ParticipantId>(word(wish.kind), bounds::pinned_people_max);
  wish.on = !params.has("on") || params.flag("on");
  const bool in_a_room = wish.kind == core::PinKind::here && wish.on;
  if (in_a_room) wish.room = params.id<core::RoomId>("room");
  if (wish.kind != core::PinKind::here && wish.people.size() < 2) params.wrong(word(wish.kind));
  wish.based_on = read_based_on(params);
  return Command{std::move(wish)};
}

Wish rooms_open(Params& params) {
  const auto length = read_seconds(params, "for_s", round_length);
  const auto grace = read_grace(params);
  return Command{command::OpenRooms{length, grace, read_based_on(params)}};
}

Wish rooms_extend(Params& params) {
  const auto by = read_extension(params);
  const auto room = params.id_if_given<core::RoomId>("room");
  return Command{command::ExtendRooms{by, room, read_based_on(params)}};
}

Wish rooms_close(Params& params) {
  const auto grace = read_grace(params);
  const auto room = params.id_if_given<core::RoomId>("room");
  return Command{command::CloseRooms{grace, room, read_based_on(params)}};
}

Wish rooms_reopen(Params& params) {
  const auto length = read_seconds(params, "for_s", round_length);
  return Command{command::ReopenRooms{length, read_grace(params)}};
}

Wish room_add(Params& params) {
  auto name = read_name(params);
  auto question = params.text_if_given("question", bounds::room_question_points_max);
  const bool into_plan = params.flag_if_given("plan");
  return Command{
      command::AddRoom{std::move(name), std::move(question), into_plan, read_based_on(params)}};
}

Wish room_change(Params& params) {
  const auto room = params.id<core::RoomId>("room");
  command::ChangeRoom wish{room, read_name(params), {}};
  if (params.has("question"))
    wish.question = params.text_if_given("question", bounds::room_question_points_max);
  wish.based_on = read_based_on(params);
  return Command{std::move(wish)};
}

Wish room_remove(Params& params) {
  const auto room = params.id<core::RoomId>("room");
  return Command{command::RemoveRoom{room, read_based_on(params)}};
}

Wish rooms_merge(Params& params) {
  auto rooms = params.ids<core::RoomId>("rooms", bounds::rooms_max);
  return Command{command::MergeRooms{std::move(rooms), read_based_on(params)}};
}

// Some people, or everybody in a room.
Wish participants_move(Params& params) {
  const auto from = params.id_if_given<core::RoomId>("from");
  if (from && params.has("participants")) params.wrong("from");
  std::vector<core::ParticipantId> people;
  if (!from) people = params.ids<core::ParticipantId>("participants", bounds::moved_at_once_max);
  return Command{
      command::MoveParticipants{std::move(people), params.id<core::RoomId>("room"), from}};
}

Wish participants_swap(Params& params) {
  const auto a = params.id<core::ParticipantId>("a");
  return Command{command::SwapParticipants{a, params.id<core::ParticipantId>("b")}};
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
