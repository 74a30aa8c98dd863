// One event of each kind, and a closing record with something in every field: what the tests of
// the store keep, lose and damage.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "server/core/closing_record.hpp"
#include "server/core/event.hpp"
#include "server/store/log.hpp"

namespace chats::store {

inline constexpr core::Instant noon{std::chrono::milliseconds{1'796'324'400'000}};

// In the order of core::EventBody, one of each; seq from 1. Blind kinds come blind.
std::vector<core::Event> one_event_of_each_kind();

core::Event said(core::Seq seq, const std::string& text);
// Messages after + 1 … after + count with texts of their own.
std::vector<core::Event> talk(core::Seq after, std::size_t count);

core::ClosingRecord sample_record();
core::Digest digest_of(std::uint8_t seed);

SessionEntry entry_of(const SessionId& session);
// Attendee's, moderator's and facilitator's.
std::vector<Link> links_of(const SessionId& session, std::uint8_t seed);

}  // namespace chats::store
