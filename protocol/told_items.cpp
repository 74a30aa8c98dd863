#include "protocol/told_items.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "protocol/enum_words.hpp"

namespace chats::protocol {

namespace {

std::string_view entry_of(const std::vector<std::string>& list,
                          const std::optional<std::uint16_t>& index) {
  return index && *index < list.size() ? std::string_view(list[*index]) : std::string_view();
}

// In the order of the emoji, so that everybody who folds reactions gets the same list.
std::vector<const core::Reaction*> in_order(const std::vector<core::Reaction>& reactions) {
  std::vector<const core::Reaction*> sorted;
  for (const core::Reaction& reaction : reactions) {
    if (!reaction.by.empty() && reaction.emoji < core::emoji.size()) sorted.push_back(&reaction);
  }
  std::ranges::sort(sorted, {}, [](const core::Reaction* reaction) { return reaction->emoji; });
  return sorted;
}

void write_reactions(JsonWriter& out, const core::Message& message, Reader reader) {
  out.list("reactions", in_order(message.reactions), [&](const core::Reaction* reaction) {
    out.object([&] {
      out.field("emoji", core::emoji[reaction->emoji]);
      out.field("count", reaction->by.size());
      out.field("mine", std::ranges::find(reaction->by, reader.id) != reaction->by.end());
    });
  });
}

void write_hidden(JsonWriter& out, const core::SessionState& state, core::ParticipantId by,
                  const std::string& reason, Reader reader) {
  out.field("hidden", true);
  if (!reader.staff) return;
  write_person_named(out, "hidden_by", state, by);
  out.text_if("hidden_reason", reason);
}

// What staff wish the author of a card to change; who wishes it staff alone read.
void write_rephrase(JsonWriter& out, const core::SessionState& state,
                    const core::RephraseWish& wish, Reader reader) {
  out.object("rephrase", [&] {
    out.field("at", wish.at);
    out.field("text", wish.text);
    if (reader.staff) write_person_named(out, "by", state, wish.by);
  });
}

}  // namespace

void write_headline(JsonWriter& out, const core::SessionState& state, const core::Room& room) {
  if (!room.headline) return;
  out.object("headline", [&] {
    out.field("text", room.headline->text);
    write_person_named(out, "speaker", state, room.headline->speaker);
  });
}

void write_person_fields(JsonWriter& out, const core::Participant& person) {
  out.field("id", person.id);
  out.field("name", person.profile.name);
  out.text_if("pronouns", person.profile.pronouns);
  out.field("role", word(person.role));
}

void write_profile_fields(JsonWriter& out, const core::SessionState& state,
                          const core::Participant& person) {
  const core::Definition& definition = *state.definition;
  out.text_if("position", entry_of(definition.positions, person.profile.position));
  out.text_if("affiliation", entry_of(definition.affiliations, person.profile.affiliation));
}

void write_person(JsonWriter& out, const core::Participant& person) {
  out.object([&] { write_person_fields(out, person); });
}

void write_staff_person(JsonWriter& out, const core::Participant& person) {
  out.object([&] {
    write_person_fields(out, person);
    if (person.away) out.field("away", true);
  });
}

void write_person_named(JsonWriter& out, std::string_view name, const core::SessionState& state,
                        std::optional<core::ParticipantId> id) {
  const core::Participant* const person = id ? core::find_participant(state, *id) : nullptr;
  if (person == nullptr) return;
  out.object(name, [&] { write_person_fields(out, *person); });
}

void write_room_person(JsonWriter& out, const core::Participant& person) {
  out.object([&] {
    write_person_fields(out, person);
    out.field("away", person.away);
    out.field_if("hand", person.hand);
  });
}

void write_mute(JsonWriter& out, const core::Mute& mute) {
  out.object("muted", [&] {
    out.field_if("until", mute.until);
    out.text_if("reason", mute.reason);
  });
}

core::Instant urgent_at(core::Instant asked_at) {
  return asked_at + core::limits::help_urgent_after;
}

void write_help_progress(JsonWriter& out, const core::SessionState& state,
                         const core::HelpRequest& help) {
  if (help.claim) {
    out.object("claimed", [&] {
      write_person_named(out, "by", state, help.claim->by);
      out.field("at", help.claim->at);
    });
  }
  if (help.answer) {
    out.object("answer", [&] {
      write_person_named(out, "by", state, help.answer->by);
      out.field("at", help.answer->at);
      out.field("text", help.answer->text);
    });
  }
}

void write_roster_row(JsonWriter& out, const core::SessionState& state,
                      const core::Participant& person) {
  out.object([&] {
    write_person_fields(out, person);
    write_profile_fields(out, state, person);
    out.field("room", person.room);
    out.field("joined_at", person.joined_at);
    out.object("link", [&] {
      out.field("role", word(person.came_by.role));
      out.field("at", person.came_by.made_at);
    });
    out.field("away", person.away);
    out.field("left", person.left);
    out.field_if("hand", person.hand);
    if (person.muted) write_mute(out, *person.muted);
    out.list("accepted", person.accepted, [&](std::uint16_t index) { out.value(index); });
  });
}

void write_link(JsonWriter& out, const core::SessionState& state, core::Role role) {
  const core::SessionLink& link = core::link_for(state, role);
  out.object([&] {
    out.field("role", word(role));
    out.field("at", link.made_at);
    write_person_named(out, "by", state, link.by);
    out.field_if("expires_at", link.expires_at);
    if (link.uses_max) out.field("uses_max", *link.uses_max);
    out.field("uses", link.uses);
  });
}

void write_message(JsonWriter& out, const core::SessionState& state, const core::Message& message,
                   Reader reader) {
  const bool silent = message.deleted || (message.hidden && !reader.staff);
  out.object([&] {
    out.field("message", message.id);
    out.field("at", message.at);
    write_person_named(out, "from", state, message.from);
    out.field("text", silent ? std::string_view() : std::string_view(message.text));
    out.field_if("reply_to", message.reply_to);
    out.field_if("edited_at", message.edited_at);
    if (message.deleted) out.field("deleted", true);
    if (message.hidden)
      write_hidden(out, state, message.hidden_by, message.hidden_reason, reader);
    write_reactions(out, message.hidden ? core::Message{} : message, reader);
  });
}

void write_takeaway(JsonWriter& out, const core::SessionState& state,
                    const core::Takeaway& takeaway) {
  out.object([&] {
    out.field("takeaway", takeaway.id);
    out.field("at", takeaway.at);
    out.field("text", takeaway.text);
    write_person_named(out, "from", state, takeaway.from);
  });
}

void write_room(JsonWriter& out, const core::Room& room) {
  out.object([&] {
    out.field("room", room.id);
    out.field("name", room.name);
    out.text_if("question", room.question);
    out.field("closes_at", room.closes_at);
    out.field("closing", room.closing);
  });
}

void write_noted_room(JsonWriter& out, const core::SessionState& state, const core::Room& room) {
  out.object([&] {
    out.field("room", room.id);
    out.field("name", room.name);
    out.text_if("question", room.question);
    write_headline(out, state, room);
    if (room.debriefed) out.field("shown", true);
    if (room.removed) out.field("removed", true);
    out.list("takeaways", room.takeaways,
             [&](const core::Takeaway& takeaway) { write_takeaway(out, state, takeaway); });
  });
}

void write_debrief_turn_fields(JsonWriter& out, const core::SessionState& state) {
  const core::DebriefTurn& turn = *state.debrief_turn;
  const auto& people = state.rooms.at(turn.room).to_the_end;
  const auto shown = std::min(people.size(), core::limits::debrief_people_shown);
  out.field("room", turn.room);
  out.field("since", turn.since);
  out.field("until", turn.until);
  out.list("people", std::span(people).first(shown),
           [&](core::ParticipantId id) { write_person(out, state.participants.at(id)); });
  if (people.size() > shown) out.field("more", people.size() - shown);
}

void write_round(JsonWriter& out, const core::SessionState& state) {
  if (!state.round) {
    out.raw("null");
    return;
  }
  out.object([&] {
    out.field("number", state.round->number);
    out.field("method", word(state.round->method));
    out.field("closes_at", core::round_closes_at(state));
    out.field("grace_s", state.round->grace.count());
  });
}

void write_room_view(JsonWriter& out, const core::SessionState& state, const core::RoomView& room,
                     Reader reader) {
  static const std::vector<core::Takeaway> no_takeaways;
  const core::Room* const breakout = room.room;
  out.object([&] {
    out.field("id", breakout ? breakout->id : core::main_room);
    out.field("name", breakout ? std::string_view(breakout->name) : "Main room");
    if (breakout) {
      out.text_if("question", breakout->question);
      out.field("closes_at", breakout->closes_at);
    }
    out.field("closing", breakout != nullptr && breakout->closing);
    out.list("people", room.people,
             [&](const core::Participant* person) { write_room_person(out, *person); });
    if (breakout) write_headline(out, state, *breakout);
    out.list("takeaways", breakout ? breakout->takeaways : no_takeaways,
             [&](const core::Takeaway& takeaway) { write_takeaway(out, state, takeaway); });
    out.list("helps", room.helps, [&](const core::HelpRequest* help) {
      out.object([&] {
        out.field("help", help->id);
        out.field("kind", word(help->kind));
        out.field("at", help->at);
        write_help_progress(out, state, *help);
      });
    });
    if (room.older) out.field("older", true);
    out.list("messages", room.messages,
             [&](const core::Message* message) { write_message(out, state, *message, reader); });
  });
}

void write_achievement(JsonWriter& out, const core::Achievement& achieved) {
  const auto span = [&](std::string_view name, const std::optional<core::LeastAndMost>& numbers) {
    if (numbers)
      out.list(name, std::array{numbers->least, numbers->most},
               [&](std::size_t number) { out.value(number); });
  };
  out.object([&] {
    span("sizes", achieved.sizes);
    span("positions", achieved.positions);
    span("affiliations", achieved.affiliations);
    out.field("met_before", achieved.met_before);
    out.list("pins_broken", achieved.pins_broken, [&](std::size_t index) { out.value(index); });
    out.list("without_staff", achieved.without_staff, [&](core::RoomId id) { out.value(id); });
  });
}

void write_assigned(JsonWriter& out, const core::SessionState& state) {
  if (!state.assigned) return out.raw("assigned", "null");
  std::size_t people = 0;
  for (const core::AssignedRoom& room : state.assigned->rooms)
    people += room.people.size();
  out.object("assigned", [&] {
    out.field("rooms", state.assigned->rooms.size());
    out.field("people", people);
    out.field("at", state.assigned->at);
    out.field("used", state.assigned->used);
  });
}

void write_assigned_seat(JsonWriter& out, const core::SessionState& state,
                         const core::AssignedSeat& seat) {
  out.object([&] {
    out.field("name", seat.person->name);
    out.text_if("affiliation", entry_of(state.definition->affiliations, seat.person->affiliation));
    out.field("room", state.assigned->rooms[seat.room].name);
    out.list("participants", seat.meant, [&](core::ParticipantId id) { out.value(id); });
  });
}

void write_pins(JsonWriter& out, const std::vector<core::Pin>& pins) {
  out.list("pins", pins, [&](const core::Pin& pin) {
    out.object([&] {
      out.field("pin", word(pin.kind));
      out.list("participants", pin.people, [&](core::ParticipantId id) { out.value(id); });
      out.field_if("room", pin.room);
    });
  });
}

void write_plan(JsonWriter& out, const core::Plan& plan) {
  out.object([&] {
    out.field("method", word(plan.method));
    out.list("rooms", plan.rooms, [&](const core::RoomPlan& room) {
      out.object([&] {
        out.field("room", room.room);
        out.field("name", room.name);
        out.text_if("question", room.question);
        out.list("people", room.people, [&](core::ParticipantId id) { out.value(id); });
      });
    });
    out.nested("achieved", [&] { write_achievement(out, plan.achieved); });
  });
}

void write_next_phase(JsonWriter& out, const core::SessionState& state,
                      const core::NextPhase& next) {
  out.object([&] {
    out.field("phase", state.definition->agenda.at(next.phase).id);
    out.field("at", next.at);
  });
}

void write_prompts(JsonWriter& out, const core::BoardPrompts& prompts) {
  out.object([&] {
    out.field("learn", prompts.learn);
    out.field("unlearn", prompts.unlearn);
  });
}

void write_card(JsonWriter& out, const core::SessionState& state, const core::Card& card,
                Reader reader) {
  const bool own = reader.author || card.from == reader.id;
  out.object([&] {
    out.field("card", card.id);
    out.field("at", card.at);
    out.field("column", word(card.column));
    out.field("text", card.hidden && !reader.staff ? std::string_view() : card.text);
    write_person_named(out, "from", state, card.from);
    if (card.hidden) write_hidden(out, state, card.hidden_by, card.hidden_reason, reader);
    if (card.waiting) out.field("waiting", true);
    if (reader.staff || core::is_for_all(state, card)) out.text_if("theme", card.theme);
    if (card.wish && (reader.staff || own)) write_rephrase(out, state, *card.wish, reader);
    out.field("support", card.supporters.size());
    if (reader.id.number != 0) out.field("mine_support", card.supporters.contains(reader.id));
  });
}

}  // namespace chats::protocol
