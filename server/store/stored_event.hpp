// The stored form of an event: one line of compact JSON that must be read years from now,
//   {"v":1,"k":"message.posted","seq":42,"at":1796324400000,"mark":{…},"room":0,"from":7,…}
// v is the version of the form, k the kind; what follows are the event's own fields, with ids as
// numbers, times in milliseconds, hashes in hexadecimal and closed choices as words. A later
// version lifts older forms while it reads them; it never writes them again.
#pragma once

#include <string>
#include <string_view>

#include "server/core/event.hpp"
#include "server/core/result.hpp"

namespace chats::store {

// Why something stored cannot be read: a sentence for the server's log, without anybody's words.
struct Damage {
  std::string sentence;
};

// A blind event (core::is_blind) must come without a mark and with its minute alone: what would
// tell its author is never stored.
std::string encode(const core::Event& event);

// The word that stands for it, "message.posted".
std::string_view kind_of(const core::EventBody& body);

// Any bytes: never throws, never trusts.
core::Result<core::Event, Damage> decode(std::string_view stored);

}  // namespace chats::store
