// People come into a played session by their names; and keys that are words, for tests.
#pragma once

#include <string>

#include "tests/support/played_session.hpp"

namespace chats::support {

// The key that begins with these letters; at most 32 of them.
core::Digest key(const std::string& word);

// Comes in by the key of their name.
core::ParticipantId join(PlayedSession& session, const std::string& name, core::Role role,
                         const std::string& position = {});

}  // namespace chats::support
