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
  std::filesystem::path program;    // a server that the tool starts; or
  std::string url;                  // one that runs already, with
  std::string operator_key;         // its operator's key,
  std::filesystem::path authority;  // its certificate, when that is to be checked,
  pid_t pid = 0;                    // and its process, when that is to be measured
  std::filesystem::path folder = std::filesystem::temp_directory_path();
  std::vector<std::string> limits;  // NAME=NUMBER; after those that a scenario needs
  unsigned addresses = 64;
  bool plain = false;  // a server of ours without TLS
  std::filesystem::path json;
};

struct AcksWishes {
  static constexpr const char* name = "acks";
  static constexpr const char* purpose =
      "how many posts a second are saved and answered, and how soon,\n"
      "beside the disk's fsync";

  std::vector<std::size_t> sessions{1, 10, 100};
  std::size_t speakers = 4;  // of each session, the facilitator among them
  std::size_t window = 8;    // unanswered posts of each speaker
  double rate = 0;           // posts a second at a steady rate; 0: half of what the window gave
  double seconds = 5;
  std::size_t bytes = 200;
};

struct StormWishes {
  static constexpr const char* name = "storm";
  static constexpr const char* purpose = "the server ends and starts again; everybody comes back";

  std::size_t clients = 5000;
  std::size_t sessions = 50;
  std::size_t history = 50;     // posts in each session before the storm
  std::string ending = "kill";  // or "term"
  double jitter = 5;
};

struct SlowWishes {
  static constexpr const char* name = "slow";
  static constexpr const char* purpose = "some stop reading while their room is flooded";

  std::size_t clients = 100;
  std::size_t stopped = 10;  // of them
  double rate = 200;
  double seconds = 10;
  std::size_t bytes = 1000;
  std::size_t stall = 30;  // seconds without progress until the server closes
};

struct RoomsWishes {
  static constexpr const char* name = "rooms";
  static constexpr const char* purpose = "everybody of a session goes into breakouts at once";

  std::vector<std::size_t> people{100, 1000, 5000};  // one session after the other
  std::size_t rooms = 200;
  std::size_t rounds = 20;  // counted; one to warm up comes before
};

struct FanoutWishes {
  static constexpr const char* name = "fanout";
  static constexpr const char* purpose = "what it costs to tell a line to everybody in a room";

  std::vector<std::size_t> people{100, 1000};
  std::size_t room_size = 0;                // in breakouts of so many; 0: all in the main room
  std::vector<std::size_t> windows{1, 16};  // lines in flight
  std::size_t slices = 4;                   // in turns with the reference server
  double seconds = 1;                       // each
  std::size_t bytes = 200;
  bool against_floor = false;
};

struct JoinWishes {
  static constexpr const char* name = "join";
  static constexpr const char* purpose = "what it costs to let one more person in";

  std::vector<std::size_t> present{100, 1000};
  std::vector<std::size_t> at_once{1};
  std::size_t joins = 200;  // in each slice
  std::size_t slices = 4;
};

struct IdleWishes {
  static constexpr const char* name = "idle";
  static constexpr const char* purpose = "how much memory people take who just listen";

  std::size_t people = 1000;
  std::size_t history = 50;  // posts in the main room
  std::size_t requests = 8;  // that each has made
};

struct ChatWishes {
  static constexpr const char* name = "chat";
  static constexpr const char* purpose = "a whole session as people behave, in less time";

  std::size_t people = 300;
  std::size_t late = 30;  // of them
  double drops = 3;       // phones a second
  double seconds = 40;    // in the main room and in breakouts, half each
  std::uint64_t seed = 1;
};

struct Wishes {
  HouseWishes house;
  std::string name;  // of the scenario
  std::variant<AcksWishes, StormWishes, SlowWishes, RoomsWishes, FanoutWishes, JoinWishes,
               IdleWishes, ChatWishes>
      scenario;
};

// Instead of wishes: what to print, and the exit code (0: --help; 2: a wrong word).
struct Ending {
  int exit_code = 0;
  std::string text;
};

std::variant<Wishes, Ending> read_wishes(int count, const char* const* words);

}  // namespace chats::load
