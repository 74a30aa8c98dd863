// One line of a story: the words after the method, read as what commands are made of.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/enum_words.hpp"
#include "server/core/command.hpp"
#include "tests/sessions/cast.hpp"
#include "tests/sessions/words.hpp"

namespace chats::sessions {

struct Line {
  Words& words;
  const Names& names;

  core::RoomId room(std::string_view word) const {
    if (word == "main") return core::main_room;
    return {word.starts_with('r') ? number_in(word.substr(1)) : number_in(word)};
  }
  std::optional<core::RoomId> room_or_all() const {
    const auto word = words.take();
    return word == "all" ? std::nullopt : std::optional{room(word)};
  }
  // message=…, card=… or person=…
  core::FlagTarget flag_target() const {
    if (words.has("message")) return thing<core::MessageId>("message");
    if (words.has("card")) return thing<core::CardId>("card");
    return person(words.get("person"));
  }
  std::optional<core::RoomId> room_if_any() const {
    const auto word = words.find("room");
    return word && *word != "none" ? std::optional{room(*word)} : std::nullopt;
  }
  std::vector<core::RoomId> rooms() const {
    std::vector<core::RoomId> all;
    for (const auto& each : words.list("rooms"))
      all.push_back(room(each));
    return all;
  }
  // Whoever is not known is p999, who is nobody.
  core::ParticipantId person(std::string_view word) const {
    return names.participant(word).value_or(core::ParticipantId{999});
  }
  std::vector<core::CardId> cards() const {
    std::vector<core::CardId> all;
    for (const auto& each : words.list("cards"))
      all.push_back(core::CardId{names.thing(each)});
    return all;
  }
  // The event that made something with a name.
  core::Seq seq_of(std::string_view key) const { return names.thing(words.get(key)); }
  std::vector<core::ParticipantId> people() const {
    std::vector<core::ParticipantId> all;
    for (const auto& each : words.list("participants"))
      all.push_back(person(each));
    return all;
  }
  template <class ThingId>
  ThingId thing(std::string_view key) const {
    return ThingId{names.thing(words.get(key))};
  }
  // What is undone: the result of a request that the story gave a name.
  core::Seq action() const { return names.thing(words.take()); }
  std::optional<core::Digest> author_key() const {
    const auto word = words.find("author_key");
    return word ? std::optional{key_of(*word)} : std::nullopt;
  }
  std::optional<core::Seq> based_on() const {
    const auto word = words.find("based_on");
    return word ? std::optional<core::Seq>{number_in(*word)} : std::nullopt;
  }
  bool on() const { return words.find("on").value_or("yes") == "yes"; }
  std::string text() const { return words.take(); }
  std::string reason() const { return words.find("reason").value_or(""); }
  template <class Enum>
  Enum choice(std::string_view key) const {
    const auto found = protocol::parse_word<Enum>(words.get(key));
    if (!found) throw StoryMistake(std::string(key) + " has no such choice");
    return *found;
  }
};

}  // namespace chats::sessions
