// The network layer with everything under it real and everything above it recorded: an
// application that echoes, a desk that writes down what it is told. Its clock stands still until
// the test lets time pass.
#pragma once

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "server/net/listener.hpp"
#include "server/net/sockets.hpp"
#include "server/net/tls_context.hpp"
#include "tests/net/certificate.hpp"
#include "tests/net/test_client.hpp"

namespace chats::net {

// Answers "METHOD target body" with its address; /silent never, /later from another thread.
class EchoApp : public HttpApp {
 public:
  void answer(HttpRequest request, std::function<void(HttpResponse)> reply) override;
  ~EchoApp() override;

 private:
  std::mutex mutex_;
  std::vector<std::thread> threads_;
  std::vector<std::function<void(HttpResponse)>> silent_;
};

class RecordingDesk : public SocketEvents {
 public:
  struct Seen {
    std::string what;  // "opened", "text", "drained", "closed"
    live::ConnectionRef connection;
    std::string text;  // of a text; the address of an opened one
  };
  // What is done inside text() and drained(), on the loop.
  std::function<void(live::ConnectionRef, std::string_view)> on_text;
  std::function<void(live::ConnectionRef)> on_drained;

  void opened(live::ConnectionRef connection, const std::string& remote_address) override;
  void text(live::ConnectionRef connection, std::string_view message) override;
  void drained(live::ConnectionRef connection) override;
  void closed(live::ConnectionRef connection) override;
  void tick(std::uint32_t loop, Time now) override;

  // The next thing seen that was not taken yet; fails the test after 30 s.
  Seen next();
  bool nothing_more();
  int ticks() const { return ticks_; }

 private:
  void see(Seen seen);
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Seen> seen_;
  std::atomic<int> ticks_{0};
};

class TestServer {
 public:
  struct Options {
    bool tls = true;
    std::size_t loops = 1;
    NetLimits limits = {};
    AdmissionSettings admission = {};
  };
  explicit TestServer(Options options);
  TestServer() : TestServer(Options{}) {}
  ~TestServer();

  std::uint16_t port() const { return listener_->port(); }
  std::unique_ptr<TestClient> connect(int receive_buffer_bytes = 0);  // handshake done
  // Waits until everything posted to the loops so far has run.
  void settle();
  // Waits until the server holds so many connections of any kind.
  void settle_with(std::size_t connections);
  void pass(std::chrono::seconds time);
  // The same, for a first loop that is busy until `meanwhile` is done, and reads nothing before.
  void pass_busy(std::chrono::seconds time, const std::function<void()>& meanwhile);
  void deliver(live::ConnectionRef to, std::string text, bool fresh_start = false);

  const bool tls;
  NetLimits limits;
  EchoApp app;
  RecordingDesk desk;
  TemporaryFolder folder;
  Admission admission;

 private:
  std::vector<std::unique_ptr<boost::asio::io_context>> loops_;
  std::unique_ptr<TlsContext> context_;

 public:
  std::unique_ptr<Sockets> sockets;

 private:
  std::unique_ptr<Listener> listener_;
  std::vector<boost::asio::executor_work_guard<boost::asio::io_context::executor_type>> work_;
  std::vector<std::thread> threads_;
  SocketEvents::Time now_ = std::chrono::steady_clock::now();
};

}  // namespace chats::net
