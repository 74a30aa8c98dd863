// Which events put people elsewhere.
#pragma once

#include <optional>

#include "server/core/event.hpp"

namespace chats::live {

// After these, rooms hold other people than before.
bool moves_people(const core::EventBody& body);
// Whom alone an event may let hear otherwise than before. None: nobody, or where it moves people,
// any of them.
std::optional<core::ParticipantId> whom_it_regroups(const core::EventBody& body);

}  // namespace chats::live
