#include "server/live/batch.hpp"

#include <algorithm>

namespace chats::live {

Batch::Out& Batch::out(ConnectionRef to) {
  auto& slot = by_connection_[to.number];
  if (!slot) slot = &outs_.emplace_back(Out{to, {}, {}, nullptr, 0, {}});
  return *slot;
}

void Batch::tell(ConnectionRef to, const SharedLetters& letters) {
  auto& mine = out(to);
  Step& last = mine.open ? *mine.open : root_;
  // Viewers of one class come one after another, so the newest branch is nearly always it.
  const auto known = std::find_if(last.next.rbegin(), last.next.rend(),
                                  [&](const Step* each) { return each->letters == letters; });
  if (known != last.next.rend()) {
    mine.open = *known;
    return;
  }
  auto& step = steps_.emplace_back(Step{&last, letters, {}, {}});
  last.next.push_back(&step);
  mine.open = &step;
}

void Batch::tell_alone(ConnectionRef to, SharedLetters letters, bool fresh_start) {
  auto& mine = out(to);
  alone_bytes_ += letters->text.size();
  if (fresh_start) forget_stretches(mine);
  finish_stretch(mine);
  mine.alone.push_back(true);
  if (!fresh_start) return mine.done.push_back(std::move(letters));
  // Behind an earlier one, a join say: the later start must not be overtaken by it.
  const auto at = mine.done.begin() + static_cast<std::ptrdiff_t>(mine.fresh_starts++);
  mine.done.insert(at, std::move(letters));
}

void Batch::forget_stretches(Out& mine) {
  mine.open = nullptr;
  std::vector<SharedLetters> kept;
  for (std::size_t i = 0; i < mine.done.size(); ++i)
    if (mine.alone[i]) kept.push_back(std::move(mine.done[i]));
  mine.alone.assign(kept.size(), true);
  mine.done = std::move(kept);
}

void Batch::close(ConnectionRef to, core::CloseCode code) {
  auto& mine = out(to);
  if (!mine.close) mine.close = code;
}

void Batch::expect(ConnectionRef to, std::string request) {
  waiting_.push_back({to, std::move(request)});
}

void Batch::then(std::function<void()> action) {
  actions_.push_back(std::move(action));
}

bool Batch::empty() const {
  return events.empty() && outs_.empty() && actions_.empty();
}

std::vector<ConnectionRef> Batch::ending() const {
  std::vector<ConnectionRef> all;
  for (const auto& each : outs_)
    if (each.close) all.push_back(each.to);
  return all;
}

void Batch::finish_stretch(Out& mine) {
  if (!mine.open) return;
  mine.done.push_back(joined(*mine.open));
  mine.alone.push_back(false);
  mine.open = nullptr;
}

const SharedLetters& Batch::joined(Step& last) {
  if (last.joined) return last.joined;
  if (last.before == &root_) return last.joined = last.letters;
  std::vector<const Letters*> path;
  std::size_t bytes = 0;
  for (const Step* each = &last; each->letters; each = each->before) {
    path.push_back(each->letters.get());
    bytes += each->letters->text.size() + 1;
  }
  auto all = std::make_shared<Letters>();
  all->text.reserve(bytes);
  all->count = 0;
  for (auto each = path.rbegin(); each != path.rend(); ++each) {
    if (all->count > 0) all->text += ',';
    all->text += (*each)->text;
    all->count += (*each)->count;
  }
  return last.joined = std::move(all);
}

std::unordered_map<std::uint32_t, std::vector<Parcel>> Batch::parcels() {
  std::unordered_map<std::uint32_t, std::vector<Parcel>> by_loop;
  for (auto& mine : outs_) {
    finish_stretch(mine);
    by_loop[mine.to.loop].push_back({mine.to, std::move(mine.done), mine.close,
                                   mine.fresh_starts > 0});
  }
  return by_loop;
}

}  // namespace chats::live
