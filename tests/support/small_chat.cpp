#include "tests/support/small_chat.hpp"

namespace chats::support {

using namespace core;

Definition small_chat() {
  phase::Frame frame;
  frame.slides = {{"One", "First slide", ""}, {"Two", "Second slide", ""}};
  RoomsWish rooms;
  rooms.size = 2;
  Definition chat;
  chat.title = "Retro";
  chat.starts_at = day_of_tests + std::chrono::hours{10};
  chat.positions = {"student", "faculty"};
  chat.affiliations = {"campus", "hospital"};
  chat.assumptions = {"We listen.", "We speak for ourselves."};
  chat.agenda = {
      {"check-in", "Check-in", minutes{10}, phase::CheckIn{"How do you arrive?"}},
      {"topic", "The topic", minutes{5}, phase::Topic{"Words matter."}},
      {"frame", "A frame", minutes{10}, std::move(frame)},
      {"breakouts", "Breakouts", minutes{20},
       phase::Breakouts{{"What did you hear?", "What did you say?"}, rooms}},
      {"debrief", "Debrief", minutes{10}, phase::Debrief{"What stays?"}},
      {"reflection", "Reflection", minutes{5}, phase::Reflection{{"Learn?", "Unlearn?"}}},
      {"survey", "Survey", minutes{3},
       phase::Survey{{{"interest", "It was interesting."}, {"action", "It helps me act."}}}},
  };
  return chat;
}

phase::Breakouts& breakouts_of(Definition& chat) {
  return std::get<phase::Breakouts>(chat.agenda.at(3).content);
}

}  // namespace chats::support
