// The things that snapshots, events and pages have in common, each written one way: PERSON,
// MESSAGE, CARD, TAKEAWAY, ROOM and so on, as README.md part 3 spells them.
#pragma once

#include <optional>
#include <string_view>

#include "protocol/json_writer.hpp"
#include "server/core/assignments.hpp"
#include "server/core/state.hpp"
#include "server/core/view.hpp"

namespace chats::protocol {

// For whom something is written: what is their own is marked, and staff read more. Nobody in
// particular (id 0): the same bytes for several, with nothing of anybody's own in them.
struct Reader {
  core::ParticipantId id{};
  bool staff = false;
  bool author = false;  // Of the card, by its key.
};
inline Reader reader_of(const core::Participant& viewer) {
  return {.id = viewer.id, .staff = viewer.is_staff()};
}

// Fields of an object that is already open.
void write_person_fields(JsonWriter& out, const core::Participant& person);
void write_profile_fields(JsonWriter& out, const core::SessionState& state,
                          const core::Participant& person);

// The room that the debrief is about now, with who was in it at its end.
void write_debrief_turn_fields(JsonWriter& out, const core::SessionState& state);

// The field `pins`.
void write_pins(JsonWriter& out, const std::vector<core::Pin>& pins);
// The field `assigned`; null: no rooms were assigned beforehand.
void write_assigned(JsonWriter& out, const core::SessionState& state);

// One value each.
// A role's link: when it was made, its terms, and how many came in by it. Never its secret.
void write_link(JsonWriter& out, const core::SessionState& state, core::Role role);
void write_person(JsonWriter& out, const core::Participant& person);
// One of the staff, as all see them: with `away` while they are.
void write_staff_person(JsonWriter& out, const core::Participant& person);
void write_room_person(JsonWriter& out, const core::Participant& person);
void write_roster_row(JsonWriter& out, const core::SessionState& state,
                      const core::Participant& person);
void write_message(JsonWriter& out, const core::SessionState& state, const core::Message& message,
                   Reader reader);
void write_takeaway(JsonWriter& out, const core::SessionState& state,
                    const core::Takeaway& takeaway);
void write_room(JsonWriter& out, const core::Room& room);
// Nothing, where there is none.
void write_headline(JsonWriter& out, const core::SessionState& state, const core::Room& room);
void write_noted_room(JsonWriter& out, const core::SessionState& state, const core::Room& room);
void write_round(JsonWriter& out, const core::SessionState& state);  // null: none is open.
void write_room_view(JsonWriter& out, const core::SessionState& state, const core::RoomView& room,
                     Reader reader);
void write_plan(JsonWriter& out, const core::Plan& plan);
// A line of the list that was made beforehand, with whom it may mean.
void write_assigned_seat(JsonWriter& out, const core::SessionState& state,
                         const core::AssignedSeat& seat);
void write_achievement(JsonWriter& out, const core::Achievement& achieved);
void write_next_phase(JsonWriter& out, const core::SessionState& state,
                      const core::NextPhase& next);
void write_mute(JsonWriter& out, const core::Mute& mute);
// Unless somebody claims it. No event: every viewer finds the same from the server's clock.
core::Instant urgent_at(core::Instant asked_at);
// Fields: who looks after a request, and what was answered last.
void write_help_progress(JsonWriter& out, const core::SessionState& state,
                         const core::HelpRequest& help);
void write_prompts(JsonWriter& out, const core::BoardPrompts& prompts);
// For nobody in particular nothing is said about whose support it has.
void write_card(JsonWriter& out, const core::SessionState& state, const core::Card& card,
                Reader reader);

// `name`: PERSON; nothing when there is no such person.
void write_person_named(JsonWriter& out, std::string_view name, const core::SessionState& state,
                        std::optional<core::ParticipantId> id);

}  // namespace chats::protocol
