// Who goes where when nobody says so: into the room with the fewest attendees who are not away.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "server/core/state.hpp"

namespace chats::core {

using RoomSizes = std::map<RoomId, std::size_t>;

// Of those that take people: open, and their grace does not run.
RoomSizes sizes_of_open_rooms(const SessionState&);
RoomSizes sizes_of_planned_rooms(const SessionState&);
// Main, where there is none.
RoomId smallest_room(const RoomSizes&);
// Other seats for people whose room is taken away, in these rooms: staff go to main, attendees into
// the smallest, and those who are away last.
std::vector<Seat> seats_elsewhere(const SessionState&, const std::vector<ParticipantId>& people,
                                  RoomSizes rooms);

// The room of the latest round each attendee belongs to: where they are, or where they were when it
// closed, or else where they were for a while. Staff: only where they were when it closed.
std::map<ParticipantId, RoomId> latest_groups(const SessionState&);
// Those of its rooms that were not taken out of it.
std::vector<const Room*> rooms_of_latest_round(const SessionState&);

// A name that no other room has: as wished, with a number where it is taken; without a wish the
// next number.
std::string room_name(const std::set<std::string>& taken, const std::optional<std::string>& wish);

}  // namespace chats::core
