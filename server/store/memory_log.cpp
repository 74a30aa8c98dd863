#include "server/store/memory_log.hpp"

#include <algorithm>
#include <utility>

#include "server/store/encoded.hpp"
#include "server/store/stored_event.hpp"
#include "server/store/stored_record.hpp"

namespace chats::store {

void MemoryLog::hold() {
  const std::lock_guard lock(mutex_);
  holds_ = true;
}

void MemoryLog::release() {
  while (true) {
    std::function<void()> tell;
    {
      const std::lock_guard lock(mutex_);
      if (held_.empty()) {
        holds_ = false;
        return;
      }
      const Change change = std::move(held_.front());
      held_.pop_front();
      tell = change();
    }
    tell();
  }
}

void MemoryLog::fail_next(AppendOutcome outcome) {
  const std::lock_guard lock(mutex_);
  arranged_.push_back({.outcome = outcome, .saved = outcome == AppendOutcome::saved});
}

void MemoryLog::lose_next_answer() {
  const std::lock_guard lock(mutex_);
  arranged_.push_back({.outcome = AppendOutcome::unknown, .saved = true});
}

void MemoryLog::break_disk() {
  const std::lock_guard lock(mutex_);
  broken_ = true;
}

void MemoryLog::mend_disk() {
  const std::lock_guard lock(mutex_);
  broken_ = false;
}

void MemoryLog::damage(const SessionId& session, core::Seq seq) {
  const std::lock_guard lock(mutex_);
  find(session)->stored.at(seq - 1) = "damaged";
}

void MemoryLog::make_or_hold(Change change) {
  std::function<void()> tell;
  {
    const std::lock_guard lock(mutex_);
    if (holds_) {
      held_.push_back(std::move(change));
      return;
    }
    tell = change();
  }
  tell();
}

MemoryLog::Arrangement MemoryLog::next_arrangement() {
  if (broken_) return {.outcome = AppendOutcome::failed, .saved = false};
  if (arranged_.empty()) return {.outcome = AppendOutcome::saved, .saved = true};
  const Arrangement next = arranged_.front();
  arranged_.pop_front();
  return next;
}

void MemoryLog::append(Append append, std::function<void(AppendOutcome)> done) {
  make_or_hold([this, session = append.session, after = append.after,
                stored = encode_all(append.events, append.after).stored,
                links = links_in(append.session, append.events),
                done = std::move(done)]() -> std::function<void()> {
    return [done, outcome = make_append(session, after, stored, links)] { done(outcome); };
  });
}

AppendOutcome MemoryLog::make_append(const SessionId& session, core::Seq after,
                                     std::vector<std::string> stored,
                                     const std::vector<Link>& links) {
  const Arrangement arrangement = next_arrangement();
  if (!arrangement.saved) return arrangement.outcome;
  Session* place = find(session);
  if (!place || place->entry.closed || place->stored.size() != after) {
    return AppendOutcome::conflict;
  }
  std::move(stored.begin(), stored.end(), std::back_inserter(place->stored));
  place->links.insert(place->links.end(), links.begin(), links.end());
  return arrangement.outcome;
}

ReadOutcome MemoryLog::read(const SessionId& session, core::Seq after, const TakeEvent& take) {
  const std::lock_guard lock(mutex_);
  Session* place = find(session);
  if (broken_) return {.damage = "The disk is broken.", .unavailable = true};
  if (!place) return {.damage = "There is no such session."};
  for (std::size_t at = after; at < place->stored.size(); ++at) {
    auto event = decode(place->stored[at]);
    if (!event)
      return {.damage = "Event " + std::to_string(at + 1) + ": " + event.error().sentence};
    if (!take(std::move(*event))) break;
  }
  return {};
}

void MemoryLog::Session::each(
    const std::function<void(core::Seq, const std::string&)>& take) {
  for (std::size_t at = 0; at < stored.size(); ++at)
    take(at + 1, stored[at]);
}

void MemoryLog::Session::change(core::Seq seq, std::string without) {
  stored.at(seq - 1) = std::move(without);
}

bool MemoryLog::create(const SessionEntry& entry, const std::vector<Link>& links,
                       const std::vector<core::Event>& first) {
  const std::lock_guard lock(mutex_);
  if (broken_ || find(entry.session)) return false;
  Session& session = sessions_.emplace_back();
  session.entry = entry;
  session.entry.closed = false;
  session.entry.forget_at.reset();
  session.links = links;
  session.stored = encode_all(first, 0).stored;
  return true;
}

std::vector<SessionEntry> MemoryLog::sessions() {
  const std::lock_guard lock(mutex_);
  std::vector<SessionEntry> entries;
  for (const Session& session : sessions_)
    entries.push_back(session.entry);
  std::stable_sort(entries.begin(), entries.end(), [](const auto& one, const auto& other) {
    return one.created_at < other.created_at;
  });
  return entries;
}

std::vector<Link> MemoryLog::links() {
  const std::lock_guard lock(mutex_);
  std::vector<Link> links;
  for (const Session& session : sessions_) {
    links.insert(links.end(), session.links.begin(), session.links.end());
  }
  return links;
}

void MemoryLog::close(const SessionId& session, core::ClosingRecord record,
                      std::function<void(bool)> done) {
  make_or_hold([this, session, stored = encode(record), day = forget_at(record),
                done = std::move(done)]() -> std::function<void()> {
    return [done, saved = make_close(session, stored, day)] { done(saved); };
  });
}

bool MemoryLog::make_close(const SessionId& session, const std::string& record,
                           std::optional<core::Instant> forget_at) {
  const Arrangement arrangement = next_arrangement();
  if (!arrangement.saved) return false;
  Session* place = find(session);
  if (!place) return false;
  if (!place->entry.closed) {
    place->entry.closed = true;
    place->entry.forget_at = forget_at;
    place->record = record;
    if (!forget_at) place->stored.clear();
    redact(*place, {});
  }
  return arrangement.outcome == AppendOutcome::saved;
}

std::optional<core::ClosingRecord> MemoryLog::record(const SessionId& session) {
  const std::lock_guard lock(mutex_);
  const Session* place = find(session);
  if (!place || !place->entry.closed || broken_) return std::nullopt;
  auto record = decode_record(place->record);
  if (!record) return std::nullopt;
  return std::move(*record);
}

PersonErasure MemoryLog::erase_person(const SessionId& session, const core::Digest& key) {
  const std::lock_guard lock(mutex_);
  if (broken_) return PersonErasure::not_saved;
  Session* place = find(session);
  if (!place || !place->entry.closed) return PersonErasure::nobody;
  auto without = record_without(place->record, key);
  if (without.outcome != PersonErasure::erased) return without.outcome;
  place->record = std::move(without.stored);
  redact(*place, key);
  return PersonErasure::erased;
}

std::size_t MemoryLog::forget_overdue(core::Instant now) {
  const std::lock_guard lock(mutex_);
  if (broken_) return 0;
  std::size_t count = 0;
  for (Session& session : sessions_) {
    if (!session.entry.forget_at || *session.entry.forget_at > now) continue;
    session.stored.clear();
    session.entry.forget_at.reset();
    ++count;
  }
  return count;
}

bool MemoryLog::erase(const SessionId& session) {
  const std::lock_guard lock(mutex_);
  if (broken_) return false;
  std::erase_if(sessions_, [&](const Session& one) { return one.entry.session == session; });
  return true;
}

std::string MemoryLog::fact(const std::string& name) {
  const std::lock_guard lock(mutex_);
  const auto found = facts_.find(name);
  return found == facts_.end() ? "" : found->second;
}

bool MemoryLog::set_fact(const std::string& name, const std::string& value) {
  const std::lock_guard lock(mutex_);
  if (broken_) return false;
  facts_[name] = value;
  return true;
}

MemoryLog::Session* MemoryLog::find(const SessionId& session) {
  const auto found = std::find_if(sessions_.begin(), sessions_.end(),
                                  [&](const Session& one) { return one.entry.session == session; });
  return found == sessions_.end() ? nullptr : &*found;
}

}  // namespace chats::store
