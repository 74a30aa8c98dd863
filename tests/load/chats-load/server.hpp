// The server under load, started by the tool in a folder of its own that goes with it. It is told
// to start and to end, and asked whether it has: nothing here waits, so that its people can knock
// meanwhile.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace chats::load {

inline constexpr const char* operator_key_in_tests = "the-key-of-the-operator-under-load";

class Server {
 public:
  struct Wishes {
    std::filesystem::path program;
    std::filesystem::path parent;      // where its folder is made
    std::vector<std::string> limits;   // NAME=NUMBER, as for --limit
    bool plain = false;                // without TLS
  };

  // Makes the folder and a certificate in it. Throws std::runtime_error with one sentence.
  explicit Server(Wishes wishes);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // On the port it had before, once it had one.
  void start();
  void signal(int number) const;
  // Once the system has taken back all that it held. The exit code; 128 + n for signal n.
  std::optional<int> ended();
  // Once it accepts connections.
  bool listens();

  pid_t pid() const { return pid_; }
  std::uint16_t port() const { return port_; }
  std::filesystem::path data() const { return folder_ / "data"; }
  std::filesystem::path certificate() const { return folder_ / "dev-cert.pem"; }
  std::filesystem::path key() const { return folder_ / "dev-key.key"; }
  // What it wrote about warnings and errors, at most the latest ten lines.
  std::string complaints() const;

 private:
  std::vector<std::string> words() const;

  const Wishes wishes_;
  std::filesystem::path folder_;
  pid_t pid_ = 0;
  std::uint16_t port_ = 0;
  int starts_ = 0;
};

}  // namespace chats::load
