// One accepted connection until it ends or becomes a WebSocket: TLS handshake, then HTTP/1.1 with
// keep-alive, with a deadline for each step. Refusals that need no rules (malformed, too big, too
// late, wrong origin) are answered here; everything else is the application's.
#pragma once

#include <memory>
#include <string>

#include "server/net/admission.hpp"
#include "server/net/http.hpp"
#include "server/net/stream.hpp"

namespace chats::net {

class Loop;
class TlsContext;

// What a connection meets inside; all of it outlives the loops' threads.
struct Reception {
  HttpApp& app;
  Admission& admission;
  TlsContext* tls = nullptr;  // none: plain
};

struct Arrival {
  Stream::Socket socket;
  std::string peer;        // its address
  Admission::Place place;  // what the address limits gave it
};

// On the loop's own thread.
void welcome(Arrival arrival, const Reception& reception, Loop& loop);

}  // namespace chats::net
