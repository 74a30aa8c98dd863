// What staff do, told to others as "Mira … 12 seconds ago" (protocol/deed_words.cpp).
#pragma once

#include <cstdint>

namespace chats::core {

enum class Deed : std::uint8_t {
  closed_session,
  locked_session,
  unlocked_session,
  changed_step,
  changed_length,
  changed_time,
  paused_agenda,
  resumed_agenda,
  changed_stage,
  planned_rooms,
  changed_plan,
  changed_pins,
  opened_rooms,
  extended_rooms,
  closed_rooms,
  reopened_rooms,
  added_room,
  changed_room,
  removed_room,
  merged_rooms,
  moved_person,
  visited_room,
  muted_person,
  unmuted_person,
  removed_person,
  hid_message,
  showed_message,
  hid_card,
  showed_card,
  approved_cards,
  grouped_cards,
  muted_room,
  unmuted_room,
  set_pace,
  changed_board,
  changed_debrief,
  granted_role,
  undid_something,
};

}  // namespace chats::core
