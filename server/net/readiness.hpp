// Which of a loop's WebSockets can be read or written: one epoll set that Asio waits for as if it
// were one connection. An idle connection costs its entry in the kernel and nothing here.
//
// On the loop's thread alone.
#pragma once

#include <boost/asio/posix/stream_descriptor.hpp>
#include <cstdint>
#include <functional>

namespace chats::net {

class Readiness {
 public:
  // Bits of epoll: EPOLLIN, EPOLLOUT, and EPOLLERR and EPOLLHUP unasked.
  using Events = std::uint32_t;
  // Called again as long as they last.
  using Tell = std::function<void(std::uint64_t number, Events events)>;

  // Throws boost::system::system_error when the system has no file descriptor left.
  Readiness(boost::asio::io_context& io, Tell tell);

  void start();
  void stop();
  // At once, of what is ready by now.
  void tell_all();

  // False: the system has no room for it. A socket that is closed leaves by itself.
  bool add(int socket, std::uint64_t number, Events wanted);
  void change(int socket, std::uint64_t number, Events wanted);

 private:
  void wait();

  boost::asio::posix::stream_descriptor set_;
  Tell tell_;
};

}  // namespace chats::net
