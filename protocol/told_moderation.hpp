// What keeps people safe, as snapshots and events tell it: quiet rooms, flags, letters. README.md
// part 3 spells them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "protocol/json_writer.hpp"
#include "server/core/state.hpp"

namespace chats::protocol {

// "all" for none.
std::string room_or_all(std::optional<core::RoomId> room);
std::string target_text(const core::FlagTarget& target);

// Fields of an object that is already open; left out where there is nothing.
void write_restraint(JsonWriter& out, const core::SessionState& state);
void write_own_flags(JsonWriter& out, const core::Participant& me);
void write_own_letters(JsonWriter& out, const core::SessionState& state,
                       const core::Participant& me);
// For staff: flags that wait, threads and notes.
void write_staff_desk(JsonWriter& out, const core::SessionState& state);

// Who waits at the door, as staff see them.
void write_waiting_person(JsonWriter& out, const core::SessionState& state,
                          const core::Participant& person);
void write_flag_fields(JsonWriter& out, const core::SessionState& state, const core::Flag& flag);
void write_letter_fields(JsonWriter& out, const core::SessionState& state,
                         const core::Letter& letter);

}  // namespace chats::protocol
