#include "server/net/echo.hpp"

#include "server/net/loop.hpp"

namespace chats::net {

NetLimits Echo::limits() {
  NetLimits limits;
  limits.message_bytes_max = 16 * 1024 * 1024;
  limits.message_fragments_max = limits.message_bytes_max;
  limits.takes_binary = true;
  limits.idle_frames_burst_max = 1'000'000;
  return limits;
}

void Echo::text(live::ConnectionRef connection, std::string_view message) {
  sockets_.loop(connection.loop).answer(connection, Opcode::text, message);
}

void Echo::binary(live::ConnectionRef connection, std::string_view message) {
  sockets_.loop(connection.loop).answer(connection, Opcode::binary, message);
}

void Echo::answer(HttpRequest, std::function<void(HttpResponse)> reply) {
  reply(plain_answer(404, "Only WebSockets are answered here."));
}

}  // namespace chats::net
