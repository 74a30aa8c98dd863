// Points in time: milliseconds since the Unix epoch, UTC, by the server's clock. The core never
// asks for the time; it comes with each request.
#pragma once

#include <chrono>

namespace chats::core {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

}  // namespace chats::core
