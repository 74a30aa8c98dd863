// A disk that forgets what was not synced when the power is cut. What is written goes to the real
// files; beside them stands, for each file, what a sync has made durable and what has been done to
// it since.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "server/core/shuffle.hpp"
#include "tests/store/watched_disk.hpp"

namespace chats::store {

// What becomes of the changes that were not synced.
enum class Unsynced : std::uint8_t {
  lost,
  kept,
  torn,  // Each sector of each write by itself, by chance; a change of size or a removal, too.
};

class PowerCutDisk final : public WatchedDisk {
 public:
  // The power goes with the n-th change from now on, which is the last that is begun: whatever is
  // asked after it is an error. What lies on the real disk now is taken to be durable.
  void cut_at(int change);
  bool is_cut() const;
  // Writes into `folder` one way in which the files may be found when the power is back.
  void leave_in(const std::filesystem::path& folder, Unsynced unsynced, std::uint64_t seed) const;
  void power_is_back();

  int perform(const DiskCall& call, const std::function<int()>& really) override;

 private:
  struct Change {
    DiskAct act;
    std::string bytes;
    std::size_t at = 0;
  };
  struct File {
    bool there = false;
    bool syncs_folder = false;
    std::string durable;
    std::vector<Change> since;  // In order.
  };

  File& file_of(const std::string& name);
  void sync(File& file);
  static void make_durable(File& file);
  static File after_the_cut(const File& file, Unsynced unsynced, core::Dice& dice);

  mutable std::mutex mutex_;
  std::map<std::string, File> files_;
  int changes_left_ = 0;  // None: no cut is to come.
  bool cut_ = false;
};

}  // namespace chats::store
