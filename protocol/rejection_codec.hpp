// Refusals on the wire: for each rule of the core its reason and a sentence that a nervous person
// can act on. One table, in the .cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "protocol/error_reply.hpp"
#include "server/core/rejection.hpp"
#include "server/core/state.hpp"

namespace chats::protocol {

// What a rule is called on the wire, and in words.
struct RuleRow {
  core::Rule rule;
  Reason reason;
  std::string_view sentence;
};
const RuleRow& row_of(core::Rule rule);

// `state`: to name the person in `by`; null where there is none.
ErrorReply error_of(const core::Rejection& rejection, const core::SessionState* state);

// A whole JSON-RPC error reply. No id: `"id": null`.
std::string encode_error(const std::optional<std::string>& id, const ErrorReply& error);
std::string encode_rejection(const std::optional<std::string>& id, const core::Rejection& rejection,
                             const core::SessionState* state);

}  // namespace chats::protocol
