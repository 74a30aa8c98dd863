// Why pins cannot all be kept, as a sentence for staff: it names the people.
#pragma once

#include <string>

#include "server/core/pin_conflict.hpp"
#include "server/core/state.hpp"

namespace chats::protocol {

std::string conflict_text(const core::PinConflict& conflict, const core::SessionState& state);
// "Somebody" if there is no such person.
std::string name_of(core::ParticipantId id, const core::SessionState& state);

}  // namespace chats::protocol
