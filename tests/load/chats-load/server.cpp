#include "tests/load/chats-load/server.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <stdexcept>
#include <utility>

namespace chats::load {

namespace {

std::filesystem::path make_folder(const std::filesystem::path& parent) {
  std::string pattern = parent / "chats-load-XXXXXX";
  if (::mkdtemp(pattern.data()) == nullptr) {
    throw std::runtime_error("No folder can be made in " + parent.string() + ".");
  }
  return pattern;
}

// The words of another program, as exec wants them.
std::vector<char*> plain(std::vector<std::string>& words) {
  std::vector<char*> all;
  for (auto& word : words) all.push_back(word.data());
  all.push_back(nullptr);
  return all;
}

pid_t run(std::vector<std::string> words, const std::filesystem::path& output) {
  const auto arguments = plain(words);
  const pid_t pid = ::fork();
  if (pid < 0) throw std::runtime_error("The system starts no more programs.");
  if (pid > 0) return pid;
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // no server outlives the tool
  const int file = ::open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  ::dup2(file, STDOUT_FILENO);
  ::dup2(file, STDERR_FILENO);
  ::setenv("CHATS_ADMIN_KEY", operator_key_in_tests, 1);
  ::setenv("NO_COLOR", "1", 1);
  ::execvp(arguments.front(), arguments.data());
  ::_exit(127);
}

void make_certificate(const std::filesystem::path& folder) {
  const pid_t pid = run({CHATS_REPOSITORY "/certs/make-dev-cert", "--quiet", "--folder", folder},
                        folder / "certificate.log");
  int status = 0;
  ::waitpid(pid, &status, 0);
  if (status != 0) throw std::runtime_error("certs/make-dev-cert failed.");
}

}  // namespace

Server::Server(Wishes wishes) : wishes_(std::move(wishes)), folder_(make_folder(wishes_.parent)) {
  make_certificate(folder_);
}

Server::~Server() {
  if (pid_ > 0) {
    signal(SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::vector<std::string> Server::words() const {
  std::vector<std::string> all{wishes_.program,
                               "--listen", "127.0.0.1:" + std::to_string(port_),
                               "--data", data(),
                               "--no-sample"};
  if (wishes_.plain) {
    all.emplace_back("--no-tls");
  } else {
    all.insert(all.end(), {"--certificate", certificate(), "--key", key()});
  }
  for (const auto& limit : wishes_.limits) {
    all.emplace_back("--limit");
    all.push_back(limit);
  }
  return all;
}

void Server::start() {
  ++starts_;
  pid_ = run(words(), folder_ / ("server-" + std::to_string(starts_) + ".log"));
}

void Server::signal(int number) const {
  if (pid_ > 0) ::kill(pid_, number);
}

std::optional<int> Server::ended() {
  if (pid_ <= 0) return 0;
  int status = 0;
  if (::waitpid(pid_, &status, WNOHANG) != pid_) return {};
  pid_ = 0;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool Server::listens() {
  std::ifstream log(folder_ / ("server-" + std::to_string(starts_) + ".log"));
  std::string line;
  while (std::getline(log, line)) {
    const auto found = line.find("listening on ");
    const auto port = line.find(", port ", found);
    if (found == std::string::npos || port == std::string::npos) continue;
    port_ = static_cast<std::uint16_t>(std::stoul(line.substr(port + 7)));
    return true;
  }
  if (const auto code = ended()) {
    throw std::runtime_error("The server ended with " + std::to_string(*code) +
                             " instead of starting:\n" + complaints());
  }
  return false;
}

std::string Server::complaints() const {
  std::ifstream log(folder_ / ("server-" + std::to_string(starts_) + ".log"));
  std::deque<std::string> latest;
  std::string line;
  while (std::getline(log, line)) {
    if (line.find(" info ") != std::string::npos || line.empty()) continue;
    latest.push_back(line);
    if (latest.size() > 10) latest.pop_front();
  }
  std::string text;
  for (const auto& each : latest) text += each + '\n';
  return text;
}

}  // namespace chats::load
