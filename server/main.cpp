// The map: settings -> parts -> run -> stop in reverse. What each part is stands in its header;
// who knows whom, in ARCHITECTURE.md.
#include <spdlog/spdlog.h>

#include <csignal>
#include <cstdlib>
#include <iostream>

#include "server/live/asio_alarm.hpp"
#include "server/live/directory.hpp"
#include "server/live/system_clock.hpp"
#include "server/net/desk.hpp"
#include "server/net/sha256.hpp"
#include "server/net/site.hpp"
#include "server/net/stopping.hpp"
#include "server/net/threads.hpp"
#include "server/settings_parts.hpp"
#include "server/store/sqlite_log.hpp"

namespace {

using namespace chats;
using settings::Settings;

void print(const std::string& text) { std::cout << text << std::flush; }

void run(const Settings& settings) {
  const live::SystemClock clock;
  net::Threads threads(settings.threads);
  const auto log = store::open_sqlite_log(settings.data);
  net::Sockets sockets(threads.contexts(), settings.net_limits);
  net::WireOutlet outlet(sockets);
  live::Surroundings surroundings{
      *log, outlet, clock, program::system_dice,
      [&](auto strand) { return live::make_asio_alarm(std::move(strand), clock); },
      settings.live_limits};
  live::Directory directory(surroundings, threads.strands());

  std::string public_url;
  program::Links links(log->links());
  program::OperatorKey key(*log, net::sha256, program::system_dice, {settings.operator_key});
  program::Schedule schedule({*log, directory, links, clock, program::system_dice, net::sha256});
  program::Api api(schedule, clock, public_url);
  program::Readiness readiness(*log, clock);
  std::optional<program::Sample> sample;
  if (settings.sample) {
    sample.emplace(program::SampleParts{schedule, links, clock, net::sha256,
                                        settings::sample_text(settings),
                                        settings.data / "sample-links.json"});
  }
  net::Office office;

  const auto files = settings::read_client(settings);
  const auto tls = settings::make_tls(settings);
  net::Site site({files.get(), api, key, readiness, office});
  net::Desk desk({directory, links, clock, net::sha256, settings.desk_limits,
                  settings.live_limits.requests, net::exits_through(sockets)},
                 settings.threads);
  outlet.set_threshold(desk);
  net::Admission admission(settings::admission_settings(settings), settings.net_limits);
  auto listeners =
      settings::make_listeners(settings, sockets, {site, admission, tls.get()});
  public_url = settings::public_url(settings, listeners.front()->port());

  // Whatever can go wrong for the operator has gone wrong by now, and was one sentence.
  const auto running = directory.start_all();
  if (key.made_now()) print(settings::key_text(*key.made_now()));
  if (sample) print(settings::links_text(sample->open(), public_url));
  const auto renew_sample = [&] {
    if (const auto renewed = sample ? sample->renew_when_gone() : std::nullopt) {
      print(settings::links_text(*renewed, public_url));
    }
  };
  directory.on_closed([&](const store::SessionId&) { office.ask(renew_sample); });
  office.every(std::chrono::hours{1}, [&] { schedule.forget_overdue(); });
  office.every(std::chrono::minutes{1}, renew_sample);
  const auto new_certificate = [&] { settings::read_certificate_again(settings, tls.get()); };
  net::Stopping stopping(
      {threads, listeners, directory, sockets, [&] { readiness.drain(); }, new_certificate});
  sockets.start(desk);
  for (const auto& listener : listeners) listener->start();
  settings::log_the_start(settings);
  spdlog::info("{} sessions go on", running);
  spdlog::info("listening on {}, port {}", public_url, listeners.front()->port());
  threads.run();
  office.stop();
}

}  // namespace

int main(int argument_count, char** arguments) {
  const char* operator_key = std::getenv("CHATS_ADMIN_KEY");
  const auto read = settings::read_settings({.arguments = {arguments + 1, arguments + argument_count},
                                             .operator_key = operator_key ? operator_key : ""});
  if (const auto* ending = std::get_if<settings::Ending>(&read)) {
    (ending->exit_code == 0 ? std::cout : std::cerr) << ending->text << std::flush;
    return ending->exit_code;
  }
  const auto& wished = std::get<Settings>(read);
  std::signal(SIGPIPE, SIG_IGN);  // a reader that is gone is an error of that write alone
  try {
    settings::start_logging(wished);
    settings::raise_open_files_max();
    run(wished);
    return 0;
  } catch (const std::exception& trouble) {
    std::cerr << trouble.what() << std::endl;
    return 1;
  }
}
