#include "protocol/error_reply.hpp"

#include <algorithm>

namespace chats::protocol {

namespace {

constexpr std::array<ReasonRow, 20> table{{
    {Reason::parse_error, -32700, "parse_error", "That was not JSON."},
    {Reason::invalid_request, -32600, "invalid_request", "That request is not well formed."},
    {Reason::unknown_method, -32601, "unknown_method", "This server does not know that request."},
    {Reason::invalid_params, -32602, "invalid_params", "Something in that is not right."},
    {Reason::internal, -32603, "internal",
     "Something went wrong on our side. Please try again in a moment."},
    {Reason::not_joined, 1000, "not_joined", "Please join the session first."},
    {Reason::not_allowed, 1001, "not_allowed", "That is not possible with your role."},
    {Reason::link_invalid, 1002, "link_invalid",
     "This link does not work (any more). Please ask for a new one."},
    {Reason::session_full, 1003, "session_full", "All places are taken."},
    {Reason::session_locked, 1004, "session_locked", "The session is closed to newcomers now."},
    {Reason::session_closed, 1005, "session_closed", "This session has ended."},
    {Reason::removed, 1006, "removed", "You were taken out of this session."},
    {Reason::muted, 1007, "muted", "You are muted just now. You can still read and ask for help."},
    {Reason::too_fast, 1008, "too_fast", "That was a little fast. Please try again in a moment."},
    {Reason::too_long, 1009, "too_long", "That is longer than fits here."},
    {Reason::not_found, 1010, "not_found", "That is not there (any more)."},
    {Reason::wrong_phase, 1011, "wrong_phase", "That is not possible in this part of the session."},
    {Reason::room_closed, 1012, "room_closed", "That room has closed."},
    {Reason::already_done, 1013, "already_done", "That has been done already."},
    {Reason::read_only, 1014, "read_only",
     "The server cannot save just now. Please try again in a moment."},
}};

static_assert(std::ranges::all_of(table, [](const ReasonRow& row) {
  return &row == &table[static_cast<std::size_t>(row.reason)];
}));

}  // namespace

const std::array<ReasonRow, 20>& reasons() {
  return table;
}

const ReasonRow& row_of(Reason reason) {
  return table[static_cast<std::size_t>(reason)];
}

}  // namespace chats::protocol
