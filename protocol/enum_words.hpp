// The wire's word for each enumerator, in the enumerators' order.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "server/core/definition.hpp"
#include "server/core/event.hpp"
#include "server/core/state.hpp"

namespace chats::protocol {

using std::string_view_literals::operator""sv;

template <class Enum>
inline constexpr std::array<std::string_view, 0> words_of{};

template <>
inline constexpr std::array words_of<core::Role>{"attendee"sv, "moderator"sv, "facilitator"sv};
template <>
inline constexpr std::array words_of<core::Column>{"learn"sv, "unlearn"sv};
template <>
inline constexpr std::array words_of<core::HelpKind>{"question"sv, "conflict"sv, "technical"sv,
                                                     "unsafe"sv};
template <>
inline constexpr std::array words_of<core::MayQuote>{"no"sv, "unnamed"sv, "named"sv};
template <>
inline constexpr std::array words_of<core::MoveCause>{"moved"sv, "visit"sv, "chosen"sv, "undone"sv,
                                                      "swapped"sv};
template <>
inline constexpr std::array words_of<core::PlanMethod>{
    "random"sv,         "balanced"sv,   "mixed_affiliation"sv, "self"sv,
    "by_affiliation"sv, "same_again"sv, "fresh_faces"sv,       "assigned"sv};
template <>
inline constexpr std::array words_of<core::PinKind>{"together"sv, "apart"sv, "here"sv};
template <>
inline constexpr std::array words_of<core::Lobby>{"open"sv, "admit"sv};
template <>
inline constexpr std::array words_of<core::LateComers>{"smallest_room"sv, "main"sv};
template <>
inline constexpr std::array words_of<core::AnonymousCards>{"allowed"sv, "always"sv, "never"sv};
template <>
inline constexpr std::array words_of<core::CardsShown>{"at_once"sv, "on_reveal"sv,
                                                        "on_approval"sv};
template <>
inline constexpr std::array words_of<core::Lifecycle>{"none"sv, "scheduled"sv, "open"sv,
                                                      "closing"sv, "closed"sv};
template <>
inline constexpr std::array words_of<core::Board::Phase>{"none"sv, "open"sv, "revealed"sv,
                                                         "closed"sv};

template <class Enum>
constexpr std::string_view word(Enum value) {
  return words_of<Enum>[static_cast<std::size_t>(value)];
}

template <class Enum>
constexpr std::optional<Enum> parse_word(std::string_view text) {
  for (std::size_t i = 0; i < words_of<Enum>.size(); ++i) {
    if (words_of<Enum>[i] == text) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace chats::protocol
