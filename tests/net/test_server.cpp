#include "tests/net/test_server.hpp"

#include <gtest/gtest.h>
#include <signal.h>

#include <boost/asio/post.hpp>
#include <future>

#include "server/net/loop.hpp"

namespace chats::net {

namespace {

constexpr std::chrono::seconds patience{30};

// The test's own thread blocks it for its clients, and threads inherit that. The server gets no
// such protection: a write of its own that raises the signal ends the test.
void unblock_sigpipe() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGPIPE);
  ::pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

}  // namespace

void EchoApp::answer(HttpRequest request, std::function<void(HttpResponse)> reply) {
  const auto path = path_of(request);
  HttpResponse response = plain_answer(200, request.method + ' ' + request.target + ' ' +
                                                request.body + ' ' + request.remote_address);
  const std::lock_guard lock(mutex_);
  if (path == "/silent") {
    silent_.push_back(std::move(reply));
  } else if (path == "/later") {
    threads_.emplace_back([reply = std::move(reply), response] {
      reply(response);
      reply(response);  // ignored
    });
  } else if (path == "/injected") {
    response.headers.emplace_back("X-Bad", "a\r\nX-Evil: 1");
    reply(response);
  } else if (path == "/big") {
    response.body = std::make_shared<const std::string>(4U << 20U, 'b');
    reply(response);
  } else {
    reply(response);
  }
}

EchoApp::~EchoApp() {
  for (auto& thread : threads_) thread.join();
}

void RecordingDesk::opened(live::ConnectionRef connection, const std::string& remote_address) {
  see({"opened", connection, remote_address});
}
void RecordingDesk::text(live::ConnectionRef connection, std::string_view message) {
  if (on_text) on_text(connection, message);
  see({"text", connection, std::string(message)});
}
void RecordingDesk::drained(live::ConnectionRef connection) {
  if (on_drained) on_drained(connection);
  see({"drained", connection, {}});
}
void RecordingDesk::closed(live::ConnectionRef connection) { see({"closed", connection, {}}); }
void RecordingDesk::tick(std::uint32_t, Time) { ++ticks_; }

void RecordingDesk::see(Seen seen) {
  const std::lock_guard lock(mutex_);
  seen_.push_back(std::move(seen));
  changed_.notify_all();
}

RecordingDesk::Seen RecordingDesk::next() {
  std::unique_lock lock(mutex_);
  if (!changed_.wait_for(lock, patience, [&] { return !seen_.empty(); })) {
    ADD_FAILURE() << "the desk was told nothing";
    return {};
  }
  Seen seen = std::move(seen_.front());
  seen_.pop_front();
  return seen;
}

bool RecordingDesk::nothing_more() {
  const std::lock_guard lock(mutex_);
  return seen_.empty();
}

TestServer::TestServer(Options options)
    : tls(options.tls), limits(options.limits), admission(options.admission, options.limits) {
  limits.tick_every = std::chrono::milliseconds(0);
  std::vector<boost::asio::io_context*> loops;
  for (std::size_t i = 0; i < options.loops; ++i) {
    loops_.push_back(std::make_unique<boost::asio::io_context>(1));
    loops.push_back(loops_.back().get());
    work_.push_back(boost::asio::make_work_guard(*loops_.back()));
  }
  if (tls) {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    context_ = std::make_unique<TlsContext>(
        make_certificate(folder, "server"), std::make_shared<TicketKeys>(folder / "tickets", now));
  }
  sockets = std::make_unique<Sockets>(loops, limits);
  sockets->start(desk);
  listener_ = std::make_unique<Listener>(
      ListenAddress{"127.0.0.1", 0}, *sockets,
      Reception{.app = app, .admission = admission, .tls = context_.get()});
  listener_->start();
  for (auto& loop : loops_) {
    threads_.emplace_back([&loop] {
      unblock_sigpipe();
      loop->run();
    });
  }
}

TestServer::~TestServer() {
  listener_.reset();
  std::promise<void> closed;
  sockets->close_all(core::CloseCode::restarting, [&] { closed.set_value(); });
  closed.get_future().wait();
  settle();
  work_.clear();
  for (auto& loop : loops_) loop->stop();
  for (auto& thread : threads_) thread.join();
}

std::unique_ptr<TestClient> TestServer::connect(int receive_buffer_bytes) {
  auto client = std::make_unique<TestClient>(
      port(), TestClient::Options{.tls = tls, .receive_buffer_bytes = receive_buffer_bytes});
  EXPECT_TRUE(client->shake_hands());
  return client;
}

// What has reached the kernel is read then, also behind a handshake: each round lets the loop look
// at its sockets once, and one step may post the next.
void TestServer::settle() {
  constexpr int rounds = 10;
  for (int round = 0; round < rounds; ++round) {
    for (auto& loop : loops_) {
      std::promise<void> reached;
      boost::asio::post(*loop, [&] { reached.set_value(); });
      reached.get_future().wait();
    }
  }
}

void TestServer::settle_with(std::size_t connections) {
  const auto give_up_at = std::chrono::steady_clock::now() + patience;
  while (std::chrono::steady_clock::now() < give_up_at) {
    settle();
    std::size_t count = 0;
    for (std::uint32_t i = 0; i < sockets->loop_count(); ++i) {
      count += sockets->loop(i).connections();
    }
    if (count == connections) return;
  }
  ADD_FAILURE() << "never " << connections << " connections";
}

void TestServer::pass(std::chrono::seconds time) {
  now_ += time;
  sockets->tick(now_);
  settle();
}

void TestServer::pass_busy(std::chrono::seconds time, const std::function<void()>& meanwhile) {
  now_ += time;
  boost::asio::post(*loops_.front(), [&] {
    meanwhile();
    sockets->tick(now_);
  });
  settle();
}

void TestServer::deliver(live::ConnectionRef to, std::string text, bool fresh_start) {
  live::Parcel parcel;
  parcel.to = to;
  parcel.fresh_start = fresh_start;
  parcel.letters.push_back(
      std::make_shared<const live::Letters>(live::Letters{.text = std::move(text), .count = 1}));
  sockets->deliver(to.loop, {std::move(parcel)});
}

}  // namespace chats::net
