// The frame around everything that the server says unasked.
#pragma once

#include <string>
#include <string_view>

#include "protocol/json_writer.hpp"

namespace chats::protocol {

// `params(out)` writes the fields of params.
template <class Fields>
std::string notification(std::string_view method, Fields params) {
  JsonWriter out;
  out.object([&] {
    out.field("jsonrpc", "2.0");
    out.field("method", method);
    out.object("params", [&] { params(out); });
  });
  return out.take();
}

}  // namespace chats::protocol
