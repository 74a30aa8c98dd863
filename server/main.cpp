// The map: settings -> parts -> run -> stop in reverse. What each part is stands in its header;
// who knows whom, in ARCHITECTURE.md.
#include <fcntl.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <iostream>

#include "server/commands.hpp"
#include "server/live/asio_alarm.hpp"
#include "server/live/directory.hpp"
#include "server/live/own_clock.hpp"
#include "server/live/workshop.hpp"
#include "server/net/desk.hpp"
#include "server/net/sha256.hpp"
#include "server/net/site.hpp"
#include "server/net/stopping.hpp"
#include "server/net/threads.hpp"
#include "server/net/tls_memory.hpp"
#include "server/program/clock_watch.hpp"
#include "server/program/spare_memory.hpp"
#include "server/settings_parts.hpp"
#include "server/store/sqlite_log.hpp"

namespace {

using namespace chats;
using settings::Settings;

void print(const std::string& text) { std::cout << text << std::flush; }

live::Surroundings::NewLink make_link() {
  auto secret = program::make_secret(program::system_dice);
  const auto hash = net::sha256(secret);
  return {std::move(secret), hash};
}

// All parts, each standing on those above it. They go in reverse.
class Server {
 public:
  // Throws std::runtime_error with one sentence for whatever stands in the way of a start.
  explicit Server(const Settings& settings) : settings_(settings) {}
  // Until a signal says stop.
  void run();

 private:
  void renew_sample();

  const Settings& settings_;
  live::OwnClock clock_;
  net::Threads threads_{settings_.threads};
  const std::unique_ptr<store::Log> log_ = store::open_sqlite_log(settings_.data);
  net::Sockets sockets_{threads_.contexts(), settings_.net_limits};
  net::WireOutlet outlet_{sockets_};
  live::Workshop workshop_;
  live::Surroundings surroundings_{
      *log_, outlet_, clock_, program::system_dice,
      [this](auto strand) { return live::make_asio_alarm(std::move(strand), clock_); },
      settings_.live_limits,
      [this](auto work) { return workshop_.take(std::move(work)); },
      make_link,
      [this](const auto& link) { links_.add({link}); }};
  live::Directory directory_{surroundings_, threads_.strands()};
  program::ClockWatch clock_watch_{{clock_, directory_, *log_, program::name_of_this_boot()}};

  std::string public_url_;  // known once we listen
  program::Links links_{log_->links()};
  program::OperatorKey key_{*log_, net::sha256, program::system_dice, {settings_.operator_key}};
  program::Schedule schedule_{
      {*log_, directory_, links_, clock_, program::system_dice, net::sha256,
       settings_.program_limits}};
  program::Api api_{schedule_, clock_, public_url_};
  program::Readiness readiness_{*log_, clock_};
  const std::unique_ptr<program::Sample> sample_ =
      settings::make_sample(settings_, {schedule_, links_, clock_, net::sha256, {}, {}});
  program::SpareMemory spare_memory_;
  net::Office office_;

  const std::unique_ptr<net::StaticFiles> client_ = settings::read_client(settings_);
  const std::unique_ptr<net::TlsContext> tls_ = settings::make_tls(settings_);
  program::Receipts receipts_{{*log_, directory_, net::sha256}};
  net::Site site_{{client_.get(), api_, key_, readiness_, office_, receipts_,
                   [exits = net::exits_through(sockets_)](auto wait, auto work) {
                     exits.post(0, [exits, wait, work = std::move(work)] {
                       exits.later(0, wait, work);
                     });
                   }}};
  net::Desk desk_{{directory_, links_, clock_, net::sha256, settings_.desk_limits,
                   settings_.live_limits.requests, settings_.live_limits.unanswered_max,
                   net::exits_through(sockets_)},
                  settings_.threads};
  net::Admission admission_{settings::admission_settings(settings_), settings_.net_limits};
  std::vector<std::unique_ptr<net::Listener>> listeners_ =
      settings::make_listeners(settings_, sockets_, {site_, admission_, tls_.get()});
  net::Stopping stopping_{{threads_, listeners_, directory_, sockets_,
                           [this] { readiness_.drain(); },
                           [this] { settings::read_certificate_again(settings_, tls_.get()); }}};
};

void Server::run() {
  const auto port = listeners_.front()->port();
  public_url_ = settings::public_url(settings_, port);
  outlet_.set_threshold(desk_);
  // First of all: words that should be gone (a backup was restored) are told to nobody any more.
  schedule_.forget_overdue();
  const auto running = directory_.start_all();
  clock_watch_.look();
  if (key_.made_now()) print(settings::key_text(*key_.made_now()));
  key_.keep();
  if (sample_) print(settings::links_text(sample_->open(), public_url_));
  directory_.on_closed([this](const auto&) { office_.ask([this] { renew_sample(); }); });
  office_.every(std::chrono::hours{1}, [this] { schedule_.forget_overdue(); });
  office_.every(std::chrono::minutes{1}, [this] { renew_sample(); });
  office_.every(std::chrono::seconds{5}, [this] { clock_watch_.look(); });
  office_.every(program::SpareMemory::look_every, [this] { spare_memory_.look(); });
  sockets_.start(desk_);
  for (const auto& listener : listeners_) listener->start();
  settings::log_the_start(settings_);
  spdlog::info("{} sessions go on", running);
  spdlog::info("listening on {}, port {}", public_url_, port);
  threads_.run();
  workshop_.stop();
  office_.stop();
}

void Server::renew_sample() {
  const auto renewed = sample_ ? sample_->renew_when_gone() : std::nullopt;
  if (renewed) print(settings::links_text(*renewed, public_url_));
}

// Started without one of them, the next file that is opened takes its number; and what we say would
// stand in a backup, or go to whoever has just connected.
void open_standard_streams() {
  constexpr int last = STDERR_FILENO;
  int opened = 0;
  do opened = ::open("/dev/null", O_RDWR);
  while (opened >= 0 && opened <= last);
  if (opened > last) ::close(opened);
}

}  // namespace

int main(int argument_count, char** argument_values) {
  open_standard_streams();
  net::keep_tls_buffers();  // before anything of OpenSSL
  const std::vector<std::string> arguments{argument_values + 1, argument_values + argument_count};
  if (const auto exit_code = commands::run(arguments)) return *exit_code;
  const char* operator_key = std::getenv("CHATS_ADMIN_KEY");
  const auto read = settings::read_settings(
      {.arguments = arguments, .operator_key = operator_key ? operator_key : ""});
  if (const auto* ending = std::get_if<settings::Ending>(&read)) {
    (ending->exit_code == 0 ? std::cout : std::cerr) << ending->text << std::flush;
    return ending->exit_code;
  }
  const auto& wished = std::get<Settings>(read);
  std::signal(SIGPIPE, SIG_IGN);  // a reader that is gone is an error of that write alone
  std::signal(SIGHUP, SIG_IGN);   // until Stopping knows what to do: the certificate is read anyway
  try {
    settings::start_logging(wished);
    settings::raise_open_files_max();
    Server(wished).run();
    return 0;
  } catch (const std::exception& trouble) {
    std::cerr << trouble.what() << std::endl;
    return 1;
  }
}
