// What is held about one person, as JSON: the result of me.read, and the body of GET /receipt.
#pragma once

#include <string>
#include <string_view>

#include "protocol/json_writer.hpp"
#include "server/core/receipt.hpp"

namespace chats::protocol {

// Fields of an object that is already open.
void write_receipt_fields(JsonWriter& out, std::string_view session, const core::Receipt& receipt);

}  // namespace chats::protocol
