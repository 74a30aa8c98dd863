// What a fresh view of one viewer holds, and why a request was refused, in few words.
#include <array>

#include "protocol/enum_words.hpp"
#include "server/core/broadcast_reach.hpp"
#include "server/core/view.hpp"
#include "tests/sessions/told_parts.hpp"
#include "tests/sessions/told_text.hpp"
#include "tests/sessions/words.hpp"

namespace chats::sessions {

using namespace core;
using protocol::word;

namespace {

struct Viewing {
  const SessionState& state;
  const View& shown;
  const Names& names;
  std::vector<std::string> lines;

  std::string people(const std::vector<const Participant*>& all) const {
    std::string text;
    for (const auto* each : all)
      text += " " + names.of(each->id) + (each->away ? "(away)" : "") +
              (each->left ? "(left)" : "") + (each->hand ? "(hand)" : "");
    return text;
  }
  std::string author(std::optional<ParticipantId> id) const {
    return id ? names.of(*id) : "nobody";
  }

  // The words of a hidden message are for staff.
  std::string said(const Message& message) const {
    return message.hidden && !shown.for_staff ? "" : message.text;
  }

  std::string progress(const HelpRequest& help) const {
    return (help.claim ? ", claimed by " + names.of(help.claim->by) : "") +
           (help.answer ? ", answer \"" + help.answer->text + "\"" : "");
  }

  std::string repeated(const Broadcast& broadcast) const {
    const bool told = shown.for_staff || !broadcast.acked.contains(shown.me->id);
    const auto at = broadcast.repeated_at;
    return told && at ? " again at " + clock_text(*at) : "";
  }
  std::string reach(const BroadcastReach& far) const {
    std::string text;
    for (const auto& room : far.rooms)
      text += (text.empty() ? ": " : ", ") + room_name(room.room) + " seen by " +
              std::to_string(room.seen) + ", went out to " + std::to_string(room.delivered) +
              " of " + std::to_string(room.people);
    return text.empty() ? ": nobody" : text;
  }

  void add_me() {
    const auto& me = *shown.me;
    auto text = me.waiting ? std::string("waits at the door") : "is in " + room_name(me.room);
    if (me.muted)
      text += ", muted" + (me.muted->until ? " until " + clock_text(*me.muted->until) : "");
    if (me.hand) text += ", hand raised";
    if (me.help) text += ", asked for help" + progress(state.helps.at(*me.help));
    if (me.checkin) text += ", checked in by name";
    lines.push_back(text);
    for (const auto& each : me.flags)
      lines.push_back("flagged" + (each.outcome ? ": \"" + *each.outcome + "\"" : ""));
    add_thread("letter ", me.letters);
  }
  void add_session() {
    std::string text(word(state.lifecycle));
    if (shown.me->waiting) return lines.push_back(text);
    if (const auto* phase = current_phase(state))
      text += ", " + phase->id + " until " + clock_text(state.agenda.ends_at);
    if (state.agenda.paused_at) text += ", paused";
    if (state.locked) text += ", locked";
    if (state.agenda.next) text += ", next at " + clock_text(state.agenda.next->at);
    add_restraint(text);
    lines.push_back(text);
    for (const auto& [index, length] : state.replanned)
      lines.push_back(state.definition->agenda[index].id + " planned for " +
                      std::to_string(length.count()) + "m");
  }
  void add_restraint(std::string& text) const {
    const auto& now = state.restraint;
    if (now.all_muted) text += ", all quiet";
    for (const auto& [room, mute] : now.muted)
      text += ", " + room_name(room) + " quiet";
    if (now.pace.count() > 0) text += ", one message in " + std::to_string(now.pace.count()) + "s";
    for (const auto& [room, every] : now.paces)
      text += ", in " + room_name(room) + " one in " + std::to_string(every.count()) + "s";
  }
  void add_thread(const std::string& whose, const std::vector<Letter>& letters) {
    for (const auto& each : letters)
      lines.push_back(whose + names.of(each.from) + " \"" + each.text + "\"");
  }
  void add_desk() {
    for (const auto id : state.waiting)
      lines.push_back("waits " + names.of(id) + (state.participants.at(id).away ? "(away)" : ""));
    for (const auto& [id, flag] : state.flags)
      lines.push_back("flag" + flag_text(flag, names));
    for (const auto& [id, person] : state.participants)
      add_thread("thread of " + names.of(id) + ": ", person.letters);
    add_thread("note ", state.staff_notes);
  }
  void add_rooms() {
    if (shown.me->waiting) return;
    if (state.round)
      lines.push_back("round " + std::to_string(state.round->number) + " until " +
                      clock_text(round_closes_at(state)));
    if (shown.room.room) lines.push_back("people" + people(shown.room.people));
    for (const auto* each : shown.room.messages)
      lines.push_back("message " + names.of(each->from) + " \"" + said(*each) + "\"" +
                      (each->hidden ? " hidden" : "") + (each->deleted ? " deleted" : ""));
    for (const auto* each : shown.room.helps)
      lines.push_back("asked here " + std::string(word(each->kind)) + progress(*each));
    if (shown.room.room) add_noted("noted here", *shown.room.room);
    for (const auto* room : shown.debrief)
      add_noted("debrief " + room_name(room->id) + (room->debriefed ? " shown" : ""), *room);
    if (const auto& turn = state.debrief_turn)
      lines.push_back("debrief now " + room_name(turn->room) + " until " + clock_text(turn->until));
  }
  void add_noted(const std::string& where, const Room& room) {
    if (room.headline)
      lines.push_back(where + " headline \"" + room.headline->text + "\" told by " +
                      names.of(room.headline->speaker));
    for (const auto& each : room.takeaways)
      lines.push_back(where + " \"" + each.text + "\"");
  }
  void add_words() {
    for (const auto* each : shown.broadcasts)
      lines.push_back("broadcast \"" + each->text + "\"" + repeated(*each));
    for (const auto* each : shown.checkins)
      lines.push_back("check-in " + author(each->from) + " \"" + each->text + "\"");
    if (state.board.phase != Board::Phase::none && !shown.me->waiting)
      lines.push_back("board " + std::string(word(state.board.phase)));
    for (const auto* each : shown.cards)
      lines.push_back("card " + std::string(word(each->column)) + " " + author(each->from) + " \"" +
                      (each->hidden && !shown.for_staff ? "" : each->text) + "\" +" +
                      std::to_string(each->supporters.size()) + (each->hidden ? " hidden" : "") +
                      care_of(*each));
  }
  // What became of a card beside its words, as far as it is the viewer's to know.
  std::string care_of(const Card& card) const {
    const bool staff = shown.for_staff;
    std::string text = card.waiting ? " waits" : "";
    if (!card.theme.empty() && (staff || is_for_all(state, card)))
      text += " under \"" + card.theme + "\"";
    if (card.wish && (staff || card.from == shown.me->id))
      text += " asked \"" + card.wish->text + "\"";
    return text;
  }
  // Those that are not as the session was made with; who came in by an older one.
  void add_links() {
    for (const auto role : {Role::attendee, Role::moderator, Role::facilitator}) {
      const auto& link = link_for(state, role);
      if (link.made_by == 0 && !link.expires_at && !link.uses_max) continue;
      lines.push_back("link " + std::string(word(role)) + " used by " +
                      std::to_string(link.uses) +
                      (link.uses_max ? " of " + std::to_string(*link.uses_max) : "") +
                      (link.expires_at ? " until " + clock_text(*link.expires_at) : ""));
      for (const auto* each : shown.roster)
        if (each->came_by.role == role && each->came_by.made_at != link.made_at)
          lines.push_back("older link " + names.of(each->id));
    }
  }
  void add_staff_part() {
    if (!shown.for_staff) return;
    lines.push_back("roster" + people(shown.roster));
    add_links();
    add_desk();
    for (const auto* each : shown.helps)
      lines.push_back("help " + names.of(each->from) + " in " + room_name(each->room) +
                      progress(*each));
    for (const auto& each : reach_of_broadcasts(state))
      lines.push_back("reach of " + names.of_thing('b', each.broadcast.number) + reach(each));
    for (const auto* room : shown.takeaways)
      add_noted("takeaway " + room_name(room->id), *room);
    if (state.plan)
      lines.push_back("plan of " + std::to_string(state.plan->rooms.size()) + " rooms");
    for (const auto& each : state.pins) {
      std::string text = "pin " + std::string(word(each.kind));
      for (const auto id : each.people)
        text += " " + names.of(id);
      lines.push_back(text + (each.room ? " in " + room_name(*each.room) : ""));
    }
  }
};

// In the order of Rule.
constexpr std::array rule_words{
    "link_unknown",
    "link_is_replaced",
    "link_has_expired",
    "link_is_used_up",
    "session_is_full",
    "session_is_locked",
    "session_is_closed",
    "was_removed",
    "waits_at_the_door",
    "is_muted",
    "room_is_muted",
    "facilitators_only",
    "staff_only",
    "server_only",
    "not_ones_own",
    "not_in_that_room",
    "not_on_equals",
    "not_about_oneself",
    "not_the_last_facilitator",
    "not_the_last_room",
    "anonymous_not_allowed",
    "names_not_allowed",
    "too_late_to_change",
    "not_undoable",
    "not_offered",
    "staff_stay_on_record",
    "field_is_wrong",
    "in_one_room",
    "two_rooms_needed",
    "id_used_for_another",
    "text_too_long",
    "too_many",
    "not_there",
    "session_not_open",
    "only_at_the_end",
    "not_in_this_phase",
    "no_rooms_open",
    "not_self_select",
    "board_not_open",
    "agenda_is_paused",
    "agenda_not_paused",
    "nobody_to_place",
    "no_round_yet",
    "nothing_assigned",
    "no_phase_there",
    "room_is_closed",
    "room_has_closed",
    "done_already",
    "hidden_already",
    "assigned_already",
    "plan_has_changed",
    "agenda_has_changed",
    "undone_already",
    "changed_since",
    "nothing_to_undo",
    "card_has_changed",
    "help_is_claimed",
    "pins_contradict",
    "people_come_and_go",
    "pace_is_slow",
    "too_fast",
    "cannot_save",
    "went_wrong",
};
static_assert(rule_words.size() == static_cast<std::size_t>(Rule::went_wrong) + 1);

std::string_view rule_word(Rule rule) {
  return rule_words[static_cast<std::size_t>(rule)];
}

}  // namespace

std::vector<std::string> view_lines(const SessionState& state, ParticipantId viewer,
                                    const Names& names) {
  const auto shown = view(state, viewer);
  Viewing viewing{state, shown, names, {}};
  viewing.add_me();
  viewing.add_session();
  viewing.add_rooms();
  viewing.add_words();
  viewing.add_staff_part();
  return viewing.lines;
}

std::string refusal_text(const Rejection& no, const Names& names) {
  std::string text(rule_word(no.rule));
  if (!no.field.empty()) text += " " + no.field;
  if (no.limit) text += " " + std::to_string(*no.limit);
  if (no.retry_after && no.rule == Rule::pace_is_slow)
    text += " for " + std::to_string(no.retry_after->count()) + "ms";
  if (no.until) text += " until " + clock_text(*no.until);
  if (no.by) text += " by " + names.of(*no.by);
  if (no.at) text += " at " + clock_text(*no.at);
  return text;
}

}  // namespace chats::sessions
