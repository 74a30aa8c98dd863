#include "server/net/stream.hpp"

namespace chats::net {

Stream::Stream(Socket socket, TlsSession tls)
    : socket_(std::move(socket)), channel_(socket_.native_handle(), std::move(tls)) {
  error_code ignored;  // a socket that is already dead says so at its first read
  socket_.non_blocking(true, ignored);
}

Stream::Step Stream::read_step(asio::mutable_buffer into) {
  // The number of a closed socket may belong to another connection by now.
  if (!socket_.is_open()) return {.error = asio::error::operation_aborted};
  return channel_.read({static_cast<char*>(into.data()), into.size()});
}

Stream::Step Stream::write_step(const Pieces& pieces) {
  if (!socket_.is_open()) return {.error = asio::error::operation_aborted};
  const Step step = channel_.write({pieces.views.data(), pieces.count});
  if (step.bytes > 0 && progress_) progress_();
  return step;
}

void Stream::wait_readable(Then then) {
  socket_.async_wait(Socket::wait_read, std::move(then));
}

void Stream::handshake(Then then) {
  if (!is_tls()) {
    return asio::post(socket_.get_executor(), [then = std::move(then)] { then({}); });
  }
  const Step step =
      socket_.is_open() ? channel_.shake_hands() : Step{.error = asio::error::operation_aborted};
  if (step.want == Want::nothing) {
    return asio::post(socket_.get_executor(),
                      [then = std::move(then), error = step.error] { then(error); });
  }
  const auto awaited = direction(step.want);
  socket_.async_wait(awaited, [this, then = std::move(then)](error_code error) mutable {
    if (error) return then(error);
    handshake(std::move(then));
  });
}

void Stream::shut_down(Then then) {
  if (!socket_.is_open()) {
    return asio::post(socket_.get_executor(),
                      [then = std::move(then)] { then(asio::error::operation_aborted); });
  }
  if (channel_.say_goodbye().want == Want::nothing) return drain(std::move(then));
  socket_.async_wait(Socket::wait_write, [this, then = std::move(then)](error_code error) mutable {
    if (error) return then(error);
    shut_down(std::move(then));
  });
}

void Stream::drain(Then then) {
  socket_.async_wait(Socket::wait_read, [this, then = std::move(then)](error_code error) mutable {
    if (error) return then(error);
    if (!socket_.is_open()) return then(asio::error::operation_aborted);
    const Step step = channel_.drain();
    if (!step.error) return drain(std::move(then));
    error_code ignored;
    socket_.close(ignored);
    then(step.error == asio::error::eof ? error_code{} : step.error);
  });
}

void Stream::abort() {
  if (!socket_.is_open()) return;
  error_code ignored;
  // What the kernel still holds for a reader who does not read is dropped with the connection.
  socket_.set_option(asio::socket_base::linger(true, 0), ignored);
  socket_.close(ignored);
}

Channel Stream::release() {
  socket_.release();
  return std::move(channel_);
}

}  // namespace chats::net
