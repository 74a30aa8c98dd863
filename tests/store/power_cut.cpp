#include "tests/store/power_cut.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

namespace chats::store {
namespace {

// What a disk writes whole or not at all.
constexpr std::size_t sector = 512;

bool is_change(DiskAct act) {
  return act == DiskAct::write || act == DiskAct::truncate || act == DiskAct::sync ||
         act == DiskAct::remove;
}

bool is_journal(const std::string& name) {
  return name.ends_with("-wal") || name.ends_with("-journal");
}

std::string content_of(const std::string& name) {
  std::ifstream stream(name, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void write_at(std::string& content, std::size_t at, const std::string& bytes) {
  if (content.size() < at + bytes.size()) content.resize(at + bytes.size());
  std::copy(bytes.begin(), bytes.end(), content.begin() + static_cast<std::ptrdiff_t>(at));
}

}  // namespace

void PowerCutDisk::cut_at(int change) {
  const std::lock_guard lock(mutex_);
  files_.clear();
  changes_left_ = change;
}

bool PowerCutDisk::is_cut() const {
  const std::lock_guard lock(mutex_);
  return cut_;
}

PowerCutDisk::File& PowerCutDisk::file_of(const std::string& name) {
  const auto [found, fresh] = files_.try_emplace(name);
  // What lay there before anybody looked is taken to be durable.
  if (fresh && std::filesystem::exists(name)) found->second = {true, false, content_of(name), {}};
  return found->second;
}

// As SQLite's "unix" files do: the first sync of a journal since it was opened is one of its
// folder, too. Then what was removed stays so.
void PowerCutDisk::sync(File& file) {
  make_durable(file);
  if (!std::exchange(file.syncs_folder, false)) return;
  for (auto& [name, each] : files_) {
    const auto last = std::find_if(each.since.rbegin(), each.since.rend(),
                                   [](const Change& one) { return one.act == DiskAct::remove; });
    if (last == each.since.rend()) continue;
    each.since.erase(each.since.begin(), last.base());
    each.there = false;
    each.durable.clear();
  }
}

int PowerCutDisk::perform(const DiskCall& call, const std::function<int()>& really) {
  const std::lock_guard lock(mutex_);
  if (cut_) return SQLITE_IOERR;
  if (changes_left_ == 0) return call.act == DiskAct::sync ? SQLITE_OK : really();
  if (call.act == DiskAct::open && is_journal(call.file)) file_of(call.file).syncs_folder = true;
  if (!is_change(call.act)) return really();
  File& file = file_of(call.file);
  cut_ = --changes_left_ == 0;
  if (call.act == DiskAct::sync) {
    if (!cut_) sync(file);
    return cut_ ? SQLITE_IOERR_FSYNC : SQLITE_OK;
  }
  const auto count = static_cast<std::size_t>(call.count);
  file.since.push_back(
      {call.act, {call.bytes, call.bytes + count}, static_cast<std::size_t>(call.at)});
  return cut_ ? SQLITE_IOERR : really();
}

void PowerCutDisk::make_durable(File& file) {
  core::Dice none(0);
  const bool syncs_folder = file.syncs_folder;
  file = after_the_cut(file, Unsynced::kept, none);
  file.syncs_folder = syncs_folder;
}

PowerCutDisk::File PowerCutDisk::after_the_cut(const File& file, Unsynced unsynced,
                                               core::Dice& dice) {
  File left{file.there, false, file.durable, {}};
  const auto survives = [&] {
    return unsynced == Unsynced::kept || (unsynced == Unsynced::torn && dice.roll(2) == 0);
  };
  for (const Change& change : file.since) {
    if (change.act == DiskAct::remove) {
      // The name still leads to the old file: what was written to a new one is not found.
      if (!survives()) return left;
      left = {};
      continue;
    }
    if (change.act == DiskAct::truncate) {
      if (survives()) left.durable.resize(change.at);
      continue;
    }
    for (std::size_t from = 0, to = 0; from < change.bytes.size(); from = to) {
      to = std::min(from + sector - (change.at + from) % sector, change.bytes.size());
      if (!survives()) continue;
      left.there = true;
      write_at(left.durable, change.at + from, change.bytes.substr(from, to - from));
    }
  }
  return left;
}

void PowerCutDisk::leave_in(const std::filesystem::path& folder, Unsynced unsynced,
                            std::uint64_t seed) const {
  const std::lock_guard lock(mutex_);
  core::Dice dice(seed);
  for (const auto& [name, file] : files_) {
    const File left = after_the_cut(file, unsynced, dice);
    if (!left.there) continue;
    const auto found = folder / std::filesystem::path(name).filename();
    std::ofstream(found, std::ios::binary) << left.durable;
  }
}

void PowerCutDisk::power_is_back() {
  const std::lock_guard lock(mutex_);
  changes_left_ = 0;
  cut_ = false;
}

}  // namespace chats::store
