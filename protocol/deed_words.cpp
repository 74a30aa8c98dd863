#include "protocol/deed_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "protocol/pin_words.hpp"

namespace chats::protocol {

namespace {

using core::Deed;
using core::Rule;

// What somebody did; @ stands for whom to. In the order of the enumerators.
constexpr std::array deeds{
    std::pair{Deed::closed_session, std::string_view("closed the session")},
    std::pair{Deed::locked_session, std::string_view("closed the door to newcomers")},
    std::pair{Deed::unlocked_session, std::string_view("opened the door to newcomers")},
    std::pair{Deed::changed_step, std::string_view("went to another step")},
    std::pair{Deed::changed_length, std::string_view("changed how long a step takes")},
    std::pair{Deed::changed_time, std::string_view("changed the time")},
    std::pair{Deed::paused_agenda, std::string_view("paused the agenda")},
    std::pair{Deed::resumed_agenda, std::string_view("let the agenda go on")},
    std::pair{Deed::changed_stage, std::string_view("changed what is on the stage")},
    std::pair{Deed::planned_rooms, std::string_view("planned the rooms")},
    std::pair{Deed::changed_plan, std::string_view("changed the plan")},
    std::pair{Deed::changed_pins, std::string_view("changed the pins")},
    std::pair{Deed::opened_rooms, std::string_view("opened the rooms")},
    std::pair{Deed::extended_rooms, std::string_view("changed the rooms' time")},
    std::pair{Deed::closed_rooms, std::string_view("closed rooms")},
    std::pair{Deed::reopened_rooms, std::string_view("opened the rooms again")},
    std::pair{Deed::added_room, std::string_view("added a room")},
    std::pair{Deed::changed_room, std::string_view("changed a room")},
    std::pair{Deed::removed_room, std::string_view("removed a room")},
    std::pair{Deed::merged_rooms, std::string_view("merged rooms")},
    std::pair{Deed::moved_person, std::string_view("moved @")},
    std::pair{Deed::visited_room, std::string_view("went into another room")},
    std::pair{Deed::muted_person, std::string_view("muted @")},
    std::pair{Deed::unmuted_person, std::string_view("let @ speak again")},
    std::pair{Deed::removed_person, std::string_view("took @ out of the session")},
    std::pair{Deed::hid_message, std::string_view("hid that message")},
    std::pair{Deed::showed_message, std::string_view("showed that message again")},
    std::pair{Deed::hid_card, std::string_view("hid that card")},
    std::pair{Deed::showed_card, std::string_view("showed that card again")},
    std::pair{Deed::approved_cards, std::string_view("let cards onto the board")},
    std::pair{Deed::grouped_cards, std::string_view("grouped cards")},
    std::pair{Deed::muted_room, std::string_view("made a room quiet")},
    std::pair{Deed::unmuted_room, std::string_view("let a room speak again")},
    std::pair{Deed::set_pace, std::string_view("changed slow mode")},
    std::pair{Deed::changed_board, std::string_view("changed the board")},
    std::pair{Deed::changed_debrief, std::string_view("changed the debrief")},
    std::pair{Deed::granted_role, std::string_view("gave @ another role")},
    std::pair{Deed::undid_something, std::string_view("undid that")},
};
static_assert(deeds.size() == static_cast<std::size_t>(Deed::undid_something) + 1);
static_assert(std::ranges::all_of(deeds, [](const auto& row) {
  return &row == &deeds[static_cast<std::size_t>(row.first)];
}));

std::string words_of_deed(Deed deed, const std::string& whom) {
  std::string words{deeds[static_cast<std::size_t>(deed)].second};
  if (const auto at = words.find('@'); at != std::string::npos) words.replace(at, 1, whom);
  return words;
}

// What nobody did happened because its time had come.
std::string fell_due(Deed deed) {
  if (deed == Deed::closed_rooms) return "The rooms closed";
  if (deed == Deed::changed_step) return "The next step began";
  return "That changed";
}

std::string ago_text(core::seconds ago) {
  const auto count = ago.count();
  if (count < 1) return "just now";
  if (count == 1) return "a second ago";
  if (count < 90) return std::to_string(count) + " seconds ago";
  return std::to_string((count + 30) / 60) + " minutes ago";
}

std::string consequence(const core::Rejection& rejection) {
  switch (rejection.rule) {
    case Rule::changed_since:
      return rejection.own ? ", after that. Undo the later step first."
                           : ", after that, so nothing was undone.";
    case Rule::plan_has_changed:
      return ", after you saw the plan. Please look at it again.";
    case Rule::agenda_has_changed:
      return ", so yours was not done as well. Please look again.";
    default:
      return ".";
  }
}

}  // namespace

std::string deed_text(const core::Rejection& rejection, const core::SessionState& state) {
  const auto whom = rejection.on ? name_of(*rejection.on, state) : std::string("somebody");
  const auto who = rejection.own  ? std::string("You")
                   : rejection.by ? name_of(*rejection.by, state)
                                  : std::string();
  const auto said =
      who.empty() ? fell_due(*rejection.deed) : who + " " + words_of_deed(*rejection.deed, whom);
  return said + " " + ago_text(rejection.ago.value_or(core::seconds{0})) + consequence(rejection);
}

}  // namespace chats::protocol
