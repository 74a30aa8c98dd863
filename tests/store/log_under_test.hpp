// Both logs behind one face, for the tests of what every log promises.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "server/store/log.hpp"

namespace chats::store {

// A folder that goes when the test does.
class TemporaryFolder {
 public:
  TemporaryFolder() : TemporaryFolder(std::filesystem::temp_directory_path()) {}
  explicit TemporaryFolder(const std::filesystem::path& parent);
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

// For tests that use thousands of folders and need no real disk.
std::filesystem::path fastest_folder();

// Appends and waits for what came of it.
AppendOutcome append(Log& log, const SessionId& session, core::Seq after,
                     const std::vector<core::Event>& events);
bool close(Log& log, const SessionId& session, core::ClosingRecord record);
bool make_session(Log& log, const SessionId& session);
// The texts of a session's messages, or the sentence of damage.
std::vector<std::string> texts_of(Log& log, const SessionId& session, core::Seq after = 0);

}  // namespace chats::store
