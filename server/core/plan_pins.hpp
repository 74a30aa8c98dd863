// What pins say of some people, taken together, and where they contradict each other.
#pragma once

#include <functional>
#include <map>
#include <utility>
#include <vector>

#include "server/core/event.hpp"
#include "server/core/pin_conflict.hpp"

namespace chats::core {

struct PinnedPeople {
  std::vector<std::vector<ParticipantId>> groups;  // Of two or more, sorted; nobody is in two.
  std::vector<std::vector<ParticipantId>> apart;   // No two of each.
  std::map<ParticipantId, RoomId> places;
};

// Pins of people who are not `there` mean nothing until they come back.
PinnedPeople pinned_people(const std::vector<Pin>& pins,
                           const std::function<bool(ParticipantId)>& there);

// What can be kept by no plan at all, whatever its rooms.
std::optional<PinConflict> contradiction(const PinnedPeople& pinned);

// The pins with one more of them set, or taken away. Of `here` a person has one.
std::vector<Pin> with_pin(std::vector<Pin> pins, const Pin& pin, bool on);

// Indexes of the pins that these rooms do not keep, as far as their people sit in one of them.
std::vector<std::size_t> broken_pins(const std::vector<Pin>& pins,
                                     const std::map<ParticipantId, RoomId>& seats);

}  // namespace chats::core
