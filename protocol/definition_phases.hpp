// The agenda of a definition: each kind of phase with what belongs to it.
#pragma once

#include <vector>

#include "protocol/definition_reader.hpp"
#include "server/core/definition.hpp"

namespace chats::protocol {

// The field `agenda` of the definition that `reader` reads.
std::vector<core::Phase> read_agenda(DefinitionReader& reader);

}  // namespace chats::protocol
