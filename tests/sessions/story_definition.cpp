#include "tests/sessions/story_definition.hpp"

#include "protocol/enum_words.hpp"
#include "tests/support/small_chat.hpp"

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

void choose_rooms(Words& options, RoomsWish& wish) {
  if (const auto size = options.find("size")) wish.size = number_in(*size);
  if (const auto count = options.find("rooms")) wish.count = number_in(*count);
  if (const auto grace = options.find("grace")) wish.grace = seconds_in(*grace);
  choose(options, "method", wish.method);
}

// The terms of the attendees' link.
void choose_link(Words& options, Definition& chat) {
  LinkTerms terms{.role = Role::attendee, .expires_at = {}, .uses_max = {}};
  if (const auto until = options.find("link_until")) terms.expires_at = time_of_day(*until);
  if (const auto uses = options.find("link_uses")) terms.uses_max = number_in(*uses);
  if (terms.expires_at || terms.uses_max) chat.links = {terms};
}

}  // namespace

std::shared_ptr<const Definition> story_definition(Words& options) {
  auto chat = support::small_chat();
  if (const auto starts = options.find("starts")) chat.starts_at = time_of_day(*starts);
  if (const auto capacity = options.find("capacity")) chat.capacity = number_in(*capacity);
  if (options.has("lobby")) choose(options, "lobby", chat.settings.lobby.emplace());
  choose(options, "late_comers", chat.settings.late_comers);
  choose(options, "anonymous", chat.settings.anonymous_cards);
  choose(options, "cards", chat.settings.cards);
  if (const auto days = options.find("keep_days")) chat.settings.keep_days = number_in(*days);
  choose_link(options, chat);
  choose_rooms(options, support::breakouts_of(chat).rooms);
  return std::make_shared<const Definition>(std::move(chat));
}

}  // namespace chats::sessions
