#include "protocol/rejection_codec.hpp"

#include <algorithm>
#include <array>

#include "protocol/deed_words.hpp"
#include "protocol/json_writer.hpp"
#include "protocol/pin_words.hpp"
#include "protocol/told_items.hpp"

namespace chats::protocol {

namespace {

using core::Rule;

constexpr std::array table{
    RuleRow{Rule::link_unknown, Reason::link_invalid,
            "This link does not work (any more). Please ask for a new one."},
    RuleRow{Rule::link_is_replaced, Reason::link_invalid,
            "There is a newer link in place of this one. Please ask the people who invited you."},
    RuleRow{Rule::link_has_expired, Reason::link_invalid,
            "The time of this link is over. Please ask the people who invited you for a new one."},
    RuleRow{Rule::link_is_used_up, Reason::link_invalid,
            "This link was for fewer people than wanted to come. Please ask the people who invited "
            "you for a new one."},
    RuleRow{Rule::session_is_full, Reason::session_full,
            "All places in this session are taken. Please ask the people who invited you."},
    RuleRow{Rule::session_is_locked, Reason::session_locked,
            "The facilitators have closed the door to newcomers for now."},
    RuleRow{Rule::session_is_closed, Reason::session_closed, "This session has ended."},
    RuleRow{Rule::was_removed, Reason::removed,
            "You were taken out of this session by a moderator."},
    RuleRow{Rule::waits_at_the_door, Reason::not_allowed,
            "You wait to be let in. The staff know that you are here."},
    RuleRow{Rule::is_muted, Reason::muted,
            "You are muted just now. You can still read along and ask the staff for help."},
    RuleRow{Rule::room_is_muted, Reason::muted,
            "This room is quiet for a while: only staff write. You can read along, ask for help, "
            "and write to the staff."},
    RuleRow{Rule::facilitators_only, Reason::not_allowed, "Only facilitators can do that."},
    RuleRow{Rule::staff_only, Reason::not_allowed, "Only moderators and facilitators can do that."},
    RuleRow{Rule::server_only, Reason::not_allowed, "Only the server does that."},
    RuleRow{Rule::not_ones_own, Reason::not_allowed, "Only its author can do that."},
    RuleRow{Rule::not_in_that_room, Reason::not_allowed,
            "You can speak only in the room you are in."},
    RuleRow{Rule::not_on_equals, Reason::not_allowed,
            "That can be done only to people with a role below your own."},
    RuleRow{Rule::not_about_oneself, Reason::not_allowed,
            "This flag is about you, so somebody else of the staff looks at it."},
    RuleRow{Rule::not_the_last_facilitator, Reason::not_allowed,
            "A session needs a facilitator, and this is the last one."},
    RuleRow{Rule::not_the_last_room, Reason::not_allowed,
            "This is the last room. Close the rooms instead, and everybody comes back to main."},
    RuleRow{Rule::anonymous_not_allowed, Reason::not_allowed, "Cards carry names in this session."},
    RuleRow{Rule::names_not_allowed, Reason::not_allowed, "Cards are anonymous in this session."},
    RuleRow{Rule::too_late_to_change, Reason::not_allowed,
            "Your words can be changed for ten minutes; that time is over."},
    RuleRow{Rule::not_undoable, Reason::not_allowed,
            "That cannot be undone. Most of what staff do can be, for thirty seconds."},
    RuleRow{Rule::not_offered, Reason::not_allowed, "Nobody is offered that role just now."},
    RuleRow{Rule::staff_stay_on_record, Reason::not_allowed,
            "Staff act for others, so what they did stays on record. The people who run this "
            "server can delete the whole session."},
    RuleRow{Rule::field_is_wrong, Reason::invalid_params, "Something in that is not right."},
    RuleRow{Rule::in_one_room, Reason::invalid_params, "These two are in the same room already."},
    RuleRow{Rule::two_rooms_needed, Reason::invalid_params,
            "It takes two different rooms to make one of them."},
    RuleRow{Rule::id_used_for_another, Reason::invalid_request,
            "That request id was used for something else before."},
    RuleRow{Rule::text_too_long, Reason::too_long, "That text is longer than fits here."},
    RuleRow{Rule::too_many, Reason::too_long, "Those are more than fit here."},
    RuleRow{Rule::not_there, Reason::not_found, "That is not there (any more)."},
    RuleRow{Rule::session_not_open, Reason::wrong_phase,
            "That is possible only while the session is open."},
    RuleRow{Rule::only_at_the_end, Reason::wrong_phase,
            "That is possible once the session is closing."},
    RuleRow{Rule::not_in_this_phase, Reason::wrong_phase,
            "That is not possible in this part of the session."},
    RuleRow{Rule::no_rooms_open, Reason::wrong_phase, "No breakout rooms are open just now."},
    RuleRow{Rule::not_self_select, Reason::wrong_phase,
            "Rooms are assigned this time, so they cannot be chosen."},
    RuleRow{Rule::board_not_open, Reason::wrong_phase, "The board is not open just now."},
    RuleRow{Rule::agenda_is_paused, Reason::wrong_phase, "The agenda is paused."},
    RuleRow{Rule::agenda_not_paused, Reason::wrong_phase, "The agenda is not paused."},
    RuleRow{Rule::nobody_to_place, Reason::wrong_phase,
            "There is nobody yet who could go into a room."},
    RuleRow{Rule::no_round_yet, Reason::wrong_phase,
            "There was no round yet whose groups could meet again."},
    RuleRow{Rule::nothing_assigned, Reason::wrong_phase,
            "Nobody was assigned to rooms beforehand."},
    RuleRow{Rule::no_phase_there, Reason::wrong_phase, "The agenda has no step there."},
    RuleRow{Rule::room_is_closed, Reason::room_closed,
            "That room has closed. What you wrote was not sent."},
    RuleRow{Rule::room_has_closed, Reason::room_closed,
            "That room has closed. Everything stays as it was."},
    RuleRow{Rule::done_already, Reason::already_done, "That has been done already."},
    RuleRow{Rule::hidden_already, Reason::already_done, "That is hidden already."},
    RuleRow{Rule::assigned_already, Reason::already_done,
            "Rooms were assigned beforehand. Plan them as assigned, or say that this sets them "
            "aside."},
    RuleRow{Rule::plan_has_changed, Reason::already_done,
            "Somebody changed the plan after you saw it. Please look at it again."},
    RuleRow{Rule::agenda_has_changed, Reason::already_done,
            "Somebody changed the agenda after you saw it. Please look at it again."},
    RuleRow{Rule::undone_already, Reason::already_done, "That has been undone already."},
    RuleRow{Rule::changed_since, Reason::already_done,
            "Something changed after that, so nothing was undone."},
    RuleRow{Rule::nothing_to_undo, Reason::already_done,
            "Nothing is left of that which could be undone."},
    RuleRow{Rule::card_has_changed, Reason::already_done,
            "Its author has just changed it. Please read it again."},
    RuleRow{Rule::help_is_claimed, Reason::already_done, "Somebody else looks after this already."},
    RuleRow{Rule::pins_contradict, Reason::invalid_params, "These pins cannot all be kept."},
    RuleRow{Rule::people_come_and_go, Reason::too_fast,
            "People came and went while the rooms were planned. Please try again in a moment."},
    RuleRow{Rule::pace_is_slow, Reason::too_fast,
            "This conversation is in slow mode. Your words are kept; send them in a moment."},
    RuleRow{Rule::too_fast, Reason::too_fast,
            "That was a little fast. Please try again in a moment."},
    RuleRow{Rule::cannot_save, Reason::read_only,
            "The server cannot save just now. Please try again in a moment."},
    RuleRow{Rule::went_wrong, Reason::internal,
            "Something went wrong on our side. Please try again in a moment."},
};

static_assert(table.size() == static_cast<std::size_t>(Rule::went_wrong) + 1);
static_assert(std::ranges::all_of(table, [](const RuleRow& row) {
  return &row == &table[static_cast<std::size_t>(row.rule)];
}));

std::string person_text(const core::SessionState* state, std::optional<core::ParticipantId> id) {
  if (state == nullptr || !id) return {};
  const core::Participant* const person = core::find_participant(*state, *id);
  if (person == nullptr) return {};
  JsonWriter out;
  write_person(out, *person);
  return out.take();
}

// Where a rule has more to say than its row: who it is about.
std::string sentence_of(const core::Rejection& rejection, const core::SessionState* state) {
  if (state != nullptr && rejection.conflict) return conflict_text(*rejection.conflict, *state);
  if (state != nullptr && rejection.deed) return deed_text(rejection, *state);
  if (state != nullptr && rejection.rule == Rule::not_offered && rejection.by)
    return name_of(*rejection.by, *state) + " facilitates.";
  if (state != nullptr && rejection.rule == Rule::help_is_claimed && rejection.by)
    return name_of(*rejection.by, *state) + " looks after this already.";
  if (state != nullptr && rejection.rule == Rule::hidden_already && rejection.by)
    return (rejection.own ? std::string("You have") : name_of(*rejection.by, *state) + " has") +
           " hidden it already.";
  return std::string(row_of(rejection.rule).sentence);
}

void write_details(JsonWriter& out, const ErrorReply& error) {
  out.text_if("field", error.field);
  out.field_if("until", error.until);
  if (error.retry_after) out.field("retry_after_ms", error.retry_after->count());
  out.field_if("limit", error.limit);
  if (!error.by.empty()) out.raw("by", error.by);
  out.field_if("at", error.at);
}

}  // namespace

const RuleRow& row_of(core::Rule rule) {
  return table[static_cast<std::size_t>(rule)];
}

ErrorReply error_of(const core::Rejection& rejection, const core::SessionState* state) {
  const RuleRow& row = row_of(rejection.rule);
  ErrorReply error;
  error.reason = row.reason;
  error.field = rejection.rule == Rule::id_used_for_another ? "id" : rejection.field;
  error.sentence = sentence_of(rejection, state);
  error.until = rejection.until;
  error.retry_after = rejection.retry_after;
  error.limit = rejection.limit;
  error.by = person_text(state, rejection.by);
  error.at = rejection.at;
  return error;
}

std::string encode_error(const std::optional<std::string>& id, const ErrorReply& error) {
  const ReasonRow& row = row_of(error.reason);
  JsonWriter out;
  out.object([&] {
    out.field("jsonrpc", "2.0");
    if (id) {
      out.field("id", *id);
    } else {
      out.raw("id", "null");
    }
    out.object("error", [&] {
      out.field("code", row.code);
      out.field("message",
                error.sentence.empty() ? row.sentence : std::string_view(error.sentence));
      out.object("data", [&] {
        out.field("reason", row.name);
        write_details(out, error);
      });
    });
  });
  return out.take();
}

std::string encode_rejection(const std::optional<std::string>& id, const core::Rejection& rejection,
                             const core::SessionState* state) {
  return encode_error(id, error_of(rejection, state));
}

}  // namespace chats::protocol
