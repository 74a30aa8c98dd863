#include "tests/load/chats-load/house.hpp"

#include <unistd.h>

#include <iostream>
#include <stdexcept>

namespace chats::load {

namespace {

constexpr std::chrono::seconds start_patience{60};

// https://ADDRESS:PORT
void set_address(Door& door, const std::string& url) {
  constexpr std::string_view scheme = "https://";
  const auto colon = url.rfind(':');
  if (!url.starts_with(scheme) || colon < scheme.size()) {
    throw std::runtime_error("--url wants https://ADDRESS:PORT, not " + url + ".");
  }
  const auto host = url.substr(scheme.size(), colon - scheme.size());
  door.host = host == "localhost" ? "127.0.0.1" : host;
  door.port = static_cast<std::uint16_t>(std::strtoul(url.c_str() + colon + 1, nullptr, 10));
}

}  // namespace

House::House(const HouseWishes& wishes, std::vector<std::string> needed) : wishes_(wishes) {
  if (!wishes.url.empty()) {
    door_ = std::make_unique<Door>(wishes.authority, wishes.addresses);
    set_address(*door_, wishes.url);
    return;
  }
  needed.insert(needed.end(), wishes.limits.begin(), wishes.limits.end());
  server_ =
      std::make_unique<Server>(Server::Wishes{wishes.program, wishes.folder, needed, wishes.plain});
  server_->start();
  if (!loop_.run([this] { return server_->listens(); }, start_patience)) {
    throw std::runtime_error("The server does not listen:\n" + server_->complaints());
  }
  door_ = std::make_unique<Door>(server_->certificate(), wishes.addresses);
  door_->port = server_->port();
  door_->plain = wishes.plain;
}

Door House::door_to(std::uint16_t port) const {
  Door door(certificate(), wishes_.addresses);
  door.port = port;
  door.plain = wishes_.plain;
  return door;
}

std::filesystem::path House::certificate() const {
  return server_ && !wishes_.plain ? server_->certificate() : std::filesystem::path();
}

std::filesystem::path House::certificate_key() const {
  return server_ && !wishes_.plain ? server_->key() : std::filesystem::path();
}

std::vector<MadeSession> House::make_sessions(std::size_t count, std::size_t capacity) {
  std::vector<MadeSession> made;
  const auto& key = server_ ? operator_key_in_tests : wishes_.operator_key;
  for (std::size_t i = 0; i < count; ++i) {
    made.push_back(make_session(*door_, key, "Load " + std::to_string(i + 1), capacity));
  }
  return made;
}

void show_progress(const std::string& line) {
  const bool terminal = ::isatty(STDERR_FILENO) == 1;
  std::cerr << (terminal ? "\r\x1b[K" : "") << line << (terminal ? "" : "\n") << std::flush;
}

}  // namespace chats::load
