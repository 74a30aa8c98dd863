// What people say: messages, broadcasts, takeaways.
#include "protocol/command_decoders.hpp"
#include "protocol/emoji.hpp"
#include "protocol/wire_limits.hpp"
#include "server/core/limits.hpp"

namespace chats::protocol::decoder {

namespace {

using core::Command;
namespace command = core::command;
namespace bounds = core::limits;

}  // namespace

Wish message_post(Params& params) {
  const auto room = params.id<core::RoomId>("room");
  auto text = params.text("text", bounds::message_points_max);
  const auto reply_to = params.id_if_given<core::MessageId>("reply_to");
  return Command{command::PostMessage{room, std::move(text), reply_to}};
}

Wish message_edit(Params& params) {
  const auto message = params.id<core::MessageId>("message");
  return Command{command::EditMessage{message, params.text("text", bounds::message_points_max)}};
}

Wish message_delete(Params& params) {
  return Command{command::DeleteMessage{params.id<core::MessageId>("message")}};
}

Wish message_react(Params& params) {
  const auto message = params.id<core::MessageId>("message");
  const std::uint8_t emoji = read_emoji(params);
  return Command{command::ReactToMessage{message, emoji, params.flag("on")}};
}

Wish message_hide(Params& params) {
  const auto message = params.id<core::MessageId>("message");
  return Command{
      command::HideMessage{message, params.text_if_given("reason", bounds::reason_points_max)}};
}

Wish history_read(Params& params) {
  const auto before = params.id_if_given<core::MessageId>("before");
  const auto limit =
      params.whole_if_given("limit", {.min = 1, .max = std::int64_t{bounds::page_max}});
  return Command{
      command::ReadHistory{before, static_cast<std::size_t>(limit.value_or(limits::history_page))}};
}

Wish broadcast_send(Params& params) {
  auto text = params.text("text", bounds::broadcast_points_max);
  std::vector<core::RoomId> rooms;
  if (params.has("rooms")) rooms = params.ids<core::RoomId>("rooms", bounds::rooms_max);
  return Command{command::SendBroadcast{std::move(text), std::move(rooms)}};
}

Wish broadcast_ack(Params& params) {
  return Command{command::AckBroadcast{params.id<core::BroadcastId>("broadcast")}};
}

Wish broadcast_repeat(Params& params) {
  return Command{command::RepeatBroadcast{params.id<core::BroadcastId>("broadcast")}};
}

Wish takeaway_add(Params& params) {
  return Command{command::AddTakeaway{params.text("text", bounds::takeaway_points_max)}};
}

Wish takeaway_edit(Params& params) {
  const auto takeaway = params.id<core::TakeawayId>("takeaway");
  return Command{command::EditTakeaway{takeaway, params.text("text", bounds::takeaway_points_max)}};
}

Wish takeaway_headline(Params& params) {
  auto text = params.text("text", bounds::takeaway_points_max);
  return Command{command::SetHeadline{std::move(text), params.id<core::ParticipantId>("speaker")}};
}

Wish takeaway_remove(Params& params) {
  return Command{command::RemoveTakeaway{params.id<core::TakeawayId>("takeaway")}};
}

}  // namespace chats::protocol::decoder
