#include "tests/load/chats-load/floor.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>

#include "tests/load/chats-load/floor_rooms.hpp"

namespace chats::load {

namespace {

int open_listener() {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  sockaddr_in any_port{};
  any_port.sin_family = AF_INET;
  any_port.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const auto* address = reinterpret_cast<const sockaddr*>(&any_port);
  if (socket < 0 || ::bind(socket, address, sizeof any_port) != 0 ||
      ::listen(socket, SOMAXCONN) != 0) {
    throw std::runtime_error("The reference server cannot listen.");
  }
  return socket;
}

std::uint16_t port_of(int socket) {
  sockaddr_in address{};
  socklen_t size = sizeof address;
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
  return ntohs(address.sin_port);
}

}  // namespace

Floor::Floor(const std::filesystem::path& certificate, const std::filesystem::path& key) {
  const int listener = open_listener();
  port_ = port_of(listener);
  pid_ = ::fork();
  if (pid_ < 0) throw std::runtime_error("The system starts no more programs.");
  if (pid_ == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    serve_floor(listener, certificate, key);
  }
  ::close(listener);
}

Floor::~Floor() {
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
}

}  // namespace chats::load
