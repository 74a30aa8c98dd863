#include "server/net/desk.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include "server/net/desk_loop.hpp"
#include "server/net/loop.hpp"

namespace chats::net {

DeskExits exits_through(Sockets& sockets) {
  return {.post =
              [&sockets](std::uint32_t loop, std::function<void()> work) {
                boost::asio::post(sockets.loop(loop).io(), std::move(work));
              },
          .later =
              [&sockets](std::uint32_t loop, core::milliseconds wait, std::function<void()> work) {
                auto timer = std::make_shared<boost::asio::steady_timer>(sockets.loop(loop).io());
                timer->expires_after(wait);
                timer->async_wait([timer, work = std::move(work)](const auto& stopped) {
                  if (!stopped) work();
                });
              },
          .send =
              [&sockets](live::Parcel parcel) {
                const auto loop = parcel.to.loop;
                sockets.deliver(loop, {std::move(parcel)});
              },
          .close = [&sockets](live::ConnectionRef connection,
                              core::CloseCode code) { sockets.close(connection, code); }};
}

Desk::Desk(DeskParts parts, std::uint32_t loops) : parts_(std::move(parts)) {
  for (std::uint32_t loop = 0; loop < loops; ++loop) {
    loops_.push_back(std::make_unique<DeskLoop>(parts_));
  }
}

Desk::~Desk() = default;

void Desk::opened(live::ConnectionRef connection, const std::string&) {
  loops_.at(connection.loop)->opened(connection);
}

void Desk::text(live::ConnectionRef connection, std::string_view message) {
  loops_.at(connection.loop)->text(connection, message);
}

void Desk::drained(live::ConnectionRef connection) {
  loops_.at(connection.loop)->drained(connection);
}

void Desk::closed(live::ConnectionRef connection) {
  loops_.at(connection.loop)->closed(connection);
}

void Desk::tick(std::uint32_t loop, Time now) { loops_.at(loop)->tick(now); }

void Desk::admitted(live::ConnectionRef connection) {
  parts_.exits.post(connection.loop, [to = loops_.at(connection.loop).get(), connection] {
    to->admitted(connection);
  });
}

void Desk::turned_away(live::ConnectionRef connection, live::SharedLetters refusal, bool slowly) {
  parts_.exits.post(connection.loop, [to = loops_.at(connection.loop).get(), connection,
                                refusal = std::move(refusal), slowly] {
    to->turned_away(connection, refusal, slowly);
  });
}

}  // namespace chats::net
