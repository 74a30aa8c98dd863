#include "tests/sessions/story_definition.hpp"

#include "protocol/enum_words.hpp"

namespace chats::sessions {

using namespace core;

namespace {

template <class Enum>
void choose(Words& options, std::string_view key, Enum& setting) {
  const auto wanted = options.find(key);
  if (!wanted) return;
  const auto found = protocol::parse_word<Enum>(*wanted);
  if (!found) throw StoryMistake(std::string(key) + " has no such choice");
  setting = *found;
}

RoomsWish rooms_of(Words& options) {
  RoomsWish wish;
  wish.size = 2;
  if (const auto size = options.find("size")) wish.size = number_in(*size);
  if (const auto count = options.find("rooms")) wish.count = number_in(*count);
  if (const auto grace = options.find("grace")) wish.grace = seconds_in(*grace);
  choose(options, "method", wish.method);
  return wish;
}

std::vector<Phase> agenda_of(Words& options) {
  phase::Frame frame;
  frame.slides = {{"One", "First slide", ""}, {"Two", "Second slide", ""}};
  return {
      {"check-in", "Check-in", minutes{10}, phase::CheckIn{"How do you arrive?"}},
      {"topic", "The topic", minutes{5}, phase::Topic{"Words matter."}},
      {"frame", "A frame", minutes{10}, std::move(frame)},
      {"breakouts", "Breakouts", minutes{20},
       phase::Breakouts{{"What did you hear?", "What did you say?"}, rooms_of(options)}},
      {"debrief", "Debrief", minutes{10}, phase::Debrief{"What stays?"}},
      {"reflection", "Reflection", minutes{5}, phase::Reflection{{"Learn?", "Unlearn?"}}},
      {"survey", "Survey", minutes{3},
       phase::Survey{{{"interest", "It was interesting."}, {"action", "It helps me act."}}}},
  };
}

}  // namespace

std::shared_ptr<const Definition> story_definition(Words& options) {
  Definition chat;
  chat.title = "Retro";
  chat.starts_at = time_of_day(options.find("starts").value_or("10:00"));
  if (const auto capacity = options.find("capacity")) chat.capacity = number_in(*capacity);
  chat.positions = {"student", "faculty"};
  chat.affiliations = {"campus", "hospital"};
  chat.assumptions = {"We listen.", "We speak for ourselves."};
  choose(options, "late_comers", chat.settings.late_comers);
  choose(options, "anonymous", chat.settings.anonymous_cards);
  choose(options, "cards", chat.settings.cards);
  if (const auto days = options.find("keep_days")) chat.settings.keep_days = number_in(*days);
  chat.agenda = agenda_of(options);
  return std::make_shared<const Definition>(std::move(chat));
}

}  // namespace chats::sessions
