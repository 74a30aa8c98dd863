// What must hold in every session after every event, whatever people do. Each broken one is a
// sentence; none: all is well.
#pragma once

#include <string>
#include <vector>

#include "server/core/state.hpp"

namespace chats::support {

struct Heard;

std::vector<std::string> broken_invariants(const core::SessionState&);

// Nobody is told what is not theirs.
std::vector<std::string> broken_tellings(const core::SessionState& after, const core::Event&,
                                         const std::vector<Heard>&);

}  // namespace chats::support
