#include "server/live/directory.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>

namespace chats::live {

std::size_t Directory::start_all() {
  std::size_t started = 0;
  for (const auto& entry : surroundings_.log.sessions()) {
    if (entry.closed) {
      std::lock_guard held{lock_};
      closed_.insert(entry.session);
    } else if (start(entry.session)) {
      ++started;
    }
  }
  return started;
}

std::shared_ptr<Session> Directory::start(const store::SessionId& id) {
  const auto strand = strands_[std::hash<std::string>{}(id) % strands_.size()];
  auto closed = [this, id] {
    {
      std::lock_guard held{lock_};
      sessions_.erase(id);
      closed_.insert(id);
    }
    if (told_) told_(id);
  };
  auto session = start_session(id, surroundings_, strand, std::move(closed));
  std::lock_guard held{lock_};
  if (!session) {
    stopped_.insert(id);
    return nullptr;
  }
  stopped_.erase(id);
  sessions_.emplace(id, session);
  return session;
}

std::shared_ptr<Session> Directory::find(const store::SessionId& id) const {
  std::lock_guard held{lock_};
  const auto found = sessions_.find(id);
  return found == sessions_.end() ? nullptr : found->second;
}

bool Directory::has_closed(const store::SessionId& id) const {
  std::lock_guard held{lock_};
  return closed_.contains(id);
}

bool Directory::stays_stopped(const store::SessionId& id) const {
  std::lock_guard held{lock_};
  return stopped_.contains(id);
}

void Directory::drop(const store::SessionId& id, std::function<void()> done) {
  std::shared_ptr<Session> session;
  {
    std::lock_guard held{lock_};
    closed_.erase(id);
    stopped_.erase(id);
    if (const auto found = sessions_.find(id); found != sessions_.end()) {
      session = found->second;
      sessions_.erase(found);
    }
  }
  if (!session) return done();
  session->stop(core::CloseCode::session_closed, std::move(done));
}

void Directory::stop(std::function<void()> done) {
  std::vector<std::shared_ptr<Session>> all;
  {
    std::lock_guard held{lock_};
    for (const auto& [id, session] : sessions_)
      all.push_back(session);
  }
  if (all.empty()) return done();
  auto left = std::make_shared<std::atomic<std::size_t>>(all.size());
  for (const auto& session : all)
    session->stop(core::CloseCode::restarting, [left, done] {
      if (left->fetch_sub(1) == 1) done();
    });
}

std::size_t Directory::running() const {
  std::lock_guard held{lock_};
  return sessions_.size();
}

std::size_t Directory::known() const {
  std::lock_guard held{lock_};
  return sessions_.size() + stopped_.size() + closed_.size();
}

bool Directory::is_any_under_way() const {
  std::lock_guard held{lock_};
  return std::ranges::any_of(sessions_,
                             [](const auto& each) { return each.second->is_under_way(); });
}

}  // namespace chats::live
