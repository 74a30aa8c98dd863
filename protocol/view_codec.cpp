#include "protocol/view_codec.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <ranges>

#include "protocol/definition_codec.hpp"
#include "protocol/enum_words.hpp"
#include "protocol/stage_text.hpp"
#include "protocol/told_items.hpp"
#include "protocol/told_moderation.hpp"

namespace chats::protocol {

namespace {

using core::Broadcast;
using core::SessionState;
using core::View;

// Who waits at the door is not told what the staff do inside.
void write_session(JsonWriter& out, const View& view, std::string_view session) {
  const SessionState& state = *view.state;
  const bool inside = !view.me->waiting;
  const core::Definition& definition = *state.definition;
  const auto texts = [&](std::string_view name, const std::vector<std::string>& list) {
    out.list(name, list, [&](const std::string& entry) { out.value(entry); });
  };
  out.object("session", [&] {
    out.text_if("id", session);
    out.field("title", definition.title);
    out.text_if("series", definition.series);
    out.field("lang", definition.lang);
    out.field("state", word(state.lifecycle));
    out.field("starts_at", definition.starts_at);
    out.field_if("opened_at", state.opened_at);
    if (state.lifecycle == core::Lifecycle::closing) out.field("closes_at", state.closes_at);
    out.field("locked", inside && state.locked);
    if (inside) write_restraint(out, state);
    texts("positions", definition.positions);
    texts("affiliations", definition.affiliations);
    texts("assumptions", definition.assumptions);
    out.list("emoji", core::emoji, [&](const char* one) { out.value(std::string_view(one)); });
    out.nested("settings", [&] { write_settings(out, definition.settings); });
  });
}

void write_my_help(JsonWriter& out, const SessionState& state, const core::Participant& me) {
  if (!me.help) return;
  const auto found = state.helps.find(*me.help);
  if (found == state.helps.end()) return;
  const core::HelpRequest& help = found->second;
  out.object("help", [&] {
    out.field("help", help.id);
    out.field("kind", word(help.kind));
    out.text_if("text", help.text);
    out.field("at", help.at);
    write_help_progress(out, state, help);
  });
}

void write_me(JsonWriter& out, const View& view) {
  const core::Participant& me = *view.me;
  std::vector<core::BroadcastId> acked;
  for (const Broadcast* broadcast : view.broadcasts) {
    if (broadcast->acked.contains(me.id)) acked.push_back(broadcast->id);
  }
  out.object("me", [&] {
    write_person_fields(out, me);
    write_profile_fields(out, *view.state, me);
    out.field("room", me.room);
    out.field("entered_seq", me.entered);
    out.field_if("hand", me.hand);
    if (me.muted) write_mute(out, *me.muted);
    out.list("accepted", me.accepted, [&](std::uint16_t index) { out.value(index); });
    write_my_help(out, *view.state, me);
    out.field_if("checkin", me.checkin);
    if (me.waiting) out.field("waiting", true);
    write_own_flags(out, me);
    write_own_letters(out, *view.state, me);
    out.list("acked", acked, [&](core::BroadcastId id) { out.value(id); });
    if (view.state->deputy == me.id) out.field("deputy", true);
    if (std::ranges::count(view.state->offered, me.id) > 0) out.field("offered", true);
  });
}

// A phase as it is planned now, with what the definition planned, and when it really was.
void write_agenda_phase(JsonWriter& out, const SessionState& state, std::uint16_t index) {
  const core::Phase& phase = state.definition->agenda.at(index);
  const auto times = state.phase_times.find(index);
  out.object([&] {
    write_phase_fields(out, phase, core::planned_length(state, index));
    if (state.replanned.contains(index)) out.field("first_minutes", phase.length.count());
    if (times == state.phase_times.end()) return;
    out.field("began_at", times->second.began_at);
    out.field_if("ended_at", times->second.ended_at);
  });
}

void write_agenda(JsonWriter& out, const SessionState& state) {
  const core::Agenda& agenda = state.agenda;
  const std::vector<core::Phase>& phases = state.definition->agenda;
  out.object("agenda", [&] {
    out.list("phases", std::views::iota(std::size_t{0}, phases.size()), [&](std::size_t index) {
      write_agenda_phase(out, state, static_cast<std::uint16_t>(index));
    });
    if (!agenda.phase) return;
    out.field("phase", phases.at(*agenda.phase).id);
    out.field("started_at", agenda.started_at);
    out.field("ends_at", agenda.ends_at);
    out.field_if("paused_at", agenda.paused_at);
    if (agenda.next) out.nested("next", [&] { write_next_phase(out, state, *agenda.next); });
  });
}

// That it was sent again concerns those who have not acknowledged it, and staff.
void write_broadcast(JsonWriter& out, const SessionState& state, const Broadcast& broadcast,
                     const core::Participant& me) {
  out.object([&] {
    out.field("broadcast", broadcast.id);
    out.field("at", broadcast.at);
    out.field("text", broadcast.text);
    write_person_named(out, "from", state, broadcast.from);
    if (!broadcast.rooms.empty())
      out.list("rooms", broadcast.rooms, [&](core::RoomId room) { out.value(room); });
    if (me.is_staff() || !broadcast.acked.contains(me.id))
      out.field_if("repeated_at", broadcast.repeated_at);
  });
}

void write_checkin(JsonWriter& out, const SessionState& state, const core::CheckinAnswer& answer) {
  out.object([&] {
    out.field("checkin", answer.id);
    out.field("at", answer.at);
    out.field("text", answer.text);
    write_person_named(out, "from", state, answer.from);
  });
}

void write_help(JsonWriter& out, const SessionState& state, const core::HelpRequest& help) {
  out.object([&] {
    out.field("help", help.id);
    write_person_named(out, "from", state, help.from);
    out.field("room", help.room);
    out.field("kind", word(help.kind));
    out.text_if("text", help.text);
    out.field("at", help.at);
    out.field("urgent_at", urgent_at(help.at));
    if (!state.participants.at(help.from).is_here()) out.field("left", true);
    write_help_progress(out, state, help);
  });
}

void write_board(JsonWriter& out, const View& view) {
  static const core::Board no_board;
  const core::Board& board = view.me->waiting ? no_board : view.state->board;
  const Reader reader = reader_of(*view.me);
  out.object("board", [&] {
    out.field("state", word(board.phase));
    if (board.phase != core::Board::Phase::none) {
      out.nested("prompts", [&] { write_prompts(out, board.prompts); });
    }
    if (view.older_cards) out.field("older", true);
    out.list("cards", view.cards,
             [&](const core::Card* card) { write_card(out, *view.state, *card, reader); });
  });
}

void write_noted(JsonWriter& out, std::string_view name, const SessionState& state,
                 const std::vector<const core::Room*>& rooms) {
  out.list(name, rooms, [&](const core::Room* room) { write_noted_room(out, state, *room); });
}

// How many acknowledged each broadcast, by the room they were in then.
void write_acks(JsonWriter& out, const View& view) {
  out.object("acks", [&] {
    for (const Broadcast* broadcast : view.broadcasts) {
      if (broadcast->acked.empty()) continue;
      std::map<core::RoomId, std::uint64_t> counts;
      for (const auto& [person, room] : broadcast->acked)
        ++counts[room];
      out.object(id_text(broadcast->id), [&] {
        for (const auto& [room, count] : counts)
          out.field(id_text(room), count);
      });
    }
  });
}

constexpr std::array all_roles{core::Role::attendee, core::Role::moderator,
                               core::Role::facilitator};

void write_staff_only(JsonWriter& out, const View& view) {
  const SessionState& state = *view.state;
  out.object("staff_only", [&] {
    out.list("roster", view.roster,
             [&](const core::Participant* person) { write_roster_row(out, state, *person); });
    out.nested("plan", [&] {
      if (state.plan) {
        write_plan(out, *state.plan);
      } else {
        out.raw("null");
      }
    });
    write_pins(out, state.pins);
    if (state.assigned) write_assigned(out, state);
    out.list("helps", view.helps,
             [&](const core::HelpRequest* help) { write_help(out, state, *help); });
    write_staff_desk(out, state);
    write_noted(out, "takeaways", state, view.takeaways);
    write_acks(out, view);
    out.list("links", all_roles, [&](core::Role role) { write_link(out, state, role); });
    out.field_if("deputy", state.deputy);
    out.list("offered", state.offered, [&](core::ParticipantId id) { out.value(id); });
  });
}

void write_own_room(JsonWriter& out, const View& view) {
  out.nested("room", [&] { write_room_view(out, *view.state, view.room, reader_of(*view.me)); });
}

void write_broadcasts(JsonWriter& out, const View& view) {
  out.list("broadcasts", view.broadcasts, [&](const Broadcast* broadcast) {
    write_broadcast(out, *view.state, *broadcast, *view.me);
  });
}

// The state of the session itself, as those inside see it.
void write_course(JsonWriter& out, const SessionState& state) {
  write_agenda(out, state);
  out.field("stage", stage_text(state.stage));
  out.nested("round", [&] { write_round(out, state); });
}

void write_no_course(JsonWriter& out) {
  out.object("agenda", [&] { out.list("phases", std::vector<int>{}, [](int) {}); });
  out.field("stage", stage_text({}));
  out.raw("round", "null");
}

void write_view_fields(JsonWriter& out, const View& view, std::string_view session) {
  const SessionState& state = *view.state;
  const bool inside = !view.me->waiting;
  write_session(out, view, session);
  write_me(out, view);
  if (inside)
    write_course(out, state);
  else
    write_no_course(out);
  out.list("rooms", view.open_rooms, [&](const core::Room* room) { write_room(out, *room); });
  write_own_room(out, view);
  out.list("staff", view.staff,
           [&](const core::Participant* person) { write_staff_person(out, *person); });
  write_broadcasts(out, view);
  out.list("checkins", view.checkins,
           [&](const core::CheckinAnswer* answer) { write_checkin(out, state, *answer); });
  write_noted(out, "debrief", state, view.debrief);
  if (inside && state.debrief_turn)
    out.object("debrief_now", [&] { write_debrief_turn_fields(out, state); });
  write_board(out, view);
  if (view.for_staff) write_staff_only(out, view);
}

}  // namespace

void write_role_view(JsonWriter& out, const View& view) {
  out.field("view", view_token(*view.me));
  write_me(out, view);
  write_own_room(out, view);
  write_broadcasts(out, view);
  write_board(out, view);
  if (view.for_staff) write_staff_only(out, view);
}

void write_view(JsonWriter& out, const View& view) {
  out.object([&] { write_view_fields(out, view, {}); });
}

std::string encode_view(const View& view, std::string_view session, const Live& live) {
  JsonWriter out;
  out.object([&] {
    write_view_fields(out, view, session);
    out.nested("live", [&] { write_live(out, live); });
  });
  return out.take();
}

std::string view_token(core::RoomId room, core::Seq entered) {
  return id_text(room) + '-' + std::to_string(entered);
}

std::string view_token(const core::Participant& viewer) {
  auto token = view_token(viewer.room, viewer.entered);
  if (viewer.role_granted != 0) token += '-' + std::to_string(viewer.role_granted);
  return token;
}

}  // namespace chats::protocol
