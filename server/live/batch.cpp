#include "server/live/batch.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace chats::live {

namespace {

bool was_told(const Batch::Group& last, const Batch::Group& now) {
  return now.event != 0 && last == now;
}

}  // namespace

Batch::Out& Batch::out(ConnectionRef to) {
  return out(to, circles_.of(to.number));
}

// Whoever goes apart has heard what their circle has.
Batch::Out& Batch::out(ConnectionRef to, const core::Hearing* circle) {
  auto& slot = by_connection_[to.number];
  if (slot) return *slot;
  slot = &outs_.emplace_back(Out{.to = to, .done = std::pmr::vector<Part>(&memory_)});
  if (!circle) return *slot;
  auto& told = by_circle_[*circle];
  slot->open = told.open;
  slot->told = told.group;
  slot->next_apart = std::exchange(told.apart, slot);
  return *slot;
}

void Batch::tell(const core::Hearing& circle, const SharedLetters& letters, Group group) {
  auto& told = by_circle_[circle];
  if (!was_told(told.group, group)) add(told.open, letters);
  told.group = group;
  for (auto* each = told.apart; each; each = each->next_apart) {
    if (!was_told(each->told, group)) add(each->open, letters);
    each->told = group;
  }
}

void Batch::tell(ConnectionRef to, const SharedLetters& letters, Group group) {
  const auto* circle = circles_.of(to.number);
  const auto told = circle ? by_circle_.find(*circle) : by_circle_.end();
  const bool is_apart = by_connection_.contains(to.number);
  if (!is_apart && told != by_circle_.end() && was_told(told->second.group, group)) return;
  auto& mine = out(to, circle);
  if (was_told(mine.told, group)) return;
  mine.told = group;
  add(mine.open, letters);
}

void Batch::add(Step*& open, const SharedLetters& letters) {
  Step& last = open ? *open : root_;
  // Those of one class come one after another, so the newest branch is nearly always it.
  open = last.newest;
  while (open && open->letters != letters)
    open = open->older;
  if (open) return;
  open = &steps_.emplace_back(Step{.before = &last, .letters = letters, .older = last.newest});
  last.newest = open;
}

void Batch::regroup(ConnectionRef to, const core::Hearing& circle) {
  auto& mine = out(to);
  leave_circle(to);
  mine.next_apart = std::exchange(by_circle_[circle].apart, &mine);
}

void Batch::leave_circle(ConnectionRef to) {
  const auto* circle = circles_.of(to.number);
  const auto mine = by_connection_.find(to.number);
  if (!circle || mine == by_connection_.end()) return;
  auto** each = &by_circle_[*circle].apart;
  while (*each && *each != mine->second)
    each = &(*each)->next_apart;
  if (*each) *each = (*each)->next_apart;
}

void Batch::tell_alone(ConnectionRef to, SharedLetters letters, bool fresh_start) {
  auto& mine = out(to);
  alone_bytes_ += letters->text.size();
  if (fresh_start) forget_stretches(mine);
  finish_stretch(mine);
  if (!fresh_start) return mine.done.push_back({std::move(letters)});
  // Behind an earlier one, a join say: the later start must not be overtaken by it.
  const auto at = mine.done.begin() + static_cast<std::ptrdiff_t>(mine.fresh_starts++);
  mine.done.insert(at, {std::move(letters)});
}

void Batch::forget_stretches(Out& mine) {
  mine.open = nullptr;
  std::erase_if(mine.done, [](const Part& each) { return each.stretch; });
}

void Batch::close(ConnectionRef to, core::CloseCode code) {
  auto& mine = out(to);
  if (!mine.close) mine.close = code;
}

void Batch::expect(ConnectionRef to, std::string request) {
  waiting_.push_back({to, std::move(request)});
}

void Batch::then(std::function<void()> action, std::size_t bytes) {
  count_alone(bytes);
  actions_.push_back(std::move(action));
}

bool Batch::empty() const {
  return events.empty() && outs_.empty() && by_circle_.empty() && actions_.empty();
}

std::vector<ConnectionRef> Batch::ending() const {
  std::vector<ConnectionRef> all;
  for (const auto& each : outs_)
    if (each.close) all.push_back(each.to);
  return all;
}

void Batch::finish_stretch(Out& mine) {
  if (!mine.open) return;
  mine.done.reserve(2);  // Nearly always this and the answer.
  mine.done.push_back({{}, std::exchange(mine.open, nullptr)});
}

std::vector<SharedLetters> Batch::letters_of(std::pmr::vector<Part>& parts) {
  std::vector<SharedLetters> all;
  all.reserve(parts.size());
  for (auto& each : parts)
    if (each.stretch)
      add_stretch(all, *each.stretch);
    else
      all.push_back(std::move(each.alone));
  return all;
}

void Batch::add_stretch(std::vector<SharedLetters>& all, Step& last) {
  if (auto as_one = joined(last)) return all.push_back(std::move(as_one));
  const auto first = static_cast<std::ptrdiff_t>(all.size());
  for (const Step* each = &last; each->letters; each = each->before)
    all.push_back(each->letters);
  std::reverse(all.begin() + first, all.end());
}

// Null: there is no room for it any more.
SharedLetters Batch::joined(Step& last) {
  if (last.joined) return last.joined;
  if (last.before == &root_) return last.joined = last.letters;
  std::vector<const Letters*> path;
  std::size_t bytes = 0;
  for (const Step* each = &last; each->letters; each = each->before) {
    path.push_back(each->letters.get());
    bytes += each->letters->text.size() + 1;
  }
  if (joined_bytes_ + bytes > joined_bytes_max) return nullptr;
  joined_bytes_ += bytes;
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

void Batch::address() {
  for (auto& [circle, told] : by_circle_)
    if (told.open) address(circle, told);
}

void Batch::address(const core::Hearing& circle, const Told& told) {
  for (const auto& [loop, members] : circles_.members(circle)) {
    std::vector<std::uint64_t> who;
    who.reserve(members.size());
    std::copy_if(members.begin(), members.end(), std::back_inserter(who),
                 [&](auto each) { return !told.apart || !by_connection_.contains(each); });
    if (!who.empty()) together_.push_back({loop, std::move(who), told.open});
  }
}

std::unordered_map<std::uint32_t, std::vector<Parcel>> Batch::parcels() {
  std::unordered_map<std::uint32_t, std::vector<Parcel>> by_loop;
  for (auto& mine : outs_) {
    finish_stretch(mine);
    if (mine.done.empty() && !mine.close) continue;
    by_loop[mine.to.loop].push_back({.to = mine.to,
                                     .letters = letters_of(mine.done),
                                     .then_close = mine.close,
                                     .fresh_start = mine.fresh_starts > 0});
  }
  for (auto& [loop, who, told] : together_) {
    auto& parcel = by_loop[loop].emplace_back();
    parcel.to = {loop, who.back()};
    who.pop_back();
    parcel.also = std::move(who);
    add_stretch(parcel.letters, *told);
  }
  return by_loop;
}

}  // namespace chats::live
