#include "server/net/sockets.hpp"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <mutex>

#include "server/net/loop.hpp"

namespace chats::net {

struct Sockets::Shared {
  Totals totals;
};

namespace {

// Ends once, by the last loop that is empty or by its timer.
struct Farewell {
  Farewell(boost::asio::io_context& io, std::size_t loops) : timer(io), loops_left(loops) {}
  boost::asio::steady_timer timer;
  std::atomic<std::size_t> loops_left;
};

}  // namespace

Sockets::Sockets(const std::vector<boost::asio::io_context*>& loops, const NetLimits& limits)
    : shared_(std::make_unique<Shared>()) {
  for (auto* io : loops) {
    const auto index = static_cast<std::uint32_t>(loops_.size());
    loops_.push_back(std::make_unique<Loop>(index, *io, limits, shared_->totals));
  }
}

Sockets::~Sockets() = default;

void Sockets::start(SocketEvents& events) {
  for (auto& loop : loops_) {
    boost::asio::post(loop->io(), [&events, to = loop.get()] { to->start(events); });
  }
}

void Sockets::deliver(std::uint32_t loop, std::vector<live::Parcel> parcels,
                      std::function<void()> written) {
  auto& to = this->loop(loop);
  boost::asio::post(to.io(), [&to, parcels = std::move(parcels),
                              written = std::move(written)]() mutable {
    to.deliver(std::move(parcels), std::move(written));
  });
}

void Sockets::close(live::ConnectionRef connection, core::CloseCode code) {
  auto& to = loop(connection.loop);
  boost::asio::post(to.io(), [&to, connection, code] { to.close(connection, code); });
}

void Sockets::close_all(core::CloseCode code, std::function<void()> then) {
  auto& first = loops_.front()->io();
  const auto farewell = std::make_shared<Farewell>(first, loops_.size());
  const auto& limits = loops_.front()->limits();
  boost::asio::post(first, [this, farewell, code, then = std::move(then),
                            time = limits.close_all_time_max]() mutable {
    farewell->timer.expires_after(time);
    farewell->timer.async_wait([this, farewell, then = std::move(then)](const auto&) {
      // What is still there, HTTP included, had its time.
      for (auto& loop : loops_) {
        boost::asio::post(loop->io(), [to = loop.get()] { to->cut_all(); });
      }
      boost::asio::post(loops_.front()->io(), then);
    });
    for (auto& loop : loops_) {
      auto* to = loop.get();
      boost::asio::post(to->io(), [to, farewell, code, &home = loops_.front()->io()] {
        to->close_all(code, [farewell, &home] {
          if (--farewell->loops_left > 0) return;
          boost::asio::post(home, [farewell] { farewell->timer.cancel(); });
        });
      });
    }
  });
}

std::size_t Sockets::open() const { return shared_->totals.open_sockets.load(); }

void Sockets::tick(Time now) {
  for (auto& loop : loops_) {
    boost::asio::post(loop->io(), [to = loop.get(), now] { to->tick(now); });
  }
}

std::uint32_t Sockets::loop_count() const { return static_cast<std::uint32_t>(loops_.size()); }

Loop& Sockets::loop(std::uint32_t index) { return *loops_.at(index); }

Loop& Sockets::least_busy_loop() {
  return **std::min_element(loops_.begin(), loops_.end(), [](const auto& a, const auto& b) {
    return a->connections() < b->connections();
  });
}

}  // namespace chats::net
