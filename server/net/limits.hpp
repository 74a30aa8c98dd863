// Every bound of the network layer, with its unit in the name and its reason beside it. The
// defaults are those of the protocol, part 8; main may set others before anything is built.
#pragma once

#include <chrono>
#include <cstddef>

namespace chats::net {

struct NetLimits {
  // HTTP: a browser's head is 1 to 2 KiB; more than this is a mistake or an attack.
  std::size_t head_bytes_max = 16 * 1024;
  std::size_t head_fields_max = 100;
  // A session definition with assignments for 300 people is about 60 KiB.
  std::size_t body_bytes_max = 256 * 1024;
  // Long enough for a phone on a bad network, short enough that holding sockets open is no attack.
  std::chrono::seconds handshake_time_max{5};
  std::chrono::seconds head_time_max{5};
  std::chrono::seconds body_time_max{30};
  // The application answers in milliseconds; a wrong secret takes it one second.
  std::chrono::seconds answer_time_max{60};
  // Without progress for so long, a page or file is not being read any more.
  std::chrono::seconds response_stall_max{30};
  // Between two requests of one connection.
  std::chrono::seconds keep_alive_max{20};
  // A full TLS handshake costs 1 to 2 ms of CPU: 256 keep every core busy and answer in time.
  std::size_t handshakes_at_once_max = 256;
  // Whoever lets us wait for so long goes on without a place among them: else 256 who say nothing
  // more would keep everybody out.
  std::chrono::seconds handshake_place_max{1};
  // How long a connection may wait for its turn in a reconnect storm.
  std::chrono::seconds handshake_queue_max{30};

  // From one address: a whole campus may sit behind one.
  std::size_t connections_per_address_max = 2000;
  double new_connections_per_second_max = 200;

  // What a client sends: the longest legal request is about 20 KiB of escaped text.
  std::size_t message_bytes_max = 64 * 1024;
  std::size_t message_fragments_max = 64;
  bool takes_binary = false;  // the contract is text; the echo gives binary messages back too
  // Pings, pongs and empty frames cost us work and carry nothing.
  double idle_frames_per_second_max = 5;
  double idle_frames_burst_max = 50;
  std::chrono::seconds ping_after{20};
  std::chrono::seconds silence_max{45};

  // What a client is sent: one mebibyte is about 3,000 events, more than a snapshot holds.
  std::size_t outbox_bytes_max = 1024 * 1024;
  std::size_t written_message_bytes_max = 1024 * 1024;
  std::size_t waiting_bytes_all_max = 256 * 1024 * 1024;
  std::chrono::seconds write_stall_max{30};
  // What the kernel may hold unsent for one connection; without it a slow reader costs 4 MiB.
  int unsent_kernel_bytes_max = 128 * 1024;
  // From the wish to close until the socket is cut, whatever the other side does.
  std::chrono::seconds close_time_max{5};
  // The same for all connections when the server stops.
  std::chrono::milliseconds close_all_time_max{3000};

  // What a turn sends goes to the kernel in one call, where it offers io_uring, from so many
  // connections on.
  bool sends_by_ring = true;
  std::size_t ring_sends_min = 4;

  // From so many letters at once on, and no longer than this (rest.hpp).
  std::size_t rest_letters_min = 3;
  std::chrono::milliseconds rest_max{5};

  // One coarse tick per loop sweeps its connections; zero: only the owner ticks (tests).
  std::chrono::milliseconds tick_every{1000};
};

}  // namespace chats::net
