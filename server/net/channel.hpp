// The bytes of one TCP connection, plain or TLS, one try at a time: nothing here waits, and what a
// try could not do now says what to wait for. TLS is OpenSSL on the socket itself. Whoever owns the
// socket owns the channel, on one thread.
//
// A connection cut without close_notify is StreamError::truncated, never a clean end: otherwise an
// attacker could shorten what is read.
#pragma once

#include <boost/system/error_code.hpp>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "server/net/send_ring.hpp"
#include "server/net/stream_error.hpp"
#include "server/net/tls_session.hpp"

namespace chats::net {

using boost::system::error_code;

class Channel {
 public:
  enum class Want { nothing, readable, writable };
  // Bytes moved, or what to wait for, or an error; the end of the stream is asio::error::eof.
  struct Step {
    std::size_t bytes = 0;
    Want want = Want::nothing;
    error_code error = {};
  };

  // As many pieces as one write gathers.
  static constexpr std::size_t pieces_max = 16;
  // A TLS record's payload: who reads into so many bytes leaves none behind in OpenSSL, where no
  // readiness announces them.
  static constexpr std::size_t record_bytes_max = 16 * 1024;

  // A non-blocking socket, owned elsewhere. An empty session: plain TCP.
  Channel(int socket, TlsSession tls);

  int socket() const { return socket_; }
  bool is_tls() const { return tls_ != nullptr; }

  Step read(std::span<char> into);
  // OpenSSL may hold bytes that can be read, of which no readiness tells.
  bool holds_bytes() const;
  // After `want` the same bytes must be offered again, from wherever.
  Step write(std::span<const std::string_view> pieces);
  // As `write`, but the ring sends what is taken, at most record_bytes_max; until `sent` has told
  // of it nothing else may be tried here. Bytes that are not encrypted stay where they are.
  Step write_by(SendRing& ring, std::string_view bytes, std::size_t who);
  // What became of the `taken` bytes: a step of `write`. Encrypted they are moved whole, and what
  // the socket did not take is kept here, to go before all else.
  Step sent(const SendRing::Sent& sent, std::size_t taken);
  Step shake_hands();
  // close_notify, then FIN. Afterwards drain().
  Step say_goodbye();
  // Reads what still comes and drops it, until eof: closing with unread bytes would reset the
  // connection and may destroy our last words.
  Step drain();

  // Of this thread: what was joined for the last write lies there no more. Every write, a retry
  // too, lays out its pieces anew.
  static void wipe_record();

 private:
  Step read_plain(std::span<char> into);
  Step read_tls(std::span<char> into);
  Step write_plain(std::span<const std::string_view> pieces);
  Step write_tls(std::span<const std::string_view> pieces);
  Step write_record(std::string_view bytes);
  // False: the socket takes no more now, or `error`.
  bool send_kept(Step& step);
  Step tls_failure(int result);

  int socket_;
  bool tls_broken_ = false;  // after a fatal TLS error no close_notify may be sent
  TlsSession tls_;
  std::unique_ptr<std::string> kept_;  // Of a record that the ring could not send whole.
};

}  // namespace chats::net
