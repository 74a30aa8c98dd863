#include "tests/load/chats-load/usage.hpp"

#include <filesystem>
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

// The first number of each thread's schedstat: nanoseconds on a core.
double cpu_seconds_of(pid_t pid) {
  double sum = 0;
  std::error_code gone;
  for (const auto& thread : std::filesystem::directory_iterator(path_of(pid, "task"), gone)) {
    std::ifstream file(thread.path() / "schedstat");
    double nanoseconds = 0;
    file >> nanoseconds;
    sum += nanoseconds / 1e9;
  }
  return sum;
}

Usage usage_of(pid_t pid) {
  const auto status = path_of(pid, "status");
  return {.cpu_seconds = cpu_seconds_of(pid),
          .rss_bytes = bytes_after(status, "VmRSS:"),
          .peak_bytes = bytes_after(status, "VmHWM:"),
          .pss_bytes = bytes_after(path_of(pid, "smaps_rollup"), "Pss:")};
}

}  // namespace chats::load
