// The words that stand for closed choices in the log, in the order of the enumerators. A word that
// was ever written stays: renaming an enumerator changes nothing here.
#pragma once

#include <array>
#include <string_view>

#include "server/core/event.hpp"

namespace chats::store {

template <class E>
struct Words;

template <>
struct Words<core::Role> {
  static constexpr std::array<std::string_view, 3> words{"attendee", "moderator", "facilitator"};
};
template <>
struct Words<core::Column> {
  static constexpr std::array<std::string_view, 2> words{"learn", "unlearn"};
};
template <>
struct Words<core::HelpKind> {
  static constexpr std::array<std::string_view, 4> words{"question", "conflict", "technical",
                                                         "unsafe"};
};
template <>
struct Words<core::MayQuote> {
  static constexpr std::array<std::string_view, 3> words{"no", "unnamed", "named"};
};
template <>
struct Words<core::MoveCause> {
  static constexpr std::array<std::string_view, 5> words{"moved", "visit", "chosen", "undone",
                                                         "swapped"};
};
template <>
struct Words<core::BoardPhase> {
  static constexpr std::array<std::string_view, 4> words{"none", "open", "revealed", "closed"};
};
template <>
struct Words<core::Stage::Shows> {
  static constexpr std::array<std::string_view, 4> words{"nothing", "slide", "frame", "question"};
};
template <>
struct Words<core::PlanMethod> {
  static constexpr std::array<std::string_view, 8> words{
      "random",         "balanced",   "mixed_affiliation", "self",
      "by_affiliation", "same_again", "fresh_faces",       "assigned"};
};
template <>
struct Words<core::PinKind> {
  static constexpr std::array<std::string_view, 3> words{"together", "apart", "here"};
};
template <>
struct Words<core::Lobby> {
  static constexpr std::array<std::string_view, 2> words{"open", "admit"};
};
template <>
struct Words<core::LateComers> {
  static constexpr std::array<std::string_view, 2> words{"smallest_room", "main"};
};
template <>
struct Words<core::AnonymousCards> {
  static constexpr std::array<std::string_view, 3> words{"allowed", "always", "never"};
};
template <>
struct Words<core::CardsShown> {
  static constexpr std::array<std::string_view, 3> words{"at_once", "on_reveal",
                                                         "on_approval"};
};

}  // namespace chats::store
