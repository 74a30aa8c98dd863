#include "protocol/deed_words.hpp"

#include "protocol/pin_words.hpp"

namespace chats::protocol {

namespace {

using core::Deed;
using core::Rule;

std::string words_of_deed(Deed deed, const std::string& whom) {
  switch (deed) {
    case Deed::closed_session:
      return "closed the session";
    case Deed::locked_session:
      return "closed the door to newcomers";
    case Deed::unlocked_session:
      return "opened the door to newcomers";
    case Deed::changed_step:
      return "went to another step";
    case Deed::changed_length:
      return "changed how long a step takes";
    case Deed::changed_time:
      return "changed the time";
    case Deed::paused_agenda:
      return "paused the agenda";
    case Deed::resumed_agenda:
      return "let the agenda go on";
    case Deed::changed_stage:
      return "changed what is on the stage";
    case Deed::planned_rooms:
      return "planned the rooms";
    case Deed::changed_plan:
      return "changed the plan";
    case Deed::changed_pins:
      return "changed the pins";
    case Deed::opened_rooms:
      return "opened the rooms";
    case Deed::extended_rooms:
      return "changed the rooms' time";
    case Deed::closed_rooms:
      return "closed rooms";
    case Deed::moved_person:
      return "moved " + whom;
    case Deed::visited_room:
      return "went into another room";
    case Deed::muted_person:
      return "muted " + whom;
    case Deed::unmuted_person:
      return "let " + whom + " speak again";
    case Deed::removed_person:
      return "took " + whom + " out of the session";
    case Deed::hid_message:
      return "hid that message";
    case Deed::changed_board:
      return "changed the board";
    case Deed::changed_debrief:
      return "changed the debrief";
    case Deed::granted_role:
      return "gave " + whom + " another role";
    case Deed::undid_something:
      return "undid that";
  }
  return "";
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
