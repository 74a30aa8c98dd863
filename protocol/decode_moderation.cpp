// What keeps people safe: quiet rooms, what is hidden, flags, and letters to the staff.
#include "protocol/command_decoders.hpp"
#include "protocol/spans.hpp"
#include "protocol/wire_limits.hpp"
#include "server/core/limits.hpp"

namespace chats::protocol::decoder {

namespace {

using core::Command;
namespace command = core::command;
namespace bounds = core::limits;

// None: "all".
std::optional<core::RoomId> room_or_all(Params& params) {
  const auto word = params.required_word("room");
  if (!word || *word == "all") return std::nullopt;
  return params.id<core::RoomId>("room");
}

core::FlagTarget flag_target(Params& params) {
  const auto word = params.required_word("target");
  if (!word) return {};
  if (const auto message = parse_id<core::MessageId>(*word)) return *message;
  if (const auto card = parse_id<core::CardId>(*word)) return *card;
  if (const auto person = parse_id<core::ParticipantId>(*word)) return *person;
  params.wrong("target");
  return {};
}

}  // namespace

Wish participant_admit(Params& params) {
  return Command{command::AdmitParticipants{
      params.ids<core::ParticipantId>("participants", bounds::moved_at_once_max)}};
}

Wish participant_refuse(Params& params) {
  return Command{command::RefuseParticipants{
      params.ids<core::ParticipantId>("participants", bounds::moved_at_once_max)}};
}

Wish message_unhide(Params& params) {
  return Command{command::UnhideMessage{params.id<core::MessageId>("message")}};
}

Wish card_approve(Params& params) {
  auto cards = params.ids<core::CardId>("cards", bounds::cards_at_once_max);
  return Command{command::ApproveCards{std::move(cards), read_based_on(params)}};
}

Wish card_group(Params& params) {
  auto cards = params.ids<core::CardId>("cards", bounds::cards_at_once_max);
  auto theme = params.line_if_given("theme", bounds::theme_points_max);
  if (!theme) params.wrong("theme");
  return Command{command::GroupCards{std::move(cards), std::move(theme).value_or("")}};
}

Wish card_rephrase(Params& params) {
  const auto card = params.id<core::CardId>("card");
  return Command{command::RephraseCard{card, params.text("text", bounds::rephrase_points_max)}};
}

Wish card_hide(Params& params) {
  const auto card = params.id<core::CardId>("card");
  return Command{
      command::HideCard{card, params.text_if_given("reason", bounds::reason_points_max)}};
}

Wish card_unhide(Params& params) {
  return Command{command::UnhideCard{params.id<core::CardId>("card")}};
}

Wish room_mute(Params& params) {
  const auto room = room_or_all(params);
  return Command{
      command::MuteRoom{room, params.text_if_given("reason", bounds::reason_points_max)}};
}

Wish room_unmute(Params& params) {
  return Command{command::UnmuteRoom{room_or_all(params)}};
}

Wish slow_set(Params& params) {
  const auto every = params.whole("every_s", {.min = 0, .max = bounds::pace_max.count()});
  const auto room = params.has("room") ? room_or_all(params) : std::nullopt;
  return Command{command::SetPace{core::seconds(every), room}};
}

Wish flag_raise(Params& params) {
  const auto target = flag_target(params);
  return Command{
      command::RaiseFlag{target, params.text_if_given("note", bounds::flag_note_points_max)}};
}

Wish flag_resolve(Params& params) {
  const auto flag = params.id<core::FlagId>("flag");
  return Command{
      command::ResolveFlag{flag, params.text("outcome", bounds::flag_outcome_points_max)}};
}

Wish staff_write(Params& params) {
  auto text = params.text("text", bounds::letter_points_max);
  return Command{command::WriteToStaff{std::move(text),
                                       params.id_if_given<core::ParticipantId>("participant")}};
}

Wish staff_note(Params& params) {
  return Command{command::NoteForStaff{params.text("text", bounds::letter_points_max)}};
}

Wish moderation_log(Params& params) {
  const auto before = params.whole_if_given("before", {.min = 1, .max = std::int64_t{1} << 53});
  const auto limit =
      params.whole_if_given("limit", {.min = 1, .max = std::int64_t{bounds::page_max}});
  command::ReadModerationLog log{{}, static_cast<std::size_t>(limit.value_or(limits::other_page))};
  if (before) log.before = static_cast<std::uint64_t>(*before);
  return Command{log};
}

}  // namespace chats::protocol::decoder
