#include "server/net/threads.hpp"

namespace chats::net {

Threads::Threads(unsigned count) {
  for (unsigned i = 0; i < count; ++i) {
    // One thread runs it, which spares the locks inside.
    contexts_.push_back(std::make_unique<boost::asio::io_context>(1));
    stay_.emplace_back(contexts_.back()->get_executor());
  }
}

Threads::~Threads() = default;

std::vector<boost::asio::io_context*> Threads::contexts() {
  std::vector<boost::asio::io_context*> all;
  for (const auto& context : contexts_) all.push_back(context.get());
  return all;
}

std::vector<boost::asio::any_io_executor> Threads::strands() {
  std::vector<boost::asio::any_io_executor> all;
  for (const auto& context : contexts_) all.emplace_back(context->get_executor());
  return all;
}

void Threads::run() {
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < contexts_.size(); ++i) {
    others.emplace_back([context = contexts_[i].get()] { context->run(); });
  }
  contexts_.front()->run();
  for (auto& thread : others) thread.join();
}

void Threads::stop() {
  for (const auto& context : contexts_) context->stop();
}

}  // namespace chats::net
