// A session definition (README.md, part 10) as JSON: read with all its mistakes told at once, and
// written for the API and for snapshots. What is left out has its default; fields that nobody
// knows are passed over.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "protocol/json_writer.hpp"
#include "server/core/definition.hpp"
#include "server/core/result.hpp"

namespace chats::protocol {

// Something in a definition that is not as it must be.
struct Mistake {
  std::string pointer;   // JSON Pointer (RFC 6901) of the place; "" is the whole text.
  std::string expected;  // What should stand there: "expected a whole number from 1 to 240".
};

// `now`: the start of a session that names none. Texts come back normalised.
core::Result<core::Definition, std::vector<Mistake>> decode_definition(std::string_view text,
                                                                       core::Instant now);

// JSON text that decode_definition reads back as the same definition.
std::string encode_definition(const core::Definition& definition);

// A phase in an object that is already open; `length` is the one that is planned now.
void write_phase_fields(JsonWriter& out, const core::Phase& phase, core::minutes length);
// One value, for snapshots.
void write_settings(JsonWriter& out, const core::Settings& settings);
// The field `transcript` of an object that is already open.
void write_transcript(JsonWriter& out, const core::Settings& settings);

}  // namespace chats::protocol
