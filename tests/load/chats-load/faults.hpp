// What was not as the protocol says, counted over everybody. All zero: the server kept its word.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace chats::load {

struct Faults {
  std::uint64_t out_of_order = 0;        // an event whose seq is not above the one before
  std::uint64_t replies_too_early = 0;   // a result before the event that it is about
  std::uint64_t went_back = 0;           // joins that ended before what had been heard already
  std::uint64_t unknown_replies = 0;     // an answer to nothing that was asked
  std::uint64_t unreadable = 0;          // a frame that does not look like the server's
  std::uint64_t lost_unanswered = 0;     // requests whose connection ended before the answer
  std::uint64_t missing = 0;             // posts that somebody should have heard and did not
  std::uint64_t doubled = 0;             // posts heard beyond those that were said
  std::map<std::string, std::uint64_t> refusals;  // by reason; by close code when there was none

  // A line for each that is not zero.
  std::vector<std::string> sentences() const;
};

}  // namespace chats::load
