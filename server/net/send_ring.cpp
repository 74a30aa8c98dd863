#include "server/net/send_ring.hpp"

#include <liburing.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>

namespace chats::net {

namespace {

bool open(io_uring& ring) {
  constexpr unsigned entries = SendRing::sends_max;
  // Kernels before 6.0 do not know that one thread alone will ask.
  return ::io_uring_queue_init(entries, &ring, IORING_SETUP_SINGLE_ISSUER) == 0 ||
         ::io_uring_queue_init(entries, &ring, 0) == 0;
}

// As many sockets as the ring can know: none is numbered higher than the process may have files.
// Kernels before 5.19 cannot leave places empty.
std::size_t room_for_known(io_uring& ring) {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return 0;
  const auto room = std::min<std::size_t>(files.rlim_cur, SendRing::known_max);
  return ::io_uring_register_files_sparse(&ring, static_cast<unsigned>(room)) == 0 ? room : 0;
}

// Into the place of `socket`.
bool put(io_uring& ring, int socket, int file) {
  return ::io_uring_register_files_update(&ring, static_cast<unsigned>(socket), &file, 1) == 1;
}

}  // namespace

std::unique_ptr<SendRing> SendRing::make() {
  auto ring = std::make_unique<io_uring>();
  if (!open(*ring)) return nullptr;
  return std::unique_ptr<SendRing>(new SendRing(std::move(ring)));
}

SendRing::SendRing(std::unique_ptr<io_uring> ring)
    : ring_(std::move(ring)), known_(room_for_known(*ring_)) {
  sends_.reserve(sends_max);
}

SendRing::~SendRing() { ::io_uring_queue_exit(ring_.get()); }

void SendRing::add(int socket, std::string_view bytes, std::size_t who) {
  sends_.push_back({socket, who, bytes.data(), 0, bytes.size(), 0});
}

void SendRing::add_records(int socket, std::size_t mark, std::size_t who) {
  sends_.push_back({socket, who, nullptr, mark, records_.size() - mark, 0});
}

std::string_view SendRing::bytes_of(const Send& send) const {
  if (send.bytes != nullptr) return {send.bytes, send.size};
  return std::string_view(records_).substr(send.at, send.size);
}

bool SendRing::submit(const std::function<void(const Sent&)>& tell) {
  queue_all();
  const bool works = await_all();
  for (const auto& send : sends_) {
    const auto sent = static_cast<std::size_t>(std::max(send.result, 0));
    tell({send.who, send.result, bytes_of(send).substr(sent)});
  }
  sends_.clear();
  records_.clear();
  return works;
}

bool SendRing::make_known(int socket) {
  const auto at = static_cast<std::size_t>(socket);
  if (at >= known_.size()) return false;
  // One that failed would fail again, a call into the kernel at each send.
  if (!known_[at] && learns_) learns_ = known_[at] = put(*ring_, socket, socket);
  return known_[at];
}

void SendRing::let_go(int socket) {
  const auto at = static_cast<std::size_t>(socket);
  if (at >= known_.size() || !known_[at]) return;
  known_[at] = false;
  if (put(*ring_, socket, -1)) return;
  // It does not happen; but then no place may be trusted.
  ::io_uring_unregister_files(ring_.get());
  known_.clear();
}

// The records have grown to where they stay only now.
void SendRing::queue_all() {
  for (std::size_t i = 0; i < sends_.size(); ++i) {
    const auto bytes = bytes_of(sends_[i]);
    auto* entry = ::io_uring_get_sqe(ring_.get());
    ::io_uring_prep_send(entry, sends_[i].socket, bytes.data(), bytes.size(),
                         MSG_DONTWAIT | MSG_NOSIGNAL);
    ::io_uring_sqe_set_data64(entry, i);
    if (make_known(sends_[i].socket)) ::io_uring_sqe_set_flags(entry, IOSQE_FIXED_FILE);
    // Nobody knows what became of those that the ring does not answer.
    sends_[i].result = -EIO;
  }
}

bool SendRing::await_all() {
  std::size_t answered = 0;
  while (answered < sends_.size()) {
    const auto left = static_cast<unsigned>(sends_.size() - answered);
    const int result = ::io_uring_submit_and_wait(ring_.get(), left);
    if (result < 0 && result != -EINTR) break;
    io_uring_cqe* answer = nullptr;
    unsigned head = 0, count = 0;
    io_uring_for_each_cqe(ring_.get(), head, answer) {
      sends_.at(answer->user_data).result = answer->res;
      ++count;
    }
    ::io_uring_cq_advance(ring_.get(), count);
    answered += count;
  }
  // Those that it did not even take can be sent another way.
  for (std::size_t i = ::io_uring_sq_ready(ring_.get()); i > 0; --i)
    sends_.at(sends_.size() - i).result = -EAGAIN;
  return answered == sends_.size();
}

}  // namespace chats::net
