// The bounds of the store, each with its unit and its reason.
#pragma once

#include <chrono>
#include <cstddef>

namespace chats::store::limits {

// What waits for the writer, over all sessions. Past it appends fail at once: the disk is slower
// than the talk, and memory is not the place to hide that.
inline constexpr std::size_t queued_bytes_max = 64u << 20;
// One transaction. More would make everyone wait longer for the answer than it saves in commits.
inline constexpr std::size_t commit_events_max = 4'096;
inline constexpr std::size_t commit_bytes_max = 8u << 20;

// What is read of a log at a time, and one event more: few pages of a long talk, and little memory.
inline constexpr std::size_t page_bytes_max = 1u << 20;

// Sessions of which the writer knows where they end, so that it need not look: 0.1 MiB. Those that
// talk at one time; past it, it looks again.
inline constexpr std::size_t known_sessions_max = 1'024;

// After so long without anything to write the writer lets its pages go, up to 2 MiB of them, full
// of words: reading the few that the next commit needs costs less than a write to the disk.
inline constexpr std::chrono::milliseconds rests_after{500};

// Connections kept open for reading when nobody reads; more are opened as needed.
inline constexpr std::size_t idle_readers_max = 4;

// How long SQLite waits for another program (a backup) that holds the file.
inline constexpr std::chrono::milliseconds lock_patience{2'000};
// How long for readers before the journal is emptied; after that it is tried again.
inline constexpr std::chrono::milliseconds journal_patience{50};
inline constexpr std::chrono::milliseconds journal_retry{250};

// A look at a file on which nobody ran begins anew when a server starts meanwhile; a second one
// finds the server running. More means that servers come and go.
inline constexpr int quiet_readings_max = 4;
// What SQLite says of a damaged file before it stops: enough to see that it is damaged.
inline constexpr int file_troubles_max = 10;

}  // namespace chats::store::limits
