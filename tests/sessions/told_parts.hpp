// The words that tellings of a story are put together from: people, rooms, seats, deadlines.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/core/achievement.hpp"
#include "server/core/telling.hpp"
#include "tests/sessions/cast.hpp"
#include "tests/sessions/words.hpp"

namespace chats::sessions {

using core::Achievement, core::CardId, core::Event, core::Form, core::HelpId, core::LeastAndMost;
using core::main_room, core::MessageId, core::Participant, core::ParticipantId, core::RoomDeadline;
using core::RoomId, core::RoomLabel, core::RoomPlan, core::Seat, core::SessionState;
using core::TakeawayId;

inline std::string quoted(const std::string& text) {
  return " \"" + text + "\"";
}
inline std::string because(const std::string& reason) {
  return reason.empty() ? "" : " because" + quoted(reason);
}

// Only what is worth a word in a small chat.
inline std::string achieved_text(const Achievement& achieved) {
  const auto span = [](const char* what, const std::optional<LeastAndMost>& numbers) {
    if (!numbers || numbers->most == 0) return std::string{};
    return std::string(", ") + what + " " + std::to_string(numbers->least) + "-" +
           std::to_string(numbers->most);
  };
  auto text = span("positions", achieved.positions) + span("affiliations", achieved.affiliations);
  if (achieved.met_before > 0) text += ", met before " + std::to_string(achieved.met_before);
  for (const auto index : achieved.pins_broken)
    text += ", breaks pin " + std::to_string(index + 1);
  return text;
}

inline std::string room_or_all(const std::optional<RoomId>& room) {
  return room ? room_name(*room) : "all";
}

// What staff are shown of a flag: who raised it (if that is told), about whom, and the words.
inline std::string flag_text(const core::Flag& flag, const Names& names) {
  auto text = flag.names_nobody ? " from nobody" : " from " + names.of(flag.from);
  if (flag.about) text += " about " + names.of(*flag.about);
  if (flag.room) text += " in " + room_name(*flag.room);
  if (!flag.note.empty()) text += quoted(flag.note);
  for (const auto& each : flag.words)
    text += (&each == &flag.words.front() ? ":" : ",") +
            (each.from ? " " + names.of(*each.from) : std::string(" nobody")) + quoted(each.text);
  return text;
}

// One event as one viewer is told of it.
struct ToldParts {
  const SessionState& after;
  const Event& told;
  const Participant& viewer;
  Form form;
  const Names& names;

  bool for_staff() const { return form == Form::staff; }
  std::string person(ParticipantId id) const { return " " + names.of(id); }
  std::string by(ParticipantId id) const { return " by " + names.of(id); }
  // What the room of a request is not told.
  std::string to_asker(const std::string& text) const { return form == Form::fact ? "" : text; }
  std::string waits(CardId id) const {
    return after.board.cards.at(id).waiting ? " (waits)" : "";
  }
  std::string help(HelpId id) const { return " " + names.of_thing('h', id.number); }
  std::string flag(core::FlagId id) const { return " " + names.of_thing('f', id.number); }
  std::string message(MessageId id) const { return " " + names.of_thing('m', id.number); }
  std::string card(CardId id) const { return " " + names.of_thing('c', id.number); }
  std::string cards(const std::vector<CardId>& all) const {
    std::string text;
    for (const auto id : all)
      text += card(id);
    return text;
  }
  // What is new to whoever is not staff.
  std::string shown(const std::vector<CardId>& all) const {
    std::string text;
    for (const auto id : all)
      text += quoted(after.board.cards.at(id).text);
    return text;
  }
  std::string takeaway(TakeawayId id) const { return " " + names.of_thing('t', id.number); }
  std::string from(std::optional<ParticipantId> id) const {
    return id ? " from " + names.of(*id) : " from nobody";
  }
  std::string rooms(const std::vector<RoomId>& all) const {
    std::string text;
    for (const auto id : all)
      text += " " + room_name(id);
    return text;
  }
  std::string seats(const std::vector<RoomPlan>& all) const {
    std::string text;
    for (const auto& each : all) {
      text += " " + room_name(each.room) + "(";
      for (const auto id : each.people)
        text += (id == each.people.front() ? "" : " ") + names.of(id);
      text += ")";
    }
    return text;
  }
  std::string deadlines(const std::vector<RoomDeadline>& all) const {
    std::string text;
    for (const auto& each : all)
      text += " " + room_name(each.room) + " until " + clock_text(each.closes_at);
    return text;
  }
  std::string opened(const std::vector<RoomPlan>& all) const {
    std::vector<RoomId> ids;
    for (const auto& each : all)
      ids.push_back(each.room);
    return for_staff() ? seats(all) : rooms(ids);
  }
  std::string labelled(const RoomLabel& label) const {
    return quoted(label.name) + (label.question.empty() ? "" : quoted(label.question));
  }
  std::string labels(const std::vector<RoomPlan>& all) const {
    std::string text;
    for (const auto& each : all)
      text += quoted(each.name);
    return text;
  }
  // All of them for staff; for others those who came to them.
  std::string newcomers(const std::vector<Seat>& seats) const {
    std::string text;
    for (const auto& each : seats) {
      if (for_staff())
        text += ", " + names.of(each.participant) + " to " + room_name(each.room);
      else if (each.room != main_room && each.room == viewer.room)
        text += ", " + names.of(each.participant) + " comes";
    }
    return text;
  }
  // What its people are shown anew when others bring their points.
  std::string noted_in(RoomId id) const {
    std::string text;
    if (viewer.room != id) return text;
    for (const auto& each : after.rooms.at(id).takeaways)
      text += quoted(each.text);
    return text.empty() ? text : ", noted" + text;
  }
  std::string next() const {
    const auto next = after.agenda.next;
    return next ? " then " + phase(next->phase) + " at " + clock_text(next->at) : "";
  }
  std::string phase(std::uint16_t index) const { return after.definition->agenda[index].id; }
};

}  // namespace chats::sessions
