// What was asked for on the command line.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace chats::load {

// Which server, and where the figures go; for every scenario.
struct HouseWishes {
  std::filesystem::path program;   // a server that the tool starts; or
  std::string url;                 // one that runs already, with
  std::string operator_key;        // its operator's key,
  std::filesystem::path authority; // its certificate, when that is to be checked,
  pid_t pid = 0;                   // and its process, when that is to be measured
  std::filesystem::path folder = std::filesystem::temp_directory_path();
  std::vector<std::string> limits;  // NAME=NUMBER; after those that a scenario needs
  unsigned addresses = 64;
  std::filesystem::path json;
};

struct AcksWishes {
  std::vector<std::size_t> sessions{1, 10, 100};
  std::size_t speakers = 4;  // of each session, the facilitator among them
  std::size_t window = 8;    // unanswered posts of each speaker
  double rate = 0;           // posts a second at a steady rate; 0: half of what the window gave
  double seconds = 5;
  std::size_t bytes = 200;
};

struct StormWishes {
  std::size_t clients = 5000;
  std::size_t sessions = 50;
  std::size_t history = 50;  // posts in each session before the storm
  std::string ending = "kill";  // or "term"
  double jitter = 5;
};

struct SlowWishes {
  std::size_t clients = 100;
  std::size_t stopped = 10;  // of them
  double rate = 200;
  double seconds = 10;
  std::size_t bytes = 1000;
  std::size_t stall = 30;  // seconds without progress until the server closes
};

struct RoomsWishes {
  std::vector<std::size_t> people{100, 1000, 5000};  // one session after the other
  std::size_t rooms = 200;
  std::size_t rounds = 20;  // counted; one to warm up comes before
};

struct Wishes {
  HouseWishes house;
  std::variant<AcksWishes, StormWishes, SlowWishes, RoomsWishes> scenario;
};

// Instead of wishes: what to print, and the exit code (0: --help; 2: a wrong word).
struct Ending {
  int exit_code = 0;
  std::string text;
};

std::variant<Wishes, Ending> read_wishes(int count, const char* const* words);

}  // namespace chats::load
