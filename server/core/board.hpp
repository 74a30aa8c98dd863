// The reflection board and its cards, as the state holds them. Bounds: limits.hpp. A part of
// state.hpp.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "server/core/definition.hpp"
#include "server/core/digest.hpp"
#include "server/core/event_parts.hpp"
#include "server/core/window.hpp"

namespace chats::core {

// What staff asked the author of a card, until they change it or it is approved.
struct RephraseWish {
  ParticipantId by;
  Instant at{};
  std::string text;
};

struct Card {
  CardId id;
  Instant at{};
  Column column = Column::learn;
  std::string text;
  std::optional<ParticipantId> from;
  std::optional<Digest> author_key;
  std::set<ParticipantId> supporters;
  bool hidden = false;
  ParticipantId hidden_by{};
  std::string hidden_reason{};
  Seq worded = 0;        // The event that gave it its words.
  bool waiting = false;  // To be approved: its author and staff see it.
  Seq withdrawn = 0;     // The event since which it waits again, having been seen by all.
  std::string theme{};
  std::optional<RephraseWish> wish{};
};

struct Board {
  using Phase = BoardPhase;
  Phase phase = Phase::none;
  bool shown = false;  // To everyone; else to staff and to the named author.
  BoardPrompts prompts;
  std::map<CardId, Card> cards;
  Window window;        // On the cards, all of them.
  Window shown_window;  // On those that wait for nobody.
};

}  // namespace chats::core
