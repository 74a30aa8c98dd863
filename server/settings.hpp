// What the operator may set: by flags, by a TOML file with the same names, or left as it is. Flags
// win over the file.
#pragma once

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "server/live/limits.hpp"
#include "server/net/desk_limits.hpp"
#include "server/net/limits.hpp"
#include "server/net/listener.hpp"
#include "server/program/limits.hpp"

namespace chats::settings {

struct Settings {
  net::ListenAddress listen{.address = "localhost", .port = 8443};
  std::filesystem::path data = "data";
  std::filesystem::path certificate, key;  // PEM
  bool tls = true;
  std::vector<std::string> trusted_proxies;  // addresses and ranges
  std::string public_url;                    // empty: by `listen`; without a slash at its end
  std::vector<std::string> origins;          // beside our own
  unsigned threads = 1;
  std::filesystem::path web;      // empty: no client is served
  std::filesystem::path session;  // of the sample; empty: the one inside the binary
  bool sample = true;
  std::string log_level = "info";
  std::string operator_key;  // from CHATS_ADMIN_KEY; empty: keep or make one
  live::LiveLimits live_limits;
  net::NetLimits net_limits;
  net::DeskLimits desk_limits;
  program::ProgramLimits program_limits;
};

// Instead of settings: what to print, and the exit code. 0: it was asked for (--help), and goes to
// stdout. 2: a wrong value. 1: a file is not there.
struct Ending {
  int exit_code = 0;
  std::string text;
};

struct CommandLine {
  std::vector<std::string> arguments;  // without the program's name
  std::string operator_key;            // the environment's CHATS_ADMIN_KEY
};

std::variant<Settings, Ending> read_settings(const CommandLine& line);

}  // namespace chats::settings
