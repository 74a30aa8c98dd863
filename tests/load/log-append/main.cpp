// How many events a second the log in SQLite takes: log_append [FOLDER] [BATCH] [SESSIONS]
// Each session appends one batch after the other, as its owner would; prints one line.
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <future>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "server/store/sqlite_log.hpp"

namespace {

using chats::store::AppendOutcome;
using chats::store::Log;

constexpr chats::core::Seq events_of_each_session = 20'000;

std::vector<chats::core::Event> batch_after(chats::core::Seq after, std::size_t count) {
  const std::string text(200, 'x');
  std::vector<chats::core::Event> events;
  for (std::size_t one = 0; one < count; ++one) {
    events.push_back({.seq = ++after,
                      .at = {},
                      .body = chats::core::event::MessagePosted{{}, {7}, text, {}},
                      .mark = chats::core::RequestMark{{7}, after, after}});
  }
  return events;
}

// Appends the next batch as soon as the one before is saved.
class Owner {
 public:
  Owner(Log& log, std::string session, std::size_t batch)
      : log_(log), session_(std::move(session)), batch_(batch) {
    log_.create(
        {.session = session_, .title = "", .created_at = {}, .closed = false, .forget_at = {}}, {},
        {});
  }

  void start() { append(); }
  void wait() { finished_.get_future().wait(); }

 private:
  void append() {
    if (seq_ >= events_of_each_session) return finished_.set_value();
    log_.append({.session = session_, .after = seq_, .events = batch_after(seq_, batch_)},
                [this](AppendOutcome outcome) {
                  if (outcome != AppendOutcome::saved) std::abort();
                  seq_ += batch_;
                  append();
                });
  }

  Log& log_;
  std::string session_;
  std::size_t batch_;
  chats::core::Seq seq_ = 0;
  std::promise<void> finished_;
};

}  // namespace

int main(int count, char** words) {
  const std::filesystem::path folder = count > 1 ? words[1] : "log_append_data";
  const std::size_t batch = count > 2 ? std::stoul(words[2]) : 100;
  const std::size_t sessions = count > 3 ? std::stoul(words[3]) : 1;
  const auto log = chats::store::open_sqlite_log(folder);
  std::vector<std::unique_ptr<Owner>> owners;
  for (std::size_t one = 0; one < sessions; ++one) {
    owners.push_back(std::make_unique<Owner>(*log, "load" + std::to_string(one), batch));
  }
  const auto started = std::chrono::steady_clock::now();
  for (auto& owner : owners)
    owner->start();
  for (auto& owner : owners)
    owner->wait();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
  const auto events = static_cast<double>(sessions * events_of_each_session);
  std::cout << static_cast<long>(events / took.count()) << " events/s in batches of " << batch
            << " from " << sessions << " sessions\n";
  for (std::size_t one = 0; one < sessions; ++one)
    log->erase("load" + std::to_string(one));
  return 0;
}
