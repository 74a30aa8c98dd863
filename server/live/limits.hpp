// The bounds of running sessions, each with its unit and its reason (PROTOCOL part 8).
#pragma once

#include <chrono>
#include <cstddef>

namespace chats::live {

struct Rate {
  double per_second = 1;
  double burst = 1;
};

struct LiveLimits {
  Rate requests{10, 40};          // Of one participant.
  Rate staff_requests{20, 60};    // Staff steer many at once.
  Rate posts{2, 5};               // Of one attendee: nobody floods a conversation.
  Rate room_posts{100, 300};      // Of one room, all together: fan-out stays bounded.
  std::size_t refusals_max = 20;  // Too-fast answers in `refusals_within`, then the door.
  std::chrono::seconds refusals_within{10};
  std::size_t unanswered_max = 32;            // Requests of one connection.
  std::size_t connections_max = 8;            // Of one participant: tabs and devices.
  std::size_t pending_events_max = 1'024;     // Waiting to be saved; then `read_only`.
  std::size_t pending_bytes_max = 4u << 20;   // The same, of what is told of them.
  // Pages and snapshots that wait behind what is being saved; then `read_only`. Several of the
  // largest, so that a storm after a restart is let in, and a disk that hangs does not fill memory.
  std::size_t pending_answer_bytes_max = 32u << 20;
  std::size_t pending_answers_max = 4'096;  // All that waits there to be answered, by number.
  std::size_t looks_max = 256;  // Into a session whose log cannot be read just now.
  std::size_t missed_events_max = 2'000;      // Told again on resume, of all viewers' events.
  std::size_t missed_bytes_max = 4u << 20;    // What that ring may hold.
  std::size_t resume_bytes_max = 256u << 10;  // What one viewer is told again.
  int plan_tries_max = 3;  // People keep coming while a plan is made for those who were there.
  std::chrono::seconds retry_planning{1};
  std::chrono::seconds retry_saving{1};
  std::chrono::seconds clock_every{20};
  std::chrono::seconds signals_every{1};
  std::size_t typing_room_max = 50;  // No typing signals in rooms beyond that.
};

}  // namespace chats::live
