#include "tests/load/chats-load/usage.hpp"

#include <unistd.h>

#include <fstream>
#include <sstream>
#include <string>

namespace chats::load {

namespace {

std::string path_of(pid_t pid, const char* file) {
  return "/proc/" + std::to_string(pid) + '/' + file;
}

// "VmHWM:     1234 kB"
std::uint64_t bytes_after(const std::string& path, const std::string& name) {
  std::ifstream file(path);
  std::string line;
  while (std::getline(file, line)) {
    if (!line.starts_with(name)) continue;
    std::istringstream rest(line.substr(name.size()));
    std::uint64_t kib = 0;
    rest >> kib;
    return kib * 1024;
  }
  return 0;
}

}  // namespace

double cpu_seconds_of(pid_t pid) {
  std::ifstream file(path_of(pid, "stat"));
  std::string line;
  std::getline(file, line);
  // The program's name is in brackets and may hold anything; the 12th and 13th word behind it
  // are the ticks.
  const auto behind = line.rfind(')');
  if (behind == std::string::npos) return 0;
  std::istringstream words(line.substr(behind + 1));
  std::string skipped;
  for (int i = 0; i < 11; ++i) words >> skipped;
  double user = 0, system = 0;
  words >> user >> system;
  return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

Usage usage_of(pid_t pid) {
  const auto status = path_of(pid, "status");
  return {.cpu_seconds = cpu_seconds_of(pid),
          .rss_bytes = bytes_after(status, "VmRSS:"),
          .peak_bytes = bytes_after(status, "VmHWM:"),
          .pss_bytes = bytes_after(path_of(pid, "smaps_rollup"), "Pss:")};
}

}  // namespace chats::load
