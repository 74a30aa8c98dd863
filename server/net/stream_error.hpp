// What can end a stream beside the system's own errors.
#pragma once

#include <boost/system/error_code.hpp>

namespace chats::net {

enum class StreamError {
  truncated = 1,  // the TLS connection was cut without close_notify
  tls_failed,     // a TLS alert, a bad record, a refused handshake
};

const boost::system::error_category& stream_category();

inline boost::system::error_code make_error_code(StreamError error) {
  return {static_cast<int>(error), stream_category()};
}

}  // namespace chats::net

namespace boost::system {
template <>
struct is_error_code_enum<chats::net::StreamError> : std::true_type {};
}  // namespace boost::system
