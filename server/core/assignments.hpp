// Who of those on the list is here: somebody wrote down beforehand who belongs in which breakout,
// and people are known by their names. Nobody is guessed: where two could be meant, neither is.
#pragma once

#include <optional>
#include <vector>

#include "server/core/state.hpp"

namespace chats::core {

// One line of the list, and the attendees whom it may mean: none yet, one, or more who cannot be
// told apart.
struct AssignedSeat {
  std::size_t room = 0;  // Index into the assigned rooms.
  const AssignedPerson* person = nullptr;
  std::vector<ParticipantId> meant;
};

// All lines, in the order they were written. They point into the state.
std::vector<AssignedSeat> assigned_seats(const SessionState& state);

// The assigned room of each attendee who is here and whom one line means, by index.
std::map<ParticipantId, std::uint32_t> assigned_groups(const SessionState& state);

// Where the list wants somebody of that name, as an index; none: it does not say, or they cannot
// be told from somebody who is here.
std::optional<std::size_t> assigned_room_of(const SessionState& state, const Profile& profile);

// Rooms were assigned, and nobody has opened any since: a plan does not pass them over.
bool are_rooms_assigned(const SessionState& state);

}  // namespace chats::core
