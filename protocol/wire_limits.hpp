// The bounds of messages and definitions that are this folder's own; those of the words and
// rooms of a session are in server/core/limits.hpp.
#pragma once

#include <cstddef>
#include <cstdint>

namespace chats::protocol::limits {

inline constexpr std::size_t batch_max = 16;       // Requests in one frame.
inline constexpr std::size_t request_id_max = 40;  // Bytes.
inline constexpr std::size_t session_id_max = 64;  // Bytes: longer ones are never made here.
inline constexpr std::size_t view_max = 64;        // Bytes: a view token is shorter.
inline constexpr std::size_t client_points_max = 40;
inline constexpr std::int64_t history_page = 100;  // When a page names no limit.
inline constexpr std::int64_t other_page = 50;

// A definition. All of it stands in every snapshot, so its size has a bound of its own.
inline constexpr std::size_t definition_bytes_max = 256 * 1024;
inline constexpr std::size_t title_points_max = 200;
inline constexpr std::size_t body_points_max = 20'000;
inline constexpr std::size_t phases_max = 40;
inline constexpr std::size_t phase_id_max = 40;      // Bytes; also of a survey question.
inline constexpr std::size_t list_entries_max = 50;  // Positions, affiliations.
inline constexpr std::size_t list_entry_points_max = 80;
inline constexpr std::size_t assumptions_max = 20;
inline constexpr std::size_t assumption_points_max = 300;
inline constexpr std::size_t terms_max = 20;
inline constexpr std::size_t term_text_points_max = 2'000;
inline constexpr std::size_t source_points_max = 500;
inline constexpr std::size_t slides_max = 50;
inline constexpr std::size_t questions_max = 10;  // Of a breakouts phase, of a survey.
inline constexpr std::size_t question_points_max = 500;
inline constexpr std::int64_t capacity_max = 9'980;  // 10,000 without the staff's 20.
inline constexpr std::int64_t keep_days_max = 365;
inline constexpr std::int64_t closing_minutes_max = 1'440;
inline constexpr std::int64_t unattended_minutes_max = 1'440;

}  // namespace chats::protocol::limits
