#include "tests/load/chats-load/operator_api.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace chats::load {

namespace {

// The server counts staff's places itself, and takes no capacity beyond this.
constexpr std::size_t capacity_max = 10'000;
constexpr std::size_t answer_bytes_max = 64UL * 1024;

std::string ask(const Door& door, const std::string& request) {
  const int socket = door.connect_and_wait();
  const Tls tls = door.plain ? nullptr : door.new_tls(socket);
  const int size = static_cast<int>(request.size());
  std::string answer;
  std::array<char, 4096> bytes{};
  bool good =
      tls ? SSL_do_handshake(tls.get()) == 1 && SSL_write(tls.get(), request.data(), size) > 0
          : ::send(socket, request.data(), request.size(), MSG_NOSIGNAL) == size;
  while (good && answer.size() < answer_bytes_max) {
    const auto count = tls ? SSL_read(tls.get(), bytes.data(), static_cast<int>(bytes.size()))
                           : ::recv(socket, bytes.data(), bytes.size(), 0);
    good = count > 0;
    if (good) answer.append(bytes.data(), static_cast<std::size_t>(count));
  }
  ::close(socket);
  return answer;
}

std::string secret_of(const nlohmann::json& made, const char* role) {
  const auto link = made.at("links").at(role).get<std::string>();
  return link.substr(link.find('#') + 1);
}

}  // namespace

MadeSession make_session(const Door& door, const std::string& operator_key,
                         const std::string& title, std::size_t capacity) {
  const nlohmann::json definition{
      {"title", title},
      {"capacity", std::clamp<std::size_t>(capacity, 1, capacity_max)},
      {"agenda", {{{"id", "topic"}, {"kind", "topic"}, {"title", "Topic"}, {"minutes", 240}}}}};
  const auto body = definition.dump();
  const auto answer = ask(
      door,
      "POST /api/v1/sessions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
      "Content-Type: application/json\r\nAuthorization: Bearer " +
          operator_key + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  const auto end = answer.find("\r\n\r\n");
  const auto made = end == std::string::npos
                        ? nlohmann::json()
                        : nlohmann::json::parse(answer.substr(end + 4), nullptr, false);
  if (!answer.starts_with("HTTP/1.1 201 ") || !made.is_object()) {
    throw std::runtime_error("The server made no session, but said: " + answer.substr(0, 300));
  }
  return {.id = made.at("id"),
          .attendee = secret_of(made, "attendee"),
          .facilitator = secret_of(made, "facilitator")};
}

}  // namespace chats::load
