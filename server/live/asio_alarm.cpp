#include "server/live/asio_alarm.hpp"

#include <algorithm>
#include <boost/asio/steady_timer.hpp>

namespace chats::live {

namespace {

// A session may be weeks away; a wait is cut so that it is noticed when the clock was set.
constexpr std::chrono::minutes longest_wait{1};

class AsioAlarm final : public Alarm {
 public:
  AsioAlarm(boost::asio::any_io_executor strand, const Clock& clock)
      : timer_(std::move(strand)), clock_(clock) {}

  void set(core::Instant at, std::function<void()> ring) override {
    const auto wait =
        std::clamp<core::milliseconds>(at - clock_.now(), core::milliseconds{0}, longest_wait);
    timer_.expires_after(wait);
    timer_.async_wait([ring = std::move(ring)](boost::system::error_code error) {
      if (!error) ring();
    });
  }
  void stop() override { timer_.cancel(); }

 private:
  boost::asio::steady_timer timer_;
  const Clock& clock_;
};

}  // namespace

std::unique_ptr<Alarm> make_asio_alarm(boost::asio::any_io_executor strand, const Clock& clock) {
  return std::make_unique<AsioAlarm>(std::move(strand), clock);
}

}  // namespace chats::live
