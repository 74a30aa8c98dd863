// Results of requests, each one whole JSON-RPC reply. Refusals are in rejection_codec.hpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/core/decide.hpp"
#include "server/core/receipt.hpp"
#include "server/core/view.hpp"

namespace chats::protocol {

// Of a request that changes something: `seq` is the last of its events.
std::string encode_result(std::string_view id, const core::Made& made, core::Seq seq);

// Of session.join. Without a snapshot the events that were missed follow it.
struct JoinAnswer {
  std::string_view session;  // Its id.
  const core::SessionState& state;
  const core::Participant& me;
  core::Instant now{};
  core::Seq seq = 0;
  std::optional<std::string_view> snapshot;  // JSON text as encode_view gives it.
};
std::string encode_join_result(std::string_view id, const JoinAnswer& answer);

// Of session.peek: what the join page shows to somebody with a link.
struct PeekAnswer {
  std::string_view session;  // Its id.
  const core::SessionState& state;
  core::Role role{};  // What the link makes of them.
};
std::string encode_peek_result(std::string_view id, const PeekAnswer& answer);

// Pages, as `viewer` may read them.
std::string encode_page(std::string_view id, const core::PeoplePage& page);
std::string encode_page(std::string_view id, const core::SessionState& state,
                        const core::Participant& viewer, const core::HistoryPage& page);
std::string encode_page(std::string_view id, const core::SessionState& state,
                        const core::Participant& viewer, const core::BoardPage& page);
std::string encode_page(std::string_view id, std::string_view session,
                        const core::Receipt& receipt);
std::string encode_page(std::string_view id, const core::SessionState& state,
                        const core::AssignmentsPage& page);
std::string encode_page(std::string_view id, const core::SessionState& state,
                        const core::ModerationPage& page);

}  // namespace chats::protocol
