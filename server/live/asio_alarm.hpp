// An alarm on Asio's steady timer: waits are spans, so no clock that is set moves them; on
// ringing the session looks at the clock again and re-arms if it is too early.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <memory>

#include "server/live/clock.hpp"

namespace chats::live {

// `clock` outlives the alarm.
std::unique_ptr<Alarm> make_asio_alarm(boost::asio::any_io_executor strand, const Clock& clock);

}  // namespace chats::live
