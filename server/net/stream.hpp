// One TCP connection, plain or TLS, as Asio's AsyncReadStream and AsyncWriteStream, for as long as
// it speaks HTTP. TLS is OpenSSL on the socket itself: asio::ssl::stream keeps 58 KiB more for each
// connection.
//
// Owned by one connection, used on its loop's thread alone. At most one read and one write may be
// under way, and the stream may not be moved or released meanwhile.
#pragma once

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/compose.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <functional>
#include <utility>

#include "server/net/channel.hpp"

namespace chats::net {

namespace asio = boost::asio;

class Stream {
 public:
  using Socket = asio::ip::tcp::socket;
  using executor_type = Socket::executor_type;
  using Then = std::function<void(error_code)>;
  // Told of all that goes out, as it goes.
  using Progress = std::function<void()>;

  // An empty session: plain TCP. The socket is made non-blocking.
  Stream(Socket socket, TlsSession tls);

  executor_type get_executor() { return socket_.get_executor(); }
  bool is_tls() const { return channel_.is_tls(); }
  bool is_open() const { return socket_.is_open(); }
  // Something has come that was not read yet.
  bool has_unread() const {
    error_code ignored;
    return socket_.available(ignored) > 0;
  }
  void on_progress(Progress progress) { progress_ = std::move(progress); }

  // The callbacks never run inside the call. Nothing is kept alive: the callback must do that.
  void wait_readable(Then then);
  void handshake(Then then);  // at once, when plain
  // close_notify, FIN, then whatever the other side still sends is read and dropped until its
  // end.
  void shut_down(Then then);
  // Cuts the connection now; what is under way ends with operation_aborted.
  void abort();
  // Gives the connection away: from now on Asio knows nothing of its socket.
  Channel release();

  template <class Buffers, class Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    return asio::async_compose<Token, void(error_code, std::size_t)>(
        Operation<ReadAttempt>{this, {first_of(buffers)}}, token, socket_);
  }

  template <class Buffers, class Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    return asio::async_compose<Token, void(error_code, std::size_t)>(
        Operation<WriteAttempt>{this, {pieces_of(buffers)}}, token, socket_);
  }

 private:
  using Step = Channel::Step;
  using Want = Channel::Want;
  struct Pieces {
    std::array<std::string_view, Channel::pieces_max> views;
    std::size_t count = 0;
  };

  Step read_step(asio::mutable_buffer into);
  Step write_step(const Pieces& pieces);
  void drain(Then then);
  static Socket::wait_type direction(Want want) {
    return want == Want::writable ? Socket::wait_write : Socket::wait_read;
  }

  // Tries first, since OpenSSL may hold bytes that no readiness announces, then waits and retries.
  template <class Attempt>
  struct Operation {
    Stream* stream;
    Attempt attempt;
    Step step = {};
    enum { starting, waiting, finishing } stage = starting;

    template <class Self>
    void operator()(Self& self, error_code error = {}) {
      if (stage == finishing) return self.complete(step.error, step.bytes);
      if (error) return self.complete(error, 0);
      step = attempt(*stream);
      auto& socket = stream->socket_;
      if (step.want != Want::nothing) {
        stage = waiting;
        const auto awaited = direction(step.want);
        return socket.async_wait(awaited, std::move(self));
      }
      if (stage == waiting) return self.complete(step.error, step.bytes);
      // Completing inside the initiating call would let callbacks nest without end.
      stage = finishing;
      asio::post(socket.get_executor(), std::move(self));
    }
  };
  struct ReadAttempt {
    asio::mutable_buffer into;
    Step operator()(Stream& stream) const { return stream.read_step(into); }
  };
  struct WriteAttempt {
    Pieces pieces;
    Step operator()(Stream& stream) const { return stream.write_step(pieces); }
  };
  template <class Buffers>
  static asio::mutable_buffer first_of(const Buffers& buffers) {
    for (auto it = asio::buffer_sequence_begin(buffers); it != asio::buffer_sequence_end(buffers);
         ++it) {
      if (const asio::mutable_buffer buffer(*it); buffer.size() > 0) return buffer;
    }
    return {};
  }

  template <class Buffers>
  static Pieces pieces_of(const Buffers& buffers) {
    Pieces pieces;
    for (auto it = asio::buffer_sequence_begin(buffers);
         it != asio::buffer_sequence_end(buffers) && pieces.count < pieces.views.size(); ++it) {
      if (const asio::const_buffer buffer(*it); buffer.size() > 0) {
        pieces.views.at(pieces.count++) = {static_cast<const char*>(buffer.data()),
                                           buffer.size()};
      }
    }
    return pieces;
  }

  Socket socket_;
  Channel channel_;
  Progress progress_;
};

}  // namespace chats::net
